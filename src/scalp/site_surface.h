#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "head/head.h"
#include "shared/sites.h"

namespace stipple {

/// The scalp as sites see it: whole numbers only, so that the GPU and the CPU agree on every place to the
/// last unit.
struct SiteSurface {
  std::vector<glm::uvec3> positions;      // per vertex, 1/1024 mm, offset by shared::kPositionOffset
  std::vector<std::uint32_t> charts;      // per vertex, y << 16 | x (quantiseChart)
  std::vector<glm::uvec3> triangles;      // of scalp alone; indices as in the head's mesh
  std::vector<std::uint32_t> cumulative;  // per triangle, the end of its share of the area, scaled to 2^32
  std::vector<std::uint32_t> guide;       // per 2^16 of `cumulative`, the first triangle that may hold it
  double area_mm2 = 0;
  std::uint64_t hash = 0;  // of everything above: names the cache file

  bool empty() const { return triangles.empty(); }
  /// The triangle that holds this share of the area, scaled to 2^32.
  std::uint32_t triangleAt(std::uint32_t share) const {
    std::uint32_t triangle = guide[share >> 16];
    while (cumulative[triangle] <= share && triangle + 1 < cumulative.size()) ++triangle;
    return triangle;
  }
};

/// Place along a Morton curve of 2 mm steps: places near on it are near on the skin.
std::uint32_t mortonKey(const glm::uvec3& position);

/// The triangles of `head` whose three corners are scalp, along the Morton curve.
SiteSurface makeSiteSurface(const Head& head);

/// 1 for every texel of the chart's fields (kChartSize squared, row by row) that a look-up at a site of the
/// surface can read, wherever on a triangle the site may lie.
std::vector<std::uint8_t> texelsReadAtSites(const SiteSurface& surface);

}  // namespace stipple
