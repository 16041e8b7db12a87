// What the studio draws over and beside the picture.
#include <algorithm>
#include <cmath>

#include "studio/brush_overlay.h"
#include "studio/hairline_overlay.h"
#include "studio/scale_bar.h"
#include "studio/shortcut_sheet.h"
#include "studio/studio.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr float kNarrowestWithPanel = 640;  // layout units; a smaller window shows the head alone
constexpr float kBesideCards = 24;          // room above a picture that must not touch them
constexpr float kCompareBarHeight = 44;     // with what keeps it apart
constexpr float kPaneCaptionHeight = 48, kLeastSide = 80;
constexpr float kScaleBarLongest = 160;

}  // namespace

PictureLayout Studio::layOut(const Theme& theme, glm::vec2 size) const {
  const bool panel = size.x >= theme.px(kNarrowestWithPanel);
  const Ui::Rect picture{{0, 0}, {size.x - (panel ? std::floor(theme.px(PlanPanel::kWidth)) : 0), size.y}};
  Ui::Rect free = picture;
  free.low.y += view_bar_height_ + theme.px(kBesideCards + (comparison_.hasPanes() ? kCompareBarHeight : 0));
  free.high.y -= theme.px(kTimelineHeight);
  return layOutPicture(comparison_, picture, free, std::floor(theme.px(2)), theme.px(kPaneCaptionHeight),
                       theme.px(kLeastSide));
}

/// What helps the practitioner and no client needs to see.
void Studio::drawOverlays(const Ui& ui) {
  const PictureView view = picture();
  const Hairline& hairline = planTried().hairline;
  if (show_guides_) guides_.draw(ui, view, *scalp_, hairline, hairline_.laid(hairline).outline);
  const glm::vec2 cursor = pointing_.cursor();
  const bool hovers = !pointing_.dragging() && isOnPicture(cursor);
  if (brush_.active && (pointing_.painting() || hovers)) drawBrush(ui, brush_, view, scalp_->rays(), cursor);
  if (!show_handles_) return;
  HairlineOverlay overlay{*scalp_, hairline, view, !brush_.active};
  if (hasHandles() && hovers) overlay.hovered = hairline_.pointNear(hairline, view, cursor, handle_reach_);
  drawHairline(ui, hairline_, overlay, hairline_seen_);
  const NativeHair& hair = planTried().native;
  const bool whorl =
      hasWhorl() && hovers && !overlay.hovered && whorl_.isNear(hair, view, cursor, handle_reach_);
  if (hasWhorl()) drawWhorl(ui, whorl_, hair, view, scalp_->rays(), whorl);
  if (overlay.hovered || whorl || hairline_.dragging() || whorl_.dragging())
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void Studio::drawPresentation(const Ui& ui) {
  drawForClient(ui, layout_, panes_, clientView());
  if (!presentation_.black()) drawScale(ui, layout_.picture.high.y);
  const float middle = (layout_.picture.low.x + layout_.picture.high.x) / 2;
  if (presentation_.isLeaving(now_s_)) drawNote(ui, {middle, ui.px(28)}, "Press Esc again to leave");
  notices_pending_ = false;  // they may name files: they wait
}

/// What the practitioner works with, and a client never sees.
void Studio::drawTools(Ui& ui, glm::vec2 size) {
  const ViewBar bar = drawViewBar(ui, layout_.picture,
                                  {currentView(), show_handles_, show_guides_, view_.isClose(),
                                   comparison_.active(), turntable_.turning(), has_client_window_, light_});
  view_bar_height_ = bar.height;
  if (bar.chosen) showView(*bar.chosen);
  if (bar.fit) perform(Action::fit);
  if (bar.toggle_handles) perform(Action::handles);
  if (bar.toggle_guides) perform(Action::guides);
  if (bar.next_light) perform(Action::next_light);
  if (bar.macro) lookClosely(picture().low() + layout_.area.free_centre);
  if (bar.compare) perform(Action::compare);
  if (bar.turntable) perform(Action::turntable);
  if (bar.client_window) perform(Action::client_window);
  drawTimelinePanel(ui, layout_.picture, words(), timeline_);
  drawPlanPanel(ui, size);

  const float top = view_bar_height_ + ui.px(28);
  const bool under_bar = comparison_.active() && !comparison_.hasPanes();
  drawBadges(ui, top + (under_bar ? ui.px(kCompareBarHeight) : 0), head().is_built_in, pictureNote());
  const float middle = (layout_.picture.low.x + layout_.picture.high.x) / 2;
  const bool crowded =
      head().is_built_in || !pictureNote().empty() || comparison_.active();  // under what must be read
  notices_pending_ = notices_.draw(ui, {middle, top + (crowded ? ui.px(kCompareBarHeight) : 0)},
                                   std::min(ui.px(640), sizeOf(layout_.picture).x - ui.px(40)));
  const Ui::Rect window{{0, 0}, {size.x, size.y}};
  if (appearance_open_) appearance_open_ = drawAppearanceBox(ui, window, desk_.settings());
  if (sheet_open_) sheet_open_ = drawShortcutSheet(ui, window);
}

void Studio::drawPlanPanel(Ui& ui, glm::vec2 size) {
  if (layout_.picture.high.x >= size.x) return;
  const Ui::Rect right{{layout_.picture.high.x, 0}, {size.x, size.y}};
  const PlanPanel::Wishes wishes =
      panel_.draw(ui, right,
                  {document_, hairline_, brush_, outlook_, timeline_.day(), work_, head_facts_, light_,
                   export_choices_, desk_.settings()});
  trial_ = wishes.trial;
  if (wishes.light) light_ = *wishes.light;
  if (wishes.find_setting) perform(Action::find_setting);
  if (wishes.shortcut_sheet) perform(Action::shortcut_sheet);
  if (wishes.settings) perform(Action::appearance);
  if (wishes.orders_export) orderExport();
  if (wishes.file) desk_.request(*wishes.file);
  if (wishes.undo) perform(Action::undo);
  if (wishes.redo) perform(Action::redo);
  if (wishes.save) perform(Action::save);
  if (wishes.screenshot) perform(Action::screenshot);
  if (wishes.copy_picture) perform(Action::copy_picture);
  if (wishes.present) perform(Action::present);
}

/// The line between the sides of a wipe, captions of the panes, and what else to compare.
void Studio::drawComparison(Ui& ui) {
  const CompareWith with = compareWith();
  if (comparison_.layout() == Comparison::Layout::wipe) {
    const glm::vec2 cursor = pointing_.cursor();
    const bool hot = holds_divider_ || (!pointing_.dragging() && isOnPicture(cursor) &&
                                        comparison_.isOnDivider(layout_.picture, cursor, handle_reach_));
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    comparison_.stepDivider(drawDivider(ui, comparison_.dividerAt(layout_.picture), layout_.free, hot));
  }
  const std::vector<PaneCaption> captions = captionsOf(layout_, panes_, comparison_, layout_.free.high.y);
  for (std::size_t i = 0; i < captions.size(); ++i) {
    if (!comparison_.hasSides())
      drawPaneCaption(ui, captions[i], false);
    else if (const auto chosen = drawPaneMenu(ui, i, captions[i], comparison_.side(i), with))
      comparison_.choose(i, *chosen);
  }
  const CompareBar bar =
      drawCompareBar(ui, {layout_.picture.high.x - ui.px(16), view_bar_height_ + ui.px(kBesideCards)},
                     sizeOf(layout_.picture).x - ui.px(32), comparison_, with);
  if (bar.layout) comparison_.show(*bar.layout);
  if (bar.swap_sides) comparison_.swapSides();
  if (bar.design) takeDesign({*bar.design, false});
}

/// True millimetres on the skin in the middle, once the view is so near that they say something.
void Studio::drawScale(const Ui& ui, float foot) const {
  if (view_.camera().height_mm >= kScaleBarBelowMm) return;
  const Ui::Rect& pane = panes_.back().area;
  const PictureView view = pictureAt({pane.low.x, pane.low.y});
  const auto px_per_mm = pixelsPerMm(view, scalp_->rays(), view.low() + layout_.area.free_centre);
  if (!px_per_mm) return;
  const float bottom = comparison_.hasPanes() ? pane.high.y : foot;
  const float above = ui.px(comparison_.active() || presenting() ? 64 : 12);
  drawScaleBar(ui, scaleBarFor(*px_per_mm, ui.px(kScaleBarLongest)),
               {pane.high.x - ui.px(16), bottom - above});
}

}  // namespace stipple
