#include "scalp/hairline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "head/built_in.h"
#include "head/raycast.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

using testing::kBallRadiusMm;

Outline outlineOn(const Head& head, const Hairline& hairline) { return layOutline(hairline, head.landmarks, RayCaster(head.mesh)); }

/// The outline's point on the midline, before (`front`) or behind the crown.
glm::dvec3 midlinePoint(const Outline& outline, bool front) {
  const auto& points = outline.skin_mm;
  return *std::min_element(points.begin(), points.end(), [&](const glm::dvec3& a, const glm::dvec3& b) {
    const auto cost = [&](const glm::dvec3& p) { return std::abs(p.x) + ((p.z > kChartCentre.z) == front ? 0 : 1e3); };
    return cost(a) < cost(b);
  });
}

TEST(Outline, MidFrontalPointOfABallLiesAtTheAskedLengthOfArc) {
  const Head ball = testing::ballHead();
  for (const float height_mm : {60.0f, 75.0f, 90.0f}) {
    Hairline hairline;
    hairline.mid_frontal_height_mm = height_mm;
    const glm::dvec3 point = glm::normalize(midlinePoint(outlineOn(ball, hairline), true) - kChartCentre);
    EXPECT_NEAR(kBallRadiusMm * std::asin(point.y), static_cast<double>(height_mm), 0.5);  // the glabella is at the equator
  }
}

// Measured here with a tape of its own: down from the point in small steps of height, on the mesh's midline.
TEST(Outline, MidFrontalPointOfTheBuiltInHeadLiesAtTheAskedLengthOnTheSkin) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  const RayCaster rays(head->mesh);
  for (const float height_mm : {62.0f, 75.0f, 88.0f}) {
    Hairline hairline;
    hairline.mid_frontal_height_mm = height_mm;
    const glm::dvec3 point = midlinePoint(layOutline(hairline, head->landmarks, rays), true);
    const glm::dvec3 glabella(head->landmarks.glabella);
    constexpr int kSteps = 400;
    double length_mm = 0;
    glm::dvec3 last = point;
    for (int step = 1; step <= kSteps; ++step) {
      const double y = point.y + (glabella.y - point.y) * step / kSteps;
      const auto skin = rays.cast({0, static_cast<float>(y), 300}, {0, 0, -1});
      ASSERT_TRUE(skin);
      length_mm += glm::distance(last, glm::dvec3(skin->position));
      last = skin->position;
    }
    EXPECT_NEAR(length_mm, static_cast<double>(height_mm), 0.5);
  }
}

TEST(Outline, MovingTheMidFrontalPointLeavesTheNapeAndTheEarsInPlace) {
  const Head ball = testing::ballHead(4);
  Hairline low, high;
  low.mid_frontal_height_mm = 60;
  high.mid_frontal_height_mm = 90;
  const Outline before = outlineOn(ball, low), after = outlineOn(ball, high);
  ASSERT_EQ(before.skin_mm.size(), after.skin_mm.size());
  std::size_t still = 0;
  for (std::size_t i = 0; i < before.skin_mm.size(); ++i) {
    if (before.skin_mm[i].z > kChartCentre.z + 20) continue;
    EXPECT_EQ(before.skin_mm[i], after.skin_mm[i]);
    ++still;
  }
  EXPECT_GT(still, before.skin_mm.size() / 3);
}

TEST(Outline, RecessionMovesTheCornersBackAndNotTheMidFrontalPoint) {
  const Head ball = testing::ballHead(4);
  Hairline straight, receded;
  straight.recession_mm = 0;
  receded.recession_mm = 12;
  const Outline before = outlineOn(ball, straight), after = outlineOn(ball, receded);
  EXPECT_LT(glm::distance(midlinePoint(before, true), midlinePoint(after, true)), 1e-6);
  const auto cornerHeight = [](const Outline& outline) {  // at 47 degrees to the side
    double height = 0;
    for (const glm::dvec3& point : outline.skin_mm) {
      const glm::dvec3 from = point - kChartCentre;
      if (std::abs(degrees(std::atan2(from.x, from.z)) - 47) < 3) height = std::max(height, from.y);
    }
    return height;
  };
  EXPECT_GT(cornerHeight(after), cornerHeight(before) + 4);
}

TEST(Outline, IsTheSameOnBothSides) {
  const Outline outline = outlineOn(testing::ballHead(), Hairline());
  for (const glm::dvec2& point : outline.chart) {
    const auto mirrored = std::min_element(outline.chart.begin(), outline.chart.end(), [&](const glm::dvec2& a, const glm::dvec2& b) {
      const glm::dvec2 wanted(-point.x, point.y);
      return glm::distance(a, wanted) < glm::distance(b, wanted);
    });
    EXPECT_LT(glm::distance(*mirrored, glm::dvec2(-point.x, point.y)), 1e-3);
  }
}

TEST(OutlineDistance, IsPositiveInsideAndAsLongAsTheChordToTheNearestPoint) {
  const Head ball = testing::ballHead();
  const RayCaster rays(ball.mesh);
  const ChartMap map = mapChart(rays);
  const Outline outline = layOutline(Hairline(), ball.landmarks, rays);
  const std::vector<float> distance = outlineDistance(outline, map);
  const auto at = [&](const glm::dvec2& chart) {
    const glm::uvec2 texel = quantiseChart(chart) / (65536u / kDistanceSize);
    return distance[static_cast<std::size_t>(texel.y) * kDistanceSize + texel.x];
  };
  const glm::dvec3 mid_frontal = midlinePoint(outline, true);
  const double polar_deg = degrees(std::acos(glm::normalize(mid_frontal - kChartCentre).y));
  constexpr double kAsideMm = 10;
  const double aside_deg = degrees(kAsideMm / kBallRadiusMm);
  EXPECT_NEAR(at(chartFromDirection(directionFromAngles(radians(polar_deg - aside_deg), 0))), kAsideMm, 0.7);
  EXPECT_NEAR(at(chartFromDirection(directionFromAngles(radians(polar_deg + aside_deg), 0))), -kAsideMm, 0.7);
  EXPECT_EQ(at({0, 0}), kFarMm);
}

}  // namespace
}  // namespace stipple
