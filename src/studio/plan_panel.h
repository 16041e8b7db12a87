#pragma once
#include <optional>
#include <string>

#include "studio/design_panels.h"
#include "studio/file_desk.h"
#include "studio/session_panel.h"

namespace stipple {

/// The panel at the right: the plan's numbers and the tools that draw on the head.
class PlanPanel {
 public:
  static constexpr float kWidth = 320;  // layout units

  /// What it edits.
  struct Subject {
    Document& document;
    HairlineTool& hairline;
    BrushTool& brush;
    Outlook& outlook;
    std::optional<float> day;  // shown
    const Workload& work;      // on this head
    const Settings& settings;  // for the files opened last
  };
  struct Wishes {
    bool undo = false, redo = false, save = false, screenshot = false, present = false;
    std::optional<FileRequest> file{};
  };
  Wishes draw(Ui& ui, const Ui::Rect& area, const Subject& subject, const std::string& head_name);

  /// A slider is being dragged: frames should be quick rather than fine.
  bool dragging() const { return sliders_.dragging(); }
  /// A number or a note is being typed: keys belong to it.
  bool typing() const { return sliders_.typing() || sessions_.typing(); }
  void endTyping(bool keep) { sliders_.endTyping(keep); }

 private:
  void drawGroups(const Ui& ui, const Subject& subject);

  PlanSliders sliders_;
  SessionPanel sessions_;
};

}  // namespace stipple
