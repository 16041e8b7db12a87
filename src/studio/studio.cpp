#include "studio/studio.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "plan/captions.h"
#include "studio/brush_overlay.h"
#include "studio/compare_bar.h"
#include "studio/hairline_overlay.h"
#include "studio/history_panel.h"
#include "studio/job_cards.h"
#include "studio/scale_bar.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr double kLongestStepS = 0.25;
constexpr float kNarrowestWithPanel = 640;  // layout units; a smaller window shows the head alone

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

Studio::Studio(Document document, const Scalp& scalp, DeskPlaces places, std::function<void()> wake)
    : document_(std::move(document)),
      desk_(std::move(places), std::move(wake)),
      scalp_(&scalp),
      timeline_(document_.plan()),
      work_(usualWorkload(document_.plan(), kUsualTreatedCm2)),
      view_(standardView(0), skinOf(scalp)),
      hairline_(scalp),
      brush_(scalp),
      head_facts_(factsOf(scalp.head())) {
  if (!document_.file().empty()) desk_.planIsOpen(document_.file());
}

void Studio::openHead(const Scalp& scalp, const std::filesystem::path& file) {
  desk_.headIsOpen(file);
  cancelDrag();
  scalp_ = &scalp;
  view_ = ViewControl(standardView(0), skinOf(scalp));
  hairline_.openHead(scalp);
  brush_.openHead(scalp);
  guides_.openHead();
  head_facts_ = factsOf(scalp.head());
}

Camera Studio::standardView(std::size_t index) const {
  const Result<Camera> camera = viewNamed(viewNames()[index], head().landmarks);
  assert(camera);
  return *camera;
}

PictureView Studio::pictureAt(glm::vec2 at) const {
  const Ui::Rect* under = &picture_area_;
  for (const Pane& pane : panes_)
    if (pane.area.contains({at.x, at.y}) || under == &picture_area_) under = &pane.area;
  return {camera(), {under->low.x, under->low.y}, view_area_.size};
}

bool Studio::isOnPicture(glm::vec2 at) const {
  const ImVec2 place{at.x, at.y};
  return picture_area_.contains(place) &&
         std::ranges::none_of(covered_, [&](const Ui::Rect& rect) { return rect.contains(place); });
}

void Studio::pointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  const bool on_divider = comparison_.isOnDivider(picture_area_, event.at, handle_reach_);
  if (event.kind == Kind::press && on_divider && isOnPicture(event.at) && !pointing_.dragging())
    holds_divider_ = true;
  if (holds_divider_) {
    comparison_.moveDivider(picture_area_, event.at.x);
    if (event.kind == Kind::release) holds_divider_ = false;
    return;
  }
  if (event.kind == Kind::press && isOnPicture(event.at)) {
    turntable_.stop();
    panel_.keys().leave();
  }
  pointing_.handle(event, {document_, view_, hairline_, brush_, view_area_, pictureAt(event.at),
                           handle_reach_, isOnPicture(event.at), hasHandles(), brush_.active && hasTools()});
}

void Studio::cancelDrag() {
  hairline_.cancel(document_);
  brush_.cancel(document_);
  pointing_.cancel();
  holds_divider_ = false;
}

void Studio::draw(const Theme& theme, glm::vec2 size) {
  // After a rest nothing leaps ahead.
  const float passed_s = static_cast<float>(std::clamp(now_s_ - drawn_s_, 0.0, kLongestStepS));
  drawn_s_ = now_s_;
  timeline_.follow(plan());
  timeline_.advance(passed_s);
  turntable_.advance(passed_s, view_);
  Ui ui{theme, now_s_};
  handle_reach_ = ui.px(kHandleReach);
  ImGui::PushFont(theme.body);
  layOut(theme, size);
  if (hasTools()) drawOverlays(ui);
  drawPanels(ui, size);
  panes_ = makePanes();  // of what the panels have just made of the plan
  drawScale(ui);
  if (comparison_.active()) drawComparison(ui);
  if (!presenting() && !pointing_.dragging()) drawDesk(ui, size);
  ImGui::PopFont();
  covered_ = std::move(ui.covered);
  if (presentation_.black())
    ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, {size.x, size.y}, IM_COL32_BLACK);
}

void Studio::layOut(const Theme& theme, glm::vec2 size) {
  pane_gap_ = std::floor(theme.px(2));
  const bool panel = !presenting() && size.x >= theme.px(kNarrowestWithPanel);
  picture_area_ = {{0, 0}, {size.x - (panel ? std::floor(theme.px(PlanPanel::kWidth)) : 0), size.y}};
  free_area_ = picture_area_;
  if (presenting()) {
    if (!comparison_.active()) free_area_.high.y -= theme.px(90);
  } else {
    free_area_.low.y += view_bar_height_ + theme.px(24);
    free_area_.high.y -= theme.px(kTimelineHeight);
  }
  const Ui::Rect pane = comparison_.panesOf(picture_area_, free_area_, pane_gap_).front();
  Ui::Rect free = free_area_;
  if (comparison_.hasPanes()) {
    free = pane;
    free.high.y -= theme.px(presenting() ? 64 : 48);  // its caption
  }
  const glm::vec2 room = glm::max(sizeOf(free), glm::vec2(theme.px(80)));
  const glm::vec2 low{free.low.x - pane.low.x, free.low.y - pane.low.y};
  view_area_ = {glm::max(sizeOf(pane), glm::vec2(1)), low + room / 2.0f, std::min(room.x, room.y)};
}

std::vector<Studio::Pane> Studio::makePanes() const {
  const std::vector<Subject> subjects = comparison_.subjects(planTried());
  const CompareWith with = compareWith();
  if (!comparison_.hasPanes()) {
    const float divider = comparison_.dividerAt(picture_area_);
    std::vector<Pane> sides;
    for (const Subject& subject : subjects)
      sides.push_back({seenOf(subject, with), picture_area_, picture_area_});
    if (sides.size() == 2) sides[0].window.high.x = sides[1].window.low.x = divider;
    return sides;
  }
  std::vector<Pane> panes;
  for (const Ui::Rect& area : comparison_.panesOf(picture_area_, free_area_, pane_gap_))
    panes.push_back({seenOf(subjects[panes.size()], with), area, area});
  return panes;
}

/// What helps the practitioner and no client needs to see.
void Studio::drawOverlays(const Ui& ui) {
  const PictureView view = picture();
  const Hairline& hairline = planTried().hairline;
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
  trial_ = {};  // that of the last frame was drawn over the picture
  if (presenting()) {
    if (!comparison_.active()) drawLargeCaption(ui, picture_area_, words());
  } else {
    drawTools(ui, size);
  }
  const float top = presenting() ? ui.px(16) : view_bar_height_ + ui.px(28);
  drawBadges(ui, top);
  const float middle = (picture_area_.low.x + picture_area_.high.x) / 2;
  if (presenting()) {
    notices_pending_ = false;  // they may name files; errors wait
    if (presentation_.isLeaving(now_s_)) drawNote(ui, {middle, ui.px(28)}, "Press Esc again to leave");
    return;
  }
  const bool crowded = !pictureNote().empty() || comparison_.active();  // under what must be read
  notices_pending_ = notices_.draw(ui, {middle, top + (crowded ? ui.px(44) : 0)},
                                   std::min(ui.px(640), sizeOf(picture_area_).x - ui.px(40)));
  const Ui::Rect window{{0, 0}, {size.x, size.y}};
  if (appearance_open_) appearance_open_ = drawAppearanceBox(ui, window, desk_.settings());
  if (sheet_open_) sheet_open_ = drawShortcutSheet(ui, window);
}

/// What lies between the document and the disk. Not while something is dragged: the tools remember what the
/// plan was before.
void Studio::drawDesk(Ui& ui, glm::vec2 size) {
  const float top = view_bar_height_ + ui.px(28);
  const float left = picture_area_.low.x + ui.px(16);
  if (show_history_)
    show_history_ = drawHistory(ui, {left, top + ui.px(36)}, sizeOf(free_area_).y - ui.px(140), document_);
  if (show_performance_) drawPerformance(ui, {picture_area_.high.x - ui.px(16), top}, performance_);
  if (!jobs_.empty())
    if (const auto cancelled = drawJobs(ui, {left, free_area_.high.y - ui.px(8)}, jobs_))
      wishes_.cancel_job = cancelled;
  FileDesk::Wishes done = desk_.draw(ui, {{0, 0}, {size.x, size.y}}, document_, notices_);
  wishes_.quit |= done.quit;
  if (done.open_head) wishes_.open_head = std::move(done.open_head);
  if (!done.plan_replaced) return;
  // What belongs to the plan that was open is not the new one's.
  hairline_.select(std::nullopt);
  designs_ = {};
  comparison_ = {};
  outlook_ = {};
  export_choices_.client.fill('\0');
}

std::string Studio::title() const {
  if (presenting() || (document_.file().empty() && !document_.isModified())) return "Stipple";
  const std::string name = document_.file().empty() ? "New plan" : document_.file().stem().string();
  return fmt::format("{}{} – Stipple", document_.isModified() ? "• " : "", name);
}

/// What the practitioner works with, and a client never sees.
void Studio::drawTools(Ui& ui, glm::vec2 size) {
  const ViewBar bar = drawViewBar(ui, picture_area_,
                                  {currentView(), show_handles_, show_guides_, view_.isClose(),
                                   comparison_.active(), turntable_.turning(), has_client_window_, light_});
  view_bar_height_ = bar.height;
  if (bar.chosen) showView(*bar.chosen);
  if (bar.fit) view_.fit();
  if (bar.toggle_handles) perform(Action::handles);
  if (bar.toggle_guides) perform(Action::guides);
  if (bar.next_light) perform(Action::next_light);
  if (bar.macro) lookClosely({picture_area_.low.x + view_area_.free_centre.x, view_area_.free_centre.y});
  if (bar.compare) perform(Action::compare);
  if (bar.turntable) perform(Action::turntable);
  if (bar.client_window) perform(Action::client_window);
  drawTimelinePanel(ui, picture_area_, words(), timeline_);
  if (picture_area_.high.x >= size.x) return;
  const Ui::Rect right{{picture_area_.high.x, 0}, {size.x, size.y}};
  const PlanPanel::Wishes wishes = panel_.draw(
      ui, right,
      {document_, hairline_, brush_, outlook_, timeline_.day(), work_, head_facts_, light_, export_choices_,
       desk_.settings()});
  trial_ = wishes.trial;
  if (wishes.light) light_ = *wishes.light;
  if (wishes.shortcut_sheet) perform(Action::shortcut_sheet);
  if (wishes.settings) perform(Action::appearance);
  if (wishes.orders_export) orderExport();
  if (wishes.file) desk_.request(*wishes.file);
  if (wishes.undo) perform(Action::undo);
  if (wishes.redo) perform(Action::redo);
  if (wishes.save) perform(Action::save);
  if (wishes.screenshot) perform(Action::screenshot);
  if (wishes.present) perform(Action::present);
}

/// Captions of the panes, the line between the sides of a wipe and, for the practitioner, what else to
/// compare.
void Studio::drawComparison(Ui& ui) {
  const CompareWith with = compareWith();
  const std::vector<Subject> subjects = comparison_.subjects(plan());
  const bool wipe = comparison_.layout() == Comparison::Layout::wipe;
  const bool chosen_by_hand = wipe || comparison_.layout() == Comparison::Layout::side_by_side;
  if (wipe) {
    const glm::vec2 cursor = pointing_.cursor();
    const bool hot = holds_divider_ || (!pointing_.dragging() && isOnPicture(cursor) &&
                                        comparison_.isOnDivider(picture_area_, cursor, handle_reach_));
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    drawDivider(ui, comparison_.dividerAt(picture_area_), free_area_, hot);
  }
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    PaneCaption caption{panes_[i].area, 0.5f, panes_[i].seen.caption};
    if (wipe) {
      caption.area = free_area_;
      caption.side = static_cast<float>(i);
    }
    if (presenting() || !chosen_by_hand)
      drawPaneCaption(ui, caption, presenting());
    else if (const auto chosen = drawPaneMenu(ui, i, caption, subjects[i], with))
      comparison_.choose(i, *chosen);
  }
  if (presenting()) return;
  const CompareBar bar =
      drawCompareBar(ui, {picture_area_.high.x - ui.px(16), view_bar_height_ + ui.px(24)}, comparison_, with);
  if (bar.layout) comparison_.show(*bar.layout);
  if (bar.swap_sides) comparison_.swapSides();
  if (bar.design) takeDesign({*bar.design, false});
}

/// True millimetres on the skin in the middle, once the view is so near that they say something.
void Studio::drawScale(const Ui& ui) {
  if (view_.camera().height_mm >= kScaleBarBelowMm) return;
  const Ui::Rect& area = panes_.back().area;
  const PictureView view = pictureAt({area.low.x, area.low.y});
  const auto px_per_mm = pixelsPerMm(view, scalp_->rays(), view.low() + view_area_.free_centre);
  if (!px_per_mm) return;
  const float bottom = comparison_.hasPanes() ? area.high.y : free_area_.high.y;
  const float above = comparison_.active() ? ui.px(64) : ui.px(12);
  drawScaleBar(ui, scaleBarFor(*px_per_mm, ui.px(160)), {area.high.x - ui.px(16), bottom - above});
}

/// What must be known about the picture by whoever sees it.
void Studio::drawBadges(const Ui& ui, float top) const {
  float left = ui.px(16);
  if (head().is_built_in) left = drawBadge(ui, {left, top}, "Not your head") + ui.px(8);
  if (const std::string note = pictureNote(); !note.empty())
    drawBadge(ui, {left, top}, note, &Palette::accent);
}

TimelineWords Studio::words() const {
  const Plan seen = planSeen(plan(), outlook_);
  const auto day = daySeen(plan(), outlook_, timeline_.day());
  return {outlook_.one_session ? captionForOneSession(seen, day) : captionFor(seen, day),
          detailFor(seen, day)};
}

std::optional<std::size_t> Studio::currentView() const {
  for (std::size_t i = 0; i < viewNames().size(); ++i)
    if (standardView(i) == view_.camera()) return i;
  return std::nullopt;
}

std::string Studio::stageName() const {
  const std::string stage = stageShown(plan(), timeline_.day()).name;
  const std::string tag = tagOf(outlook_);
  return tag.empty() ? stage : fmt::format("{} {}", stage, tag);
}

std::string Studio::comparisonName() const {
  switch (comparison_.layout()) {
    case Comparison::Layout::off:
      return {};
    case Comparison::Layout::wipe:
      return "wipe";
    case Comparison::Layout::side_by_side:
      return "pair";
    case Comparison::Layout::stages:
      return "stages";
    case Comparison::Layout::designs:
      return "designs";
  }
  return {};
}

std::string Studio::viewName() const {
  const auto index = currentView();
  return index ? std::string(viewNames()[*index]) : "view";
}

}  // namespace stipple
