#pragma once
#include <functional>
#include <string>

#include "studio/document.h"
#include "studio/parameter_slider.h"

namespace stipple {

/// A number of a plan that the parameter table does not hold, such as one of a session.
struct PlanNumber {
  float value;
  float usual;
  std::function<void(Plan&, float)> set;
};

/// The plan's numbers as sliders and cells that edit a document: a drag is one step, and a plan that cannot
/// be is refused in words beside what would have made it.
class PlanSliders {
 public:
  /// Before the first slider of a frame.
  void beginFrame() { dragging_ = false; }

  /// `twin`, if there is one, is set to the same.
  void draw(const Ui& ui, Document& document, const Parameter& parameter, const Parameter* twin = nullptr);
  void drawCell(const Ui& ui, Document& document, const Parameter& parameter, float width);
  /// With the range in which it is likely to lie.
  void draw(const Ui& ui, Document& document, const Parameter& parameter, ParameterSlider::Likely likely);
  /// `parameter` says what it is called and its range; it must stay where it is.
  void drawCell(const Ui& ui, Document& document, const Parameter& parameter, const PlanNumber& number,
                float width);
  /// What belongs to no plan.
  ParameterSlider::Outcome drawLoose(const Ui& ui, const Parameter& parameter, float value, float usual) {
    return slider_.draw(ui, parameter, value, usual);
  }
  /// Why `parameter` could not be what was asked; nothing if it could.
  void drawRefusal(const Ui& ui, const Parameter& parameter);

  /// A slider of the plan is being dragged: frames should be quick rather than fine.
  bool dragging() const { return dragging_; }
  /// A number is being typed: keys belong to it.
  bool typing() const { return slider_.isTyping(); }
  void endTyping(bool keep) { slider_.endTyping(keep); }

 private:
  void apply(Document& document, const ParameterSlider::Outcome& outcome, const Parameter& parameter,
             const std::function<void(Plan&, float)>& set);

  ParameterSlider slider_;
  bool dragging_ = false;
  const Parameter* refused_ = nullptr;
  std::string refusal_;
};

}  // namespace stipple
