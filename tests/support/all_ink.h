// What the splat added up, whatever the kinds of dots.
#pragma once
#include <cstdint>
#include <vector>

#include "gpu/buffer.h"
#include "render/frame.h"

namespace stipple::testing {

/// Sum of the planes of ink in every pixel of the tile drawn last; shared::kInkUnit is one pixel of perfect ink.
inline std::vector<std::uint32_t> allInk(gpu::Device& device, const Frame& frame, glm::uvec2 tile) {
  const std::size_t plane = 2u * shared::inkPlanePairs(tile);
  const auto planes = gpu::downloadAs<std::uint32_t>(device, frame.inkImages().ink, shared::kDotKinds * plane);
  std::vector<std::uint32_t> sum(static_cast<std::size_t>(tile.x) * tile.y);
  for (std::size_t i = 0; i < sum.size(); ++i)
    for (std::size_t kind = 0; kind < shared::kDotKinds; ++kind) sum[i] += planes[kind * plane + i];
  return sum;
}

}  // namespace stipple::testing
