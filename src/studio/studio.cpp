#include "studio/studio.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "plan/captions.h"
#include "studio/brush_overlay.h"
#include "studio/hairline_overlay.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr float kNarrowestWithPanel = 640;  // layout units; a smaller window shows the head alone

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
      view_(standardView(0), skinOf(scalp)),
      hairline_(scalp),
      brush_(scalp) {}

void Studio::openHead(const Scalp& scalp) {
  cancelDrag();
  scalp_ = &scalp;
  view_ = ViewControl(standardView(0), skinOf(scalp));
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

Camera Studio::standardView(std::size_t index) const {
  const Result<Camera> camera = viewNamed(viewNames()[index], head().landmarks);
  assert(camera);
  return *camera;
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
  pointing_.handle(event, {document_, view_, hairline_, brush_, view_area_, picture(), handle_reach_,
                           isOnPicture(event.at), hasHandles(), brush_.active && !presenting_});
}

void Studio::cancelDrag() {
  hairline_.cancel(document_);
  brush_.cancel(document_);
  pointing_.cancel();
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
  const glm::vec2 cursor = pointing_.cursor();
  const bool hovers = !pointing_.dragging() && isOnPicture(cursor);
  if (brush_.active && (pointing_.painting() || hovers)) drawBrush(ui, brush_, view, scalp_->rays(), cursor);
  if (!show_handles_) return;
  HairlineOverlay overlay{*scalp_, hairline, view, !brush_.active};
  if (hasHandles() && hovers) overlay.hovered = hairline_.pointNear(hairline, view, cursor, handle_reach_);
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
    drawBadge(ui, {left, top}, note, &Palette::accent);
}

TimelineWords Studio::words() const {
  const Plan seen = planShown();
  const auto day = dayShown();
  return {outlook_.one_session ? captionForOneSession(seen, day) : captionFor(seen, day),
          detailFor(seen, day)};
}

std::optional<std::size_t> Studio::currentView() const {
  for (std::size_t i = 0; i < viewNames().size(); ++i)
    if (sameView(standardView(i), view_.camera())) return i;
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
