#include "studio/studio.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "plan/plan_file.h"
#include "studio/output_files.h"
#include "studio/timeline_panel.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr float kNarrowestWithPanel = 640;  // layout units; a smaller window shows the head alone

/// Standard views exist for every head, so their names cannot fail here.
Camera standardView(std::size_t index, const Landmarks& landmarks) {
  const Result<Camera> camera = viewNamed(viewNames()[index], landmarks);
  assert(camera);
  return *camera;
}

bool sameView(const Camera& a, const Camera& b) {
  return a.target == b.target && a.yaw == b.yaw && a.pitch == b.pitch && a.height_mm == b.height_mm;
}

glm::vec2 sizeOf(const Ui::Rect& rect) {
  return {rect.high.x - rect.low.x, rect.high.y - rect.low.y};
}

}  // namespace

Studio::Studio(Document document, StudioHead head)
    : document_(std::move(document)),
      head_(std::move(head)),
      timeline_(document_.plan()),
      view_(standardView(0, head_.landmarks), head_.skin_at) {}

void Studio::openHead(StudioHead head) {
  head_ = std::move(head);
  view_ = ViewControl(standardView(0, head_.landmarks), head_.skin_at);
}

void Studio::openPlan(const Plan& plan, const std::filesystem::path& file) {
  document_.finishGroup();
  document_.change(plan, fmt::format("Open {}", file.filename().string()));
  document_.markSaved(file);
  timeline_.keepWithin(plan);
}

void Studio::key(std::string_view chord) {
  if (panel_.typing()) {
    if (chord == "Enter" || chord == "Esc") panel_.endTyping(chord == "Enter");
    return;
  }
  if (const auto action = actionFor(chord)) return perform(*action);
  if (const auto view = viewIndexFor(chord)) showView(*view);
}

void Studio::perform(Action action) {
  switch (action) {
    case Action::next_stage:
      return timeline_.step(plan(), +1);
    case Action::previous_stage:
      return timeline_.step(plan(), -1);
    case Action::play:
      return timeline_.togglePlay(plan());
    case Action::fit:
      return view_.fit();
    case Action::present:
      presenting_ = !presenting_;
      return;
    case Action::full_screen:
      wishes_.toggle_full_screen = true;
      return;
    case Action::screenshot:
      wishes_.screenshot = true;
      return;
    case Action::save:
      return save();
    case Action::undo:
      document_.undo();
      return timeline_.keepWithin(plan());
    case Action::redo:
      document_.redo();
      return timeline_.keepWithin(plan());
    case Action::shortcut_sheet:
      sheet_open_ = !sheet_open_;
      return;
    case Action::quit:
      wishes_.quit = true;
      return;
    case Action::leave:
      if (sheet_open_)
        sheet_open_ = false;
      else if (presenting_)
        presenting_ = false;
      else
        wishes_.leave_full_screen = true;
      return;
  }
}

void Studio::showView(std::size_t index) {
  view_.show(standardView(index, head_.landmarks));
}

void Studio::save() {
  const std::filesystem::path file =
      document_.file().empty() ? freeName(outputFolder(), "smp-plan", ".json") : document_.file();
  if (const auto written = writePlan(plan(), file); !written) return warn(written.error().message);
  document_.markSaved(file);
  say(fmt::format("Plan saved to {}", file.string()));
}

void Studio::pointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  const ImVec2 at{event.at.x, event.at.y};
  const bool on_head =
      picture_area_.contains(at) &&
      std::ranges::none_of(covered_, [&](const Ui::Rect& rect) { return rect.contains(at); });
  const glm::vec2 in_picture = event.at - glm::vec2(picture_area_.low.x, picture_area_.low.y);
  switch (event.kind) {
    case Kind::press:
      if (!on_head || drag_ != Drag::none) return;
      drag_ = event.button == PointerEvent::Button::left ? Drag::orbit : Drag::pan;
      drag_button_ = event.button;
      drag_at_ = event.at;
      if (drag_ == Drag::orbit) view_.beginOrbit(view_area_);
      return;
    case Kind::release:
      if (event.button == drag_button_) drag_ = Drag::none;
      return;
    case Kind::move:
      if (drag_ == Drag::orbit) view_.orbit(view_area_, event.at - drag_at_);
      if (drag_ == Drag::pan) view_.pan(view_area_, event.at - drag_at_);
      drag_at_ = event.at;
      return;
    case Kind::wheel:
      if (on_head) view_.zoom(view_area_, in_picture, event.steps);
      return;
  }
}

void Studio::draw(const Theme& theme, glm::vec2 size, double now_s) {
  timeline_.advance(plan(), now_s_ > 0 ? static_cast<float>(now_s - now_s_) : 0.0f);
  now_s_ = now_s;
  Ui ui{theme, now_s};
  ImGui::PushFont(theme.body);
  layOut(theme, size);
  drawPanels(ui, size);
  ImGui::PopFont();
  covered_ = std::move(ui.covered);
}

void Studio::layOut(const Theme& theme, glm::vec2 size) {
  const bool panel = !presenting_ && size.x >= theme.px(kNarrowestWithPanel);
  picture_area_ = {{0, 0}, {size.x - (panel ? std::floor(theme.px(PlanPanel::kWidth)) : 0), size.y}};
  free_area_ = picture_area_;
  if (presenting_) {
    free_area_.high.y -= theme.px(90);
  } else {
    free_area_.low.y += view_bar_height_ + theme.px(16);
    free_area_.high.y -= theme.px(kTimelineHeight);
  }
  const glm::vec2 free = glm::max(sizeOf(free_area_), glm::vec2(theme.px(80)));
  const glm::vec2 low{free_area_.low.x, free_area_.low.y};
  view_area_ = {glm::max(sizeOf(picture_area_), glm::vec2(1)), low + free / 2.0f, std::min(free.x, free.y)};
}

void Studio::drawPanels(Ui& ui, glm::vec2 size) {
  if (presenting_) {
    drawLargeCaption(ui, picture_area_, plan(), timeline_);
  } else {
    const ViewBar bar = drawViewBar(ui, picture_area_, currentView());
    view_bar_height_ = bar.height;
    if (bar.chosen) showView(*bar.chosen);
    if (bar.fit) view_.fit();
    drawTimelinePanel(ui, picture_area_, plan(), timeline_);
    if (picture_area_.high.x < size.x) {
      const Ui::Rect right{{picture_area_.high.x, 0}, {size.x, size.y}};
      const PlanPanel::Wishes wishes = panel_.draw(ui, right, document_, head_.name);
      if (wishes.undo) perform(Action::undo);
      if (wishes.redo) perform(Action::redo);
      if (wishes.save) perform(Action::save);
      if (wishes.screenshot) perform(Action::screenshot);
      if (wishes.present) perform(Action::present);
    }
  }
  const float top = presenting_ ? ui.px(16) : view_bar_height_ + ui.px(28);
  if (head_.is_built_in) drawBadge(ui, {ui.px(16), top}, "Not your head");
  const float middle = (picture_area_.low.x + picture_area_.high.x) / 2;
  notices_pending_ =
      notices_.draw(ui, {middle, top}, std::min(ui.px(640), sizeOf(picture_area_).x - ui.px(40)));
  if (sheet_open_) sheet_open_ = drawShortcutSheet(ui, {{0, 0}, {size.x, size.y}});
}

std::optional<std::size_t> Studio::currentView() const {
  for (std::size_t i = 0; i < viewNames().size(); ++i)
    if (sameView(standardView(i, head_.landmarks), view_.camera())) return i;
  return std::nullopt;
}

std::string Studio::stageName() const {
  return stageShown(plan(), day()).name;
}

std::string Studio::viewName() const {
  const auto index = currentView();
  return index ? std::string(viewNames()[*index]) : "view";
}

}  // namespace stipple
