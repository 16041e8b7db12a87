#pragma once
#include <optional>
#include <string>

#include "studio/export_panel.h"
#include "studio/file_desk.h"
#include "studio/pages.h"
#include "studio/session_panel.h"

namespace stipple {

/// The pages of the panel, in the order in which a consultation goes through them.
enum class PanelPage { head, hairline, zones, pigment, skin, sessions, light, exporting };
inline constexpr std::size_t kPanelPageCount = 8;

/// As the rail has it.
const char* nameOf(PanelPage page);
/// Where a number of the plan is set.
PanelPage pageOf(const Parameter& parameter);

/// "Alt+1" to "Alt+8".
std::optional<PanelPage> panelPageFor(std::string_view chord);

/// The panel at the right: a rail of pages, and the one that is open with everything it sets.
class PlanPanel {
 public:
  static constexpr float kWidth = 372;  // layout units

  /// What it edits and shows.
  struct Subject {
    Document& document;
    HairlineTool& hairline;
    BrushTool& brush;
    Outlook& outlook;
    std::optional<float> day;  // shown
    const Workload& work;      // on this head
    const HeadFacts& head;
    LightPreset light;
    ExportChoices& exports;
    Settings& settings;  // the files opened last, the head of papers
  };
  struct Wishes {
    bool undo = false, redo = false, save = false, screenshot = false, copy_picture = false, present = false;
    bool find_setting = false, settings = false, shortcut_sheet = false, orders_export = false;
    std::optional<FileRequest> file{};
    std::optional<LightPreset> light{};
    Trial trial{};
  };
  Wishes draw(Ui& ui, const Ui::Rect& area, const Subject& subject);

  void show(PanelPage page) { page_ = page; }
  void showSession(std::size_t session) { sessions_.show(session); }
  PanelPage page() const { return page_; }

  /// A slider is being dragged: frames should be quick rather than fine.
  bool dragging() const { return sliders_.dragging(); }
  /// A number or a note is being typed: keys belong to it.
  bool typing() const { return sliders_.typing() || sessions_.typing() || typing_client_; }
  void endTyping(bool keep) { sliders_.endTyping(keep); }

 private:
  void drawPage(const Page& page, const Subject& subject, Wishes& wishes);
  void drawRail(const Ui& ui, Wishes& wishes);

  PanelPage page_ = PanelPage::hairline;
  PlanSliders sliders_;
  SessionPanel sessions_;
  bool typing_client_ = false;
};

}  // namespace stipple
