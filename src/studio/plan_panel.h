#pragma once
#include <string>

#include "studio/document.h"
#include "studio/parameter_slider.h"
#include "studio/widgets.h"

namespace stipple {

/// The panel at the right: every parameter of the plan as a slider.
class PlanPanel {
 public:
  static constexpr float kWidth = 320;  // layout units

  struct Wishes {
    bool undo = false, redo = false, save = false, screenshot = false, present = false;
  };
  /// Draws into `area` and edits `document`.
  Wishes draw(Ui& ui, const Ui::Rect& area, Document& document, const std::string& head_name);

  /// A slider is being dragged: frames should be quick rather than fine.
  bool dragging() const { return dragging_; }
  /// A number is being typed: keys belong to it.
  bool typing() const { return slider_.isTyping(); }
  void endTyping(bool keep) { slider_.endTyping(keep); }

 private:
  void drawSlider(const Ui& ui, Document& document, const Parameter& parameter);
  void drawGroup(const Ui& ui, Document& document, const char* title, std::string_view prefix);

  ParameterSlider slider_;
  bool dragging_ = false;
};

}  // namespace stipple
