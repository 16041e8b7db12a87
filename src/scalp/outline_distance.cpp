#include "scalp/outline_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

namespace stipple {
namespace {

constexpr int kTile = 16;  // texels a side that share their list of near segments

double segmentDistance2(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 ab = b - a, ap = p - a;
  const double t = std::clamp(glm::dot(ap, ab) / std::max(glm::dot(ab, ab), 1e-12), 0.0, 1.0);
  const glm::dvec3 apart = ap - ab * t;
  return glm::dot(apart, apart);
}

/// Where a polygon crosses the middle of one row of texels, in order.
std::vector<double> crossingsOf(const std::vector<glm::dvec2>& polygon, int row) {
  const double y = texelCentre(0, row).y;
  std::vector<double> crossings;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const glm::dvec2 &a = polygon[i], &b = polygon[j];
    if ((a.y > y) != (b.y > y)) crossings.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
  }
  std::sort(crossings.begin(), crossings.end());
  return crossings;
}

struct Ball {
  glm::dvec3 middle{0};
  double radius = -1;  // below 0: no skin
};
Ball ballAround(const ChartMap& map, const ChartBox& tile) {
  Ball ball;
  int count = 0;
  const auto forSkin = [&](const auto& body) {
    for (int y = tile.y0; y < tile.y1; ++y)
      for (int x = tile.x0; x < tile.x1; ++x) {
        const std::size_t i = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
        if (map.on_skin[i]) body(glm::dvec3(map.position[i]));
      }
  };
  forSkin([&](const glm::dvec3& place) {
    ball.middle += place;
    ++count;
  });
  ball.middle /= std::max(count, 1);
  forSkin([&](const glm::dvec3& place) {
    ball.radius = std::max(ball.radius, glm::distance(ball.middle, place));
  });
  return ball;
}

}  // namespace

ChartBox OutlineDistance::update(const Outline& outline, double reach_mm) {
  const ChartBox box = changedBox(outline, reach_mm);
  outline_ = outline;
  reach_mm_ = reach_mm;
  compute(box);
  return box;
}

ChartBox OutlineDistance::changedBox(const Outline& outline, double reach_mm) const {
  const std::size_t count = outline.skin_mm.size();
  if (distance_.empty() || reach_mm != reach_mm_ || count != outline_.skin_mm.size()) return kWholeChart;
  std::vector<glm::dvec2> moved;  // ends of segments that moved, as they were and as they are
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t next = (i + 1) % count;
    if (outline.skin_mm[i] == outline_.skin_mm[i] && outline.skin_mm[next] == outline_.skin_mm[next])
      continue;
    moved.insert(moved.end(),
                 {outline.chart[i], outline.chart[next], outline_.chart[i], outline_.chart[next]});
  }
  return boxAround(moved, reach_mm);
}

void OutlineDistance::compute(const ChartBox& box) {
  if (box.empty()) return;
  distance_.resize(map_.position.size());
  const std::vector<glm::dvec3>& line = outline_.skin_mm;

  std::vector<std::vector<double>> crossings(kChartSize);
  for (int y = box.y0; y < box.y1; ++y)
    crossings[static_cast<std::size_t>(y)] = crossingsOf(outline_.chart, y);

  const int columns = (box.x1 - box.x0 + kTile - 1) / kTile, rows = (box.y1 - box.y0 + kTile - 1) / kTile;
  const auto computeTile = [&](int column, int row) {
    const int left = box.x0 + column * kTile, top = box.y0 + row * kTile;
    const ChartBox tile{left, top, std::min(left + kTile, box.x1), std::min(top + kTile, box.y1)};
    const Ball ball = ballAround(map_, tile);

    // Segments that may be the nearest of some texel: not further than another is for certain.
    std::vector<std::pair<double, std::size_t>> near;
    double for_certain = reach_mm_;
    for (std::size_t i = 0; ball.radius >= 0 && i < line.size(); ++i) {
      const double apart = std::sqrt(segmentDistance2(ball.middle, line[i], line[(i + 1) % line.size()]));
      if (apart - ball.radius > for_certain) continue;
      near.emplace_back(apart - ball.radius, i);
      for_certain = std::min(for_certain, apart + ball.radius);
    }
    std::erase_if(near, [&](const auto& segment) { return segment.first > for_certain; });

    for (int y = tile.y0; y < tile.y1; ++y) {
      const std::vector<double>& row_crossings = crossings[static_cast<std::size_t>(y)];
      for (int x = tile.x0; x < tile.x1; ++x) {
        const std::size_t texel = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
        double nearest2 = reach_mm_ * reach_mm_;
        if (map_.on_skin[texel])
          for (const auto& [least, i] : near)
            nearest2 = std::min(nearest2, segmentDistance2(glm::dvec3(map_.position[texel]), line[i],
                                                           line[(i + 1) % line.size()]));
        const auto before =
            std::lower_bound(row_crossings.begin(), row_crossings.end(), texelCentre(x, y).x) -
            row_crossings.begin();
        const bool inside = map_.on_skin[texel] && before % 2 == 1;
        distance_[texel] = static_cast<float>(inside ? std::sqrt(nearest2) : -std::sqrt(nearest2));
      }
    }
  };
  constexpr std::size_t kTilesAtOnce = 4;
  parallelFor(
      static_cast<std::size_t>(rows * columns),
      [&](std::size_t i) { computeTile(static_cast<int>(i) % columns, static_cast<int>(i) / columns); },
      kTilesAtOnce);
}

}  // namespace stipple
