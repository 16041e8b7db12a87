#include "scalp/site_grid.h"

#include <algorithm>

namespace stipple {
namespace {

/// Nearest of `x`, `y`, `z`, or `radius2` if none is nearer.
template <typename Axis>
std::int64_t exactlyNearest2(const Axis& x, const Axis& y, const Axis& z, const glm::ivec3& at,
                             std::int64_t radius2) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::int64_t dx = x[i] - at.x, dy = y[i] - at.y, dz = z[i] - at.z;
    radius2 = std::min(radius2, dx * dx + dy * dy + dz * dz);
  }
  return radius2;
}

}  // namespace

void SiteGrid::add(const glm::ivec3& place) {
  if (4 * used_ > 3 * lines_.size()) grow();
  const Spot spot = spotOf(place);
  put(spot.cell, glm::u16vec3(spot.within));
}

// In floating point, since vectors of whole numbers are not multiplied quickly everywhere, and exactly only
// where that could decide.
std::int64_t SiteGrid::nearestOn(const Line& line, const glm::ivec3& at, std::int64_t radius2) {
  std::array<float, kLineSize> apart2;  // off by 2^-22 of themselves at most
  for (std::size_t i = 0; i < kLineSize; ++i) {
    const auto x = static_cast<float>(line.x[i] - at.x), y = static_cast<float>(line.y[i] - at.y),
               z = static_cast<float>(line.z[i] - at.z);
    apart2[i] = x * x + y * y + z * z;
  }
  std::array<float, kLineSize / 2> half;
  for (std::size_t i = 0; i < half.size(); ++i) half[i] = std::min(apart2[i], apart2[i + half.size()]);
  const auto about2 =
      static_cast<std::int64_t>(std::min(std::min(half[0], half[1]), std::min(half[2], half[3])));
  const std::int64_t error = (about2 >> 21) + 1;
  if (about2 + error < radius2) return about2 + error;
  return about2 - error >= radius2 ? radius2 : exactlyNearest2(line.x, line.y, line.z, at, radius2);
}

void SiteGrid::put(Cell cell, const glm::u16vec3& within) {
  std::size_t n = firstLine(cell);
  while (lines_[n].used != 0 && (lines_[n].cell != cell || lines_[n].used == kLineSize)) n = nextLine(n);
  Line& line = lines_[n];
  if (line.used == 0) {
    line.cell = cell;
    line.x.fill(within.x);
    line.y.fill(within.y);
    line.z.fill(within.z);
    ++used_;
  }
  line.x[line.used] = within.x;
  line.y[line.used] = within.y;
  line.z[line.used] = within.z;
  ++line.used;
}

void SiteGrid::grow() {
  std::vector<Line> old(2 * lines_.size());
  old.swap(lines_);
  used_ = 0;
  for (const Line& line : old)
    for (std::size_t i = 0; i < line.used; ++i) put(line.cell, {line.x[i], line.y[i], line.z[i]});
}

}  // namespace stipple
