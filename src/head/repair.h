#pragma once
#include <cstddef>

#include "base/result.h"
#include "head/surface.h"

namespace stipple {

/// What had to be mended.
struct RepairReport {
  std::size_t degenerate_dropped = 0;  // no area, or the same triangle twice
  std::size_t scraps_dropped = 0;      // loose pieces: eyeballs, floor, stray flakes
  std::size_t triangles_turned = 0;
  std::size_t open_edges = 0;
};

/// Joins equal positions, drops degenerate triangles and every loose piece with less than 5 % of the area of
/// the largest one, and turns triangles so that each piece is wound consistently and outward. An Error when
/// nothing that could be a head is left.
Result<RepairReport> repair(Surface& surface);

}  // namespace stipple
