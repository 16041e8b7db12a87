#include "app/pane_shots.h"

#include <cmath>
#include <glm/common.hpp>
#include <utility>

namespace stipple {

std::vector<PaneShot> paneShots(const std::vector<ShownPane>& panes, const Camera& camera, LightPreset light,
                                float density) {
  const auto pixelAt = [&](ImVec2 at) {
    return glm::ivec2(std::lround(at.x * density), std::lround(at.y * density));
  };
  std::vector<PaneShot> shots;
  for (const ShownPane& pane : panes) {
    PaneShot& shot = shots.emplace_back();
    shot.low = pixelAt(pane.area.low);
    // At fractions of a unit the panes' edges may round differently, and their sizes must not.
    const Ui::Rect& first = panes.front().area;
    shot.high = shot.low + glm::max(pixelAt(first.high) - pixelAt(first.low), glm::ivec2(1));
    shot.seen_low = pixelAt(pane.window.low);
    shot.seen_high = pixelAt(pane.window.high);
    shot.caption = pane.seen.caption;
    if (pane.seen.plan) shot.shot = {*pane.seen.plan, pane.seen.day, camera, 0, false, light};
  }
  return shots;
}

void want(HeadView& view, const std::vector<PaneShot>& panes, bool in_motion, double now_s) {
  std::vector<Preview::Shot> shots;
  for (const PaneShot& pane : panes)
    if (pane.shot) shots.push_back(*pane.shot);
  if (shots.empty()) return;
  view.want({std::move(shots), glm::uvec2(panes.front().high - panes.front().low), in_motion}, now_s);
}

std::vector<Swapchain::Piece> record(HeadView& view, gpu::Commands& commands,
                                     const std::vector<PaneShot>& panes, double now_s) {
  std::vector<Swapchain::Piece> pieces;
  for (const PaneShot& pane : panes)
    if (pane.shot) pieces.push_back({nullptr, {pane.low, pane.high}, {pane.seen_low, pane.seen_high}});
  if (pieces.empty()) return {};
  const std::vector<const gpu::Image*> pictures = view.record(commands, now_s);
  if (pictures.size() != pieces.size()) return {};  // nothing has been drawn yet
  for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].picture = pictures[i];
  return pieces;
}

}  // namespace stipple
