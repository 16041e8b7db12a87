#include "studio/studio.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <glm/geometric.hpp>
#include <utility>

#include "plan/captions.h"
#include "plan/plan_file.h"
#include "studio/brush_overlay.h"
#include "studio/hairline_overlay.h"
#include "studio/output_files.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr float kNarrowestWithPanel = 640;  // layout units; a smaller window shows the head alone
constexpr float kNudgeMm = 1, kFineNudgeMm = 0.1f;

/// Standard views exist for every head, so their names cannot fail here.
Camera standardView(std::size_t index, const Landmarks& landmarks) {
  const Result<Camera> camera = viewNamed(viewNames()[index], landmarks);
  assert(camera);
  return *camera;
}

bool sameView(const Camera& a, const Camera& b) {
  return a.target == b.target && a.yaw == b.yaw && a.pitch == b.pitch && a.height_mm == b.height_mm;
}

SkinAt skinOf(const Scalp& scalp) {
  return [&rays = scalp.rays()](const glm::vec3& origin,
                                const glm::vec3& direction) -> std::optional<glm::vec3> {
    const auto hit = rays.cast(origin, direction);
    if (!hit) return std::nullopt;
    return hit->position;
  };
}

glm::vec2 sizeOf(const Ui::Rect& rect) {
  return {rect.high.x - rect.low.x, rect.high.y - rect.low.y};
}

}  // namespace

Studio::Studio(Document document, const Scalp& scalp)
    : document_(std::move(document)),
      scalp_(&scalp),
      timeline_(document_.plan()),
      work_(usualWorkload(document_.plan(), kUsualTreatedCm2)),
      view_(standardView(0, head().landmarks), skinOf(scalp)),
      hairline_(scalp),
      brush_(scalp) {}

void Studio::openHead(const Scalp& scalp) {
  cancelDrag();
  scalp_ = &scalp;
  view_ = ViewControl(standardView(0, head().landmarks), skinOf(scalp));
  hairline_.openHead(scalp);
  brush_.openHead(scalp);
  guides_.openHead();
}

void Studio::openPlan(const Plan& plan, const std::filesystem::path& file) {
  cancelDrag();
  document_.finishGroup();
  document_.change(plan, fmt::format("Open {}", file.filename().string()));
  document_.markSaved(file);
}

void Studio::key(std::string_view chord) {
  if (panel_.typing()) {
    if (chord == "Enter" || chord == "Esc") panel_.endTyping(chord == "Enter");
    return;
  }
  if (hairline_.dragging() || brush_.painting()) {
    if (chord == "Esc") cancelDrag();
    return;  // nothing else may change the plan meanwhile
  }
  if (nudge(chord)) return;
  if (const auto action = actionFor(chord)) return perform(*action);
  if (const auto view = viewIndexFor(chord)) showView(*view);
}

/// Arrow keys belong to the selected point, and step through the stages if there is none.
bool Studio::nudge(std::string_view chord) {
  if (!hasHandles() || !hairline_.selected()) return false;
  const bool fine = chord.starts_with("Shift+");
  if (fine) chord.remove_prefix(std::string_view("Shift+").size());
  constexpr std::array<std::pair<std::string_view, glm::vec2>, 4> kArrows{
      {{"Left", {-1, 0}}, {"Right", {1, 0}}, {"Up", {0, 1}}, {"Down", {0, -1}}}};
  const auto arrow = std::ranges::find(kArrows, chord, &std::pair<std::string_view, glm::vec2>::first);
  if (arrow == kArrows.end()) return false;
  hairline_.nudge(document_, picture(), arrow->second, fine ? kFineNudgeMm : kNudgeMm);
  if (!hairline_.refusal().empty()) warn(hairline_.refusal());
  return true;
}

void Studio::perform(Action action) {
  switch (action) {
    case Action::next_stage:
      return timeline_.step(+1);
    case Action::previous_stage:
      return timeline_.step(-1);
    case Action::next_day:
      return timeline_.stepDay(+1);
    case Action::previous_day:
      return timeline_.stepDay(-1);
    case Action::play:
      return timeline_.togglePlay();
    case Action::faster:
      return timeline_.changeSpeed(+1);
    case Action::slower:
      return timeline_.changeSpeed(-1);
    case Action::one_session:
      outlook_.one_session = !outlook_.one_session;
      return;
    case Action::next_outcome:
      outlook_.outcome =
          static_cast<Outcome>((static_cast<std::size_t>(outlook_.outcome) + 1) % kOutcomeNames.size());
      return;
    case Action::fit:
      return view_.fit();
    case Action::handles:
      show_handles_ = !show_handles_;
      return;
    case Action::guides:
      show_guides_ = !show_guides_;
      return;
    case Action::next_light:
      light_ = static_cast<LightPreset>((static_cast<std::size_t>(light_) + 1) % lightNames().size());
      return;
    case Action::brush:
      brush_.active = !brush_.active;
      return;
    case Action::next_point:
    case Action::previous_point:
      if (hasHandles()) hairline_.selectNext(action == Action::next_point ? 1 : -1);
      return;
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
      return document_.undo();
    case Action::redo:
      return document_.redo();
    case Action::shortcut_sheet:
      sheet_open_ = !sheet_open_;
      return;
    case Action::quit:
      wishes_.quit = true;
      return;
    case Action::leave:
      return leave();
  }
}

/// One thing at a time, the nearest first.
void Studio::leave() {
  if (sheet_open_)
    sheet_open_ = false;
  else if (outlook_ != Outlook())
    outlook_ = {};
  else if (presenting_)
    presenting_ = false;
  else if (brush_.active)
    brush_.active = false;
  else if (hairline_.selected())
    hairline_.select(std::nullopt);
  else
    wishes_.leave_full_screen = true;
}

void Studio::showView(std::size_t index) {
  view_.show(standardView(index, head().landmarks));
}

void Studio::save() {
  const std::filesystem::path file =
      document_.file().empty() ? freeName(outputFolder(), "smp-plan", ".json") : document_.file();
  if (const auto written = writePlan(plan(), file); !written) return warn(written.error().message);
  document_.markSaved(file);
  say(fmt::format("Plan saved to {}", file.string()));
}

PictureView Studio::picture() const {
  return {camera(), {picture_area_.low.x, picture_area_.low.y}, view_area_.size};
}

bool Studio::isOnPicture(glm::vec2 at) const {
  const ImVec2 place{at.x, at.y};
  return picture_area_.contains(place) &&
         std::ranges::none_of(covered_, [&](const Ui::Rect& rect) { return rect.contains(place); });
}

void Studio::pointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  cursor_ = event.at;
  switch (event.kind) {
    case Kind::press:
      if (isOnPicture(event.at) && drag_ == Drag::none) press(event);
      return;
    case Kind::release:
      if (event.button == drag_button_) release();
      return;
    case Kind::move:
      return move(event);
    case Kind::wheel:
      if (isOnPicture(event.at) && drag_ != Drag::handle && drag_ != Drag::paint)
        view_.zoom(view_area_, event.at - glm::vec2(picture_area_.low.x, picture_area_.low.y), event.steps);
      return;
  }
}

/// What lies under the left button decides: a handle, skin to paint on, or the head to turn.
void Studio::press(const PointerEvent& event) {
  drag_button_ = event.button;
  drag_at_ = pressed_at_ = event.at;
  if (event.button != PointerEvent::Button::left) {
    drag_ = Drag::pan;
  } else if (brush_.active && !presenting_ && brush_.press(document_, picture(), event.at)) {
    drag_ = Drag::paint;
  } else if (hasHandles() && hairline_.press(document_, picture(), event.at, handle_reach_)) {
    drag_ = Drag::handle;
  } else {
    drag_ = Drag::orbit;
    view_.beginOrbit(view_area_);
  }
}

void Studio::move(const PointerEvent& event) {
  switch (drag_) {
    case Drag::none:
      break;
    case Drag::orbit:
      view_.orbit(view_area_, event.at - drag_at_);
      break;
    case Drag::pan:
      view_.pan(view_area_, event.at - drag_at_);
      break;
    case Drag::handle:
      hairline_.drag(document_, picture(), event.at, event.alt);
      break;
    case Drag::paint:
      brush_.drag(document_, picture(), event.at);
      break;
  }
  drag_at_ = event.at;
}

void Studio::release() {
  if (drag_ == Drag::handle) hairline_.release(document_);
  if (drag_ == Drag::paint) brush_.release(document_);
  // A click beside the handles lets go of the selected one.
  if (drag_ == Drag::orbit && hasHandles() && glm::distance(drag_at_, pressed_at_) <= kTremble)
    hairline_.select(std::nullopt);
  drag_ = Drag::none;
}

void Studio::cancelDrag() {
  hairline_.cancel(document_);
  brush_.cancel(document_);
  drag_ = Drag::none;
}

void Studio::draw(const Theme& theme, glm::vec2 size, double now_s) {
  timeline_.follow(plan());
  timeline_.advance(now_s_ > 0 ? static_cast<float>(now_s - now_s_) : 0.0f);
  now_s_ = now_s;
  Ui ui{theme, now_s};
  ImGui::PushFont(theme.body);
  layOut(theme, size);
  if (!presenting_) drawOverlays(ui);
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

/// What helps the practitioner and no client needs to see.
void Studio::drawOverlays(const Ui& ui) {
  handle_reach_ = ui.px(kHandleReach);
  const PictureView view = picture();
  const Hairline& hairline = plan().hairline;
  if (show_guides_) guides_.draw(ui, view, *scalp_, hairline);
  if (brush_.active && (drag_ == Drag::paint || (drag_ == Drag::none && isOnPicture(cursor_))))
    drawBrush(ui, brush_, view, scalp_->rays(), cursor_);
  if (!show_handles_) return;
  HairlineOverlay overlay{*scalp_, hairline, view, !brush_.active};
  if (hasHandles() && drag_ == Drag::none && isOnPicture(cursor_))
    overlay.hovered = hairline_.pointNear(hairline, view, cursor_, handle_reach_);
  if (overlay.hovered || hairline_.dragging()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  drawHairline(ui, hairline_, overlay);
}

void Studio::drawPanels(Ui& ui, glm::vec2 size) {
  if (presenting_) {
    drawLargeCaption(ui, picture_area_, words());
  } else {
    const ViewBar bar = drawViewBar(ui, picture_area_, {currentView(), show_handles_, show_guides_, light_});
    view_bar_height_ = bar.height;
    if (bar.chosen) showView(*bar.chosen);
    if (bar.fit) view_.fit();
    if (bar.toggle_handles) perform(Action::handles);
    if (bar.toggle_guides) perform(Action::guides);
    if (bar.next_light) perform(Action::next_light);
    drawTimelinePanel(ui, picture_area_, words(), timeline_);
    if (picture_area_.high.x < size.x) {
      const Ui::Rect right{{picture_area_.high.x, 0}, {size.x, size.y}};
      const PlanPanel::Wishes wishes = panel_.draw(
          ui, right, {document_, hairline_, brush_, outlook_, timeline_.day(), work_}, head().name);
      if (wishes.undo) perform(Action::undo);
      if (wishes.redo) perform(Action::redo);
      if (wishes.save) perform(Action::save);
      if (wishes.screenshot) perform(Action::screenshot);
      if (wishes.present) perform(Action::present);
    }
  }
  const float top = presenting_ ? ui.px(16) : view_bar_height_ + ui.px(28);
  drawBadges(ui, top);
  const float notices_top = pictureNote().empty() ? top : top + ui.px(34);  // under what must be read
  const float middle = (picture_area_.low.x + picture_area_.high.x) / 2;
  notices_pending_ =
      notices_.draw(ui, {middle, notices_top}, std::min(ui.px(640), sizeOf(picture_area_).x - ui.px(40)));
  if (sheet_open_) sheet_open_ = drawShortcutSheet(ui, {{0, 0}, {size.x, size.y}});
}

/// What must be known about the picture by whoever sees it.
void Studio::drawBadges(const Ui& ui, float top) const {
  float left = ui.px(16);
  if (head().is_built_in) left = drawBadge(ui, {left, top}, "Not your head") + ui.px(8);
  if (const std::string note = pictureNote(); !note.empty())
    drawBadge(ui, {left, top}, note, Palette::kAccent);
}

TimelineWords Studio::words() const {
  const Plan seen = planShown();
  const auto day = dayShown();
  return {outlook_.one_session ? captionForOneSession(seen, day) : captionFor(seen, day),
          detailFor(seen, day)};
}

std::optional<std::size_t> Studio::currentView() const {
  for (std::size_t i = 0; i < viewNames().size(); ++i)
    if (sameView(standardView(i, head().landmarks), view_.camera())) return i;
  return std::nullopt;
}

std::string Studio::stageName() const {
  const std::string stage = stageShown(plan(), timeline_.day()).name;
  const std::string tag = tagOf(outlook_);
  return tag.empty() ? stage : fmt::format("{} {}", stage, tag);
}

std::string Studio::viewName() const {
  const auto index = currentView();
  return index ? std::string(viewNames()[*index]) : "view";
}

}  // namespace stipple
