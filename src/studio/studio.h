// The editor: one document, a timeline, a view, tools that work on the head, and the panels that show and
// change them. Everything here is ImGui and plain data: no Vulkan, no window system (app/ wires both). Not
// here: drawing the head (render/), files of pictures (export/). Read next: document.h, timeline.h,
// view_control.h, outlook.h for the state; hairline_tool.h, brush_tool.h for what is done on the head;
// plan_panel.h, session_panel.h, timeline_panel.h, view_bar.h for the panels.
#pragma once
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "render/lights.h"
#include "scalp/scalp.h"
#include "studio/brush_tool.h"
#include "studio/document.h"
#include "studio/guides.h"
#include "studio/hairline_tool.h"
#include "studio/notices.h"
#include "studio/outlook.h"
#include "studio/plan_panel.h"
#include "studio/pointing.h"
#include "studio/shortcuts.h"
#include "studio/timeline.h"
#include "studio/timeline_panel.h"
#include "studio/view_control.h"

namespace stipple {

class Studio {
 public:
  /// `scalp` is the head that is shown; it must outlive the studio or the next openHead().
  Studio(Document document, const Scalp& scalp);

  void openHead(const Scalp& scalp);
  /// What the plan asks for on this head. Until it is known, and while it is not, that of a usual one.
  void setWorkload(const Workload& work) { work_ = work; }
  /// The old plan stays in the history: undo brings it back.
  void openPlan(const Plan& plan, const std::filesystem::path& file);

  /// A key was pressed.
  void key(std::string_view chord);
  void pointer(const PointerEvent& event);

  /// Builds the whole interface; between ImGui::NewFrame() and ImGui::Render().
  void draw(const Theme& theme, glm::vec2 size, double now_s);

  const Plan& plan() const { return document_.plan(); }
  /// What is to be seen, and where in the window; valid after the first draw().
  Plan planShown() const { return planSeen(plan(), outlook_); }
  std::optional<float> dayShown() const { return daySeen(plan(), outlook_, timeline_.day()); }
  Camera camera() const { return view_.shown(view_area_); }
  LightPreset light() const { return light_; }
  Ui::Rect pictureArea() const { return picture_area_; }
  const Head& head() const { return scalp_->head(); }

  /// Something moves under the user's hand or by itself: quick frames now, fine ones later.
  bool inMotion() const { return timeline_.playing() || panel_.dragging() || pointing_.dragging(); }
  /// The interface itself will change although nobody touches it.
  bool isAnimating() const { return timeline_.playing() || notices_pending_; }

  /// For names of files: "s2.healed", "day 12"; "left45", or "view" after an orbit.
  std::string stageName() const;
  std::string viewName() const;
  /// What makes the picture other than the plan's: "To compare: all in one session"; mostly empty.
  std::string pictureNote() const { return labelOf(outlook_); }

  void say(std::string text) { notices_.say(std::move(text), now_s_); }
  void warn(std::string text) { notices_.warn(std::move(text), now_s_); }

  /// What only the window can do; each asked for once.
  struct Wishes {
    bool quit = false;
    bool toggle_full_screen = false;
    bool leave_full_screen = false;
    bool screenshot = false;
  };
  Wishes takeWishes() { return std::exchange(wishes_, {}); }

 private:
  void perform(Action action);
  void leave();
  bool nudge(std::string_view chord);
  void cancelDrag();
  void showView(std::size_t index);
  void save();
  void layOut(const Theme& theme, glm::vec2 size);
  void drawOverlays(const Ui& ui);
  void drawPanels(Ui& ui, glm::vec2 size);
  PictureView picture() const;
  bool isOnPicture(glm::vec2 at) const;
  void drawBadges(const Ui& ui, float top) const;
  TimelineWords words() const;
  bool hasHandles() const { return show_handles_ && !presenting_ && !brush_.active; }
  /// There are such views of every head.
  Camera standardView(std::size_t index) const;
  std::optional<std::size_t> currentView() const;

  Document document_;
  const Scalp* scalp_;
  Timeline timeline_;
  Outlook outlook_;
  Workload work_;
  ViewControl view_;
  LightPreset light_ = LightPreset::studio;
  HairlineTool hairline_;
  BrushTool brush_;
  GuideLines guides_;
  PlanPanel panel_;
  Notices notices_;
  Wishes wishes_;
  bool presenting_ = false;
  bool show_handles_ = true;
  bool show_guides_ = false;
  bool sheet_open_ = false;
  bool notices_pending_ = false;
  double now_s_ = 0;

  Ui::Rect picture_area_{};
  Ui::Rect free_area_{};  // of the picture, not under cards
  ViewArea view_area_;
  float view_bar_height_ = 0;
  std::vector<Ui::Rect> covered_;

  Pointing pointing_;
  float handle_reach_ = 0;  // in the window system's units
};

}  // namespace stipple
