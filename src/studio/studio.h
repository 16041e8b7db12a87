// The editor: one document, a timeline, a view, tools that work on the head, and the panels that show and
// change them. Everything here is ImGui and plain data: no Vulkan, no window system (app/ wires both). Not
// here: drawing the head (render/), files of pictures (export/). Read next: document.h, timeline.h,
// view_control.h, outlook.h for the state; hairline_tool.h, brush_tool.h for what is done on the head;
// plan_panel.h, session_panel.h, timeline_panel.h, view_bar.h for the panels.
#pragma once
#include <filesystem>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/lights.h"
#include "scalp/scalp.h"
#include "studio/appearance.h"
#include "studio/brush_tool.h"
#include "studio/client_view.h"
#include "studio/comparison.h"
#include "studio/document.h"
#include "studio/export_panel.h"
#include "studio/file_desk.h"
#include "studio/guides.h"
#include "studio/hairline_overlay.h"
#include "studio/hairline_tool.h"
#include "studio/notices.h"
#include "studio/outlook.h"
#include "studio/parameter_search.h"
#include "studio/performance.h"
#include "studio/plan_panel.h"
#include "studio/pointing.h"
#include "studio/presentation.h"
#include "studio/shortcuts.h"
#include "studio/timeline.h"
#include "studio/timeline_panel.h"
#include "studio/view_control.h"

namespace stipple {

class Studio {
 public:
  /// `scalp` is the head that is shown; it must outlive the studio or the next openHead(). What outlives the
  /// program goes to `places`; `wake` is called, from another thread, when there is something to draw.
  Studio(Document document, const Scalp& scalp, DeskPlaces places = {}, std::function<void()> wake = {});

  /// `file` is where it came from; empty: the built-in head.
  void openHead(const Scalp& scalp, const std::filesystem::path& file);
  /// What the plan asks for on this head. Until it is known, and while it is not, that of a usual one.
  void setWorkload(const Workload& work) { work_ = work; }
  /// Plans and heads, such as were dropped; asks before anything that is not saved is lost.
  void openFiles(std::span<const std::filesystem::path> files);
  /// Work that a program which was killed left behind: the user is asked what to do with it.
  void offer(std::vector<Leftover> leftovers) { desk_.offer(std::move(leftovers)); }
  /// Wishes::quit follows, once nothing is lost by it.
  void askToQuit();
  /// What goes on beside the interface, in the order in which Wishes::cancel_job names it.
  void setJobs(std::vector<Jobs::Status> jobs) { jobs_ = std::move(jobs); }
  /// For whoever draws the frames to tell what they cost.
  Performance& performance() { return performance_; }
  const Settings& settings() const { return desk_.settings(); }
  const std::filesystem::path& headFile() const { return desk_.headFile(); }

  /// What time it is, before the events of a frame are told.
  void setTime(double now_s) { now_s_ = now_s; }
  /// A key was pressed.
  void key(std::string_view chord);
  void pointer(const PointerEvent& event);

  /// Something is to be typed into a field that does not take it yet; it will after a frame or two.
  bool isOpeningField() const {
    return (panel_.typing() || search_.isOpen()) && !ImGui::GetIO().WantTextInput;
  }

  const PanelKeys& keys() const { return keys_; }

  /// Builds the whole interface; between ImGui::NewFrame() and ImGui::Render().
  void draw(const Theme& theme, glm::vec2 size);

  /// The same picture in the window that the client watches, which has an interface of its own: captions, no
  /// tools.
  struct ClientPicture {
    std::vector<ShownPane> panes;
    Camera camera;
  };
  ClientPicture drawClientWindow(const Theme& theme, glm::vec2 size);
  /// There, keys do what they do in a presentation, and the mouse turns the head that is seen there.
  void clientKey(std::string_view chord);
  void clientPointer(const PointerEvent& event);
  void setClientWindow(bool open);

  const Plan& plan() const { return document_.plan(); }
  /// What is to be seen, and where in the window; valid after draw(). One pane, or those of a comparison: all
  /// with one camera and light and of one size.
  const std::vector<ShownPane>& panes() const { return panes_; }
  Camera camera() const { return view_.shown(layout_.area); }
  LightPreset light() const { return trial_.light.value_or(light_); }
  void setLight(LightPreset light) { light_ = light; }
  Ui::Rect pictureArea() const { return layout_.picture; }
  const Head& head() const { return scalp_->head(); }
  /// Of the window: the plan's name, and a dot while it has changes that are in no file; never in front of a
  /// client.
  std::string title() const;
  /// In front of a client: nothing may appear that is not of this plan and head.
  bool presenting() const { return presentation_.active(); }

  /// Something moves under the user's hand or by itself: quick frames now, fine ones later.
  bool inMotion() const {
    return timeline_.playing() || turntable_.turning() || panel_.dragging() || pointing_.dragging() ||
           client_pointing_.dragging();
  }
  /// The interface itself will change although nobody touches it.
  bool isAnimating() const {
    return timeline_.playing() || turntable_.turning() || notices_pending_ || presentation_.isLeaving(now_s_);
  }

  /// For names of files: "s2.healed", "day 12"; "left45", or "view" after an orbit.
  std::string stageName() const;
  std::string viewName() const;
  /// What makes the picture other than the plan's: "To compare: all in one session"; mostly empty.
  std::string pictureNote() const { return labelOf(outlook_); }
  /// All that whoever sees the picture must know of it, for a corner of a file.
  std::string pictureNotes() const;
  std::string comparisonName() const;

  /// Another arrangement of dots will not come: the plan takes the one that is shown, as a step that can be
  /// undone, so that what is seen is what is saved and exported.
  void keepArrangement(std::uint32_t seed);

  void say(std::string text) { notices_.say(std::move(text), now_s_); }
  void warn(std::string text) { notices_.warn(std::move(text), now_s_); }

  /// What only the window can do; each asked for once.
  struct Wishes {
    bool quit = false;
    bool toggle_full_screen = false;
    bool leave_full_screen = false;
    bool begin_presentation = false, end_presentation = false;
    bool toggle_client_window = false;
    bool screenshot = false, copy_picture = false;   // of what is shown
    std::optional<std::filesystem::path> open_head;  // empty path: the built-in head
    std::optional<std::size_t> cancel_job;
    std::vector<ExportOrder> exports;
  };
  Wishes takeWishes() { return std::exchange(wishes_, {}); }

 private:
  void perform(Action action);
  void leave();
  void goTo(const Parameter& parameter);
  void takeDesign(const DesignKey& key);
  void lookClosely(glm::vec2 at);
  bool nudge(std::string_view chord);
  void cancelDrag();
  void showView(std::size_t index);
  void drawDesk(Ui& ui, glm::vec2 size);
  void orderExport();
  PictureLayout layOut(const Theme& theme, glm::vec2 size) const;
  void drawOverlays(const Ui& ui);
  void drawPresentation(const Ui& ui);
  void drawTools(Ui& ui, glm::vec2 size);
  void drawPlanPanel(Ui& ui, glm::vec2 size);
  void drawComparison(Ui& ui);
  void drawScale(const Ui& ui, float foot) const;
  /// The picture that lies under a place of the window; its own if there are several side by side.
  PictureView pictureAt(glm::vec2 at) const;
  PictureView picture() const { return pictureAt({0, 0}); }
  /// With the preset that the pointer rests on, if there is one.
  const Plan& planTried() const { return trial_.plan ? *trial_.plan : plan(); }
  CompareWith compareWith() const { return {planTried(), outlook_, timeline_.day(), document_.designs()}; }
  bool isOnPicture(glm::vec2 at) const;
  ClientView clientView() const;
  TimelineWords words() const;
  /// Tools work on the one picture, or on both sides of a wipe alike.
  bool hasTools() const { return !presenting() && !comparison_.hasPanes(); }
  bool hasHandles() const { return show_handles_ && hasTools() && !brush_.active; }
  /// Where its numbers are.
  bool hasWhorl() const { return hasHandles() && panel_.page() == PanelPage::head; }
  /// There are such views of every head.
  Camera standardView(std::size_t index) const;
  std::optional<std::size_t> currentView() const;

  Document document_;
  FileDesk desk_;
  const Scalp* scalp_;
  Timeline timeline_;
  Outlook outlook_;
  Comparison comparison_;
  Workload work_;
  ViewControl view_;
  LightPreset light_ = LightPreset::studio;
  HairlineTool hairline_;
  WhorlTool whorl_;
  BrushTool brush_;
  HairlineSeen hairline_seen_;
  GuideLines guides_;
  PlanPanel panel_;
  PanelKeys keys_;
  ParameterSearch search_;
  Trial trial_;  // of this frame
  HeadFacts head_facts_;
  Notices notices_;
  std::vector<Jobs::Status> jobs_;
  Wishes wishes_;
  Presentation presentation_;
  Turntable turntable_;
  bool has_client_window_ = false;
  std::optional<ViewControl> client_view_;  // of its own; none: it shows what this window shows
  PictureLayout client_layout_;
  Pointing client_pointing_;
  bool holds_divider_ = false;
  bool show_handles_ = true;
  bool show_guides_ = false;
  ExportChoices export_choices_;
  Performance performance_;
  bool show_history_ = false, show_performance_ = false;
  bool sheet_open_ = false;
  bool appearance_open_ = false;
  bool notices_pending_ = false;
  double now_s_ = 0, drawn_s_ = 0;

  PictureLayout layout_;
  std::vector<ShownPane> panes_;
  float view_bar_height_ = 0;
  std::vector<Ui::Rect> covered_;

  Pointing pointing_;
  float handle_reach_ = 0;  // in the window system's units
};

}  // namespace stipple
