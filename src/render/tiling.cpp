#include "render/tiling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/exponential.hpp>

#include "shared/splat.h"
#include "shared/stub.h"

namespace stipple {
namespace {

// Beyond this a texel would take in more pixels than one thread should read.
constexpr std::uint32_t kMostLevels = 6;
// Blue light spreads least, by 0.32 mm (render/look): texels must be finer than that.
constexpr float kWidestLightTexelMm = 0.16f;
// How many texels of the halo's image its widest blur may take up, over the square of the pixels along a
// texel: large texels are few and may have many taps, so that a dot's shade keeps its shape in a close-up;
// from afar it cannot show.
constexpr float kWidestHaloTexels = 1.0625f;
constexpr float kNarrowestHaloTexels = 0.1f;
// Taking the mean of a texel and blending between four adds 1/12 and 1/6 of a texel's square to the variance.
constexpr float kTexelVariance = 0.25f;

// A dot holds its diameter in 12 bits of 1/4096 mm (shared/treatment.h).
constexpr float kWidestDotMm = 1;
// Skin may lie nearer than what the camera looks at and so appear larger, up to this.
constexpr float kNearest = 1.5f;

template <typename Fits>
std::uint32_t lowestLevel(Fits fits) {
  std::uint32_t level = 0;
  while (level < kMostLevels && !fits(static_cast<float>(1u << level))) ++level;
  return level;
}

shared::Reduced reduced(glm::uvec2 picture, std::uint32_t level) {
  const std::uint32_t block = 1u << level;
  return {(picture + block - 1u) / block, level};
}

std::uint32_t roundedUp(std::uint32_t value, std::uint32_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// How far the ink of a dot reaches, pixels: whole dots are drawn up to twice the size at which grains set
/// in, shadows of hairs at any size.
std::uint32_t marginFor(const shared::View& view, float longest_hair_mm) {
  const float widest_px = kWidestDotMm * kNearest / view.mm_per_px;
  const float whole_px = std::min(widest_px, 2 * view.grains_from_px);
  const float grain_px =
      widest_px > view.grains_from_px ? widest_px * std::sqrt(1 - shared::kGrainScatter) : 0;
  const float soft_mm =
      longest_hair_mm > 0 ? shared::kShadowSpreadMm / std::sqrt(shared::kKernelVariance) : 0;
  const float hair_px = (shared::kReachPerLength * shared::kLongestShadow * longest_hair_mm + soft_mm) *
                        kNearest / view.mm_per_px;
  // Twice, for a slanted dot: the middles of its rows move sideways by up to its reach, and each row reaches
  // as far again.
  const float reach_px = shared::kReachPerDiameter * std::max(whole_px, grain_px) + hair_px;
  return static_cast<std::uint32_t>(std::ceil(2 * reach_px)) + 2;
}

}  // namespace

Reductions reductionsFor(const shared::View& view) {
  const glm::vec3 halo_px = shared::kHaloMm / view.mm_per_px;
  const std::uint32_t light =
      lowestLevel([&](float block) { return 2 * block * view.mm_per_px > kWidestLightTexelMm; });
  const std::uint32_t halo =
      lowestLevel([&](float block) { return halo_px.z / block <= kWidestHaloTexels * block * block; });
  const glm::vec3 wanted = halo_px / static_cast<float>(1u << halo);
  const glm::vec3 left = wanted * wanted - (halo > 0 ? kTexelVariance : 0);
  return {reduced(view.picture, light), reduced(view.picture, halo),
          glm::sqrt(glm::max(left, kNarrowestHaloTexels * kNarrowestHaloTexels))};
}

Tiling undivided(const FrameSize& size) {
  const glm::uvec2 drawn = size.drawn(), origin(0);
  return {{{origin, drawn, origin, drawn}},
          {{drawn, 0}, {drawn, 0}, glm::vec3(kNarrowestHaloTexels)},
          drawn,
          drawn};
}

Result<Tiling> tilingFor(const shared::View& view, const FrameSize& size, float longest_hair_mm,
                         std::uint32_t side, const TileLimits& limits) {
  Tiling tiling;
  tiling.reductions = reductionsFor(view);
  const std::uint32_t block = 1u << std::max(tiling.reductions.light.level, tiling.reductions.halo.level);
  const std::uint32_t margin = marginFor(view, longest_hair_mm);
  const std::uint32_t most_drawn =
      std::min(limits.side, static_cast<std::uint32_t>(std::sqrt(static_cast<double>(limits.pixels))));
  const std::uint32_t room =
      most_drawn > 2 * margin ? (most_drawn - 2 * margin) / size.samples / block * block : 0;
  if (room == 0)
    return Error{
        "no tile of so close a view fits this device; choose a smaller --size or a view from farther away"};
  const std::uint32_t wanted = side == 0 ? room : roundedUp(side, block);
  if (wanted > room)
    return Error{
        fmt::format("a tile of {} pixels a side does not fit this device; choose at most {}", side, room)};

  const std::uint32_t core = wanted * size.samples;
  for (std::uint32_t y = 0; y < view.picture.y; y += core) {
    for (std::uint32_t x = 0; x < view.picture.x; x += core) {
      Tile tile;
      tile.core_origin = {x, y};
      tile.core = glm::min(glm::uvec2(core), view.picture - tile.core_origin);
      tile.origin = tile.core_origin - glm::min(tile.core_origin, glm::uvec2(margin));
      tile.size = glm::min(tile.core_origin + tile.core + margin, view.picture) - tile.origin;
      tiling.largest_core = glm::max(tiling.largest_core, tile.core);
      tiling.largest_tile = glm::max(tiling.largest_tile, tile.size);
      tiling.tiles.push_back(tile);
    }
  }
  return tiling;
}

}  // namespace stipple
