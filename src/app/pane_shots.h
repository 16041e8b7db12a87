#pragma once
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/head_view.h"
#include "app/swapchain.h"
#include "studio/picture_layout.h"

namespace stipple {

/// A pane of the picture on the screen, in pixels of the window.
struct PaneShot {
  std::optional<Preview::Shot> shot;  // none: an empty pane
  glm::ivec2 low{0, 0}, high{0, 0};   // where its picture lies; all panes are of one size
  glm::ivec2 seen_low{0, 0}, seen_high{0, 0};
  std::string caption;
};

/// `density`: pixels for each of the window system's units.
std::vector<PaneShot> paneShots(const std::vector<ShownPane>& panes, const Camera& camera, LightPreset light,
                                float density);

/// Tells `view` what the panes want.
void want(HeadView& view, const std::vector<PaneShot>& panes, bool in_motion, double now_s);
/// Records what must be drawn for them, and where on the screen it goes.
std::vector<Swapchain::Piece> record(HeadView& view, gpu::Commands& commands,
                                     const std::vector<PaneShot>& panes, double now_s);

}  // namespace stipple
