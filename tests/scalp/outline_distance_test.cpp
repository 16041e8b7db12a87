#include "scalp/outline_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/units.h"
#include "head/raycast.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr double kReachMm = 20;

struct Ball {
  Head head = testing::ballHead();
  RayCaster rays{head.mesh};
  ChartMap map = mapChart(rays, head.mesh);
  Outline outlineOf(const Hairline& hairline) const { return layOutline(hairline, head.landmarks, rays); }
};
const Ball& ball() {
  static const Ball made;
  return made;
}

std::size_t texelAt(const glm::dvec2& chart) {
  const glm::uvec2 texel = quantiseChart(chart) / (65536u / kChartSize);
  return static_cast<std::size_t>(texel.y) * kChartSize + texel.x;
}

TEST(OutlineDistance, IsPositiveInsideAndAsLongAsTheChordToTheNearestPoint) {
  const Outline outline = ball().outlineOf({});
  OutlineDistance distance(ball().map);
  distance.update(outline, kReachMm);
  const glm::dvec2 mid_frontal = outline.points_chart[0];
  const double polar = 2 * std::asin(glm::length(mid_frontal));
  constexpr double kAsideMm = 10;
  const auto at = [&](double aside_mm) {
    return static_cast<double>(
        distance[texelAt(chartFromDirection(directionFromAngles(polar - aside_mm / testing::kBallRadiusMm, 0)))]);
  };
  EXPECT_NEAR(at(kAsideMm), kAsideMm, 0.6);
  EXPECT_NEAR(at(-kAsideMm), -kAsideMm, 0.6);
  EXPECT_EQ(distance[texelAt({0, 0})], kReachMm);
}

// Tiles and their lists of near segments against every segment of the outline.
TEST(OutlineDistance, IsTheDistanceToTheNearestOfAllSegments) {
  const Outline outline = ball().outlineOf({});
  OutlineDistance distance(ball().map);
  distance.update(outline, kReachMm);
  const std::size_t count = outline.skin_mm.size();
  for (std::size_t texel = 0; texel < ball().map.position.size(); texel += 37) {
    if (!ball().map.on_skin[texel]) continue;
    double nearest = kReachMm;
    for (std::size_t i = 0; i < count; ++i) {
      const glm::dvec3 a = outline.skin_mm[i], b = outline.skin_mm[(i + 1) % count], p(ball().map.position[texel]);
      const double t = std::clamp(glm::dot(p - a, b - a) / glm::dot(b - a, b - a), 0.0, 1.0);
      nearest = std::min(nearest, glm::distance(p, a + (b - a) * t));
    }
    ASSERT_NEAR(std::abs(static_cast<double>(distance[texel])), nearest, 1e-4) << texel;
  }
}

TEST(OutlineDistance, AMovedPointChangesOnlyTheTexelsOfItsBoxAndThoseAsIfComputedAfresh) {
  Hairline moved;
  moved[HairlinePointId::corner_left] = {6, 3};
  OutlineDistance kept(ball().map), fresh(ball().map), before(ball().map);
  EXPECT_EQ(kept.update(ball().outlineOf({}), kReachMm), kWholeChart);
  before.update(ball().outlineOf({}), kReachMm);
  const ChartBox box = kept.update(ball().outlineOf(moved), kReachMm);
  fresh.update(ball().outlineOf(moved), kReachMm);
  EXPECT_FALSE(box.empty());
  EXPECT_LT(box.area(), kWholeChart.area() / 4);
  std::size_t changed = 0;
  for (int y = 0; y < kChartSize; ++y)
    for (int x = 0; x < kChartSize; ++x) {
      const std::size_t texel = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
      ASSERT_EQ(kept[texel], fresh[texel]) << x << ", " << y;
      if (fresh[texel] == before[texel]) continue;
      ++changed;
      ASSERT_TRUE(x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) << x << ", " << y;
    }
  EXPECT_GT(changed, 500u);
  EXPECT_TRUE(kept.update(ball().outlineOf(moved), kReachMm).empty());
}

}  // namespace
}  // namespace stipple
