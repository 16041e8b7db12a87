// What the splat added up, on all planes.
#pragma once
#include <cstdint>
#include <vector>

#include "gpu/buffer.h"
#include "render/frame.h"

namespace stipple::testing {

/// Sum of the planes of ink in every pixel of the tile drawn last; shared::kInkUnit is one pixel of perfect ink.
inline std::vector<std::uint32_t> allInk(gpu::Device& device, const Frame& frame, glm::uvec2 tile) {
  const std::size_t plane = 2u * shared::inkPlanePairs(tile);
  const auto planes = gpu::downloadAs<std::uint32_t>(device, frame.inkImages().ink, shared::kInkPlanes * plane);
  std::vector<std::uint32_t> sum(static_cast<std::size_t>(tile.x) * tile.y);
  for (std::size_t i = 0; i < sum.size(); ++i)
    for (std::size_t i_plane = 0; i_plane < shared::kInkPlanes; ++i_plane) sum[i] += planes[i_plane * plane + i];
  return sum;
}

}  // namespace stipple::testing
