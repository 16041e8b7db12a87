#include "studio/client_view.h"

#include <cmath>

#include "studio/compare_bar.h"
#include "studio/view_bar.h"

namespace stipple {
namespace {

constexpr float kCaptionHeight = 90, kPaneCaptionHeight = 64, kLeastSide = 80;

}  // namespace

PictureLayout layOutForClient(const Theme& theme, glm::vec2 size, const Comparison& comparison) {
  const Ui::Rect picture{{0, 0}, {size.x, size.y}};
  Ui::Rect free = picture;
  if (!comparison.hasPanes())
    free.high.y -= theme.px(comparison.active() ? kPaneCaptionHeight : kCaptionHeight);
  return layOutPicture(comparison, picture, free, std::floor(theme.px(2)), theme.px(kPaneCaptionHeight),
                       theme.px(kLeastSide));
}

void drawForClient(const Ui& ui, const PictureLayout& layout, const std::vector<ShownPane>& panes,
                   const ClientView& view) {
  const Ui::Rect& picture = layout.picture;
  if (view.black)
    return ImGui::GetBackgroundDrawList()->AddRectFilled(picture.low, picture.high, IM_COL32_BLACK);
  if (!view.comparison.active()) drawLargeCaption(ui, picture, view.words);
  if (view.comparison.layout() == Comparison::Layout::wipe)
    drawDivider(ui, view.comparison.dividerAt(picture), picture, false);
  for (const PaneCaption& caption : captionsOf(layout, panes, view.comparison, picture.high.y))
    drawPaneCaption(ui, caption, true);
  drawBadges(ui, ui.px(16), view.is_built_in_head, view.note);
}

void drawBadges(const Ui& ui, float top, bool is_built_in_head, const std::string& note) {
  float left = ui.px(16);
  if (is_built_in_head) left = drawBadge(ui, {left, top}, "Not your head") + ui.px(8);
  if (!note.empty()) drawBadge(ui, {left, top}, note, &Palette::accent);
}

std::vector<PaneCaption> captionsOf(const PictureLayout& layout, const std::vector<ShownPane>& panes,
                                    const Comparison& comparison, float foot) {
  std::vector<PaneCaption> captions;
  if (!comparison.active()) return captions;
  for (const ShownPane& pane : panes) captions.push_back({pane.area, 0.5f, pane.seen.caption});
  if (comparison.hasPanes()) return captions;
  for (std::size_t i = 0; i < captions.size(); ++i) {
    captions[i].area = {layout.picture.low, {layout.picture.high.x, foot}};
    captions[i].side = static_cast<float>(i);
  }
  return captions;
}

}  // namespace stipple
