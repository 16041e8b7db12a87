#include "scalp/chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <random>

#include "base/units.h"

namespace stipple {
namespace {

std::vector<glm::dvec3> anyDirections(int count) {
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  std::vector<glm::dvec3> directions;
  for (int i = 0; i < count; ++i) {
    const double x = normal(random), y = normal(random), z = normal(random);
    directions.push_back(glm::normalize(glm::dvec3(x, y, z)));
  }
  return directions;
}

TEST(Chart, EveryDirectionComesBack) {
  for (const glm::dvec3& direction : anyDirections(2000))
    EXPECT_LT(glm::distance(directionFromChart(chartFromDirection(direction)), direction), 1e-9);
}

TEST(Chart, HasTheCrownInTheMiddleTheFrontAtTheTopAndTheSubjectsLeftToTheRight) {
  EXPECT_LT(glm::length(chartFromDirection({0, 1, 0})), 1e-12);
  EXPECT_GT(chartFromDirection({0, 0, 1}).y, 0.7);
  EXPECT_GT(chartFromDirection({1, 0, 0}).x, 0.7);
}

// The property of Lambert's map: a cap of the sphere (solid angle 2 pi (1 - cos polar)) fills its share of the disc.
TEST(Chart, KeepsTheShareOfAreaOfEveryCap) {
  for (double polar_deg = 5; polar_deg <= 175; polar_deg += 10) {
    const double share_of_sphere = (1 - std::cos(radians(polar_deg))) / 2;
    const double radius = glm::length(chartFromDirection(directionFromAngles(radians(polar_deg), 0.7)));
    EXPECT_NEAR(radius * radius, share_of_sphere, 1e-12) << polar_deg;
  }
}

TEST(Chart, KeepsTheAreaOfSmallPatchesWhateverTheirPlaceAndShape) {
  constexpr double kStep = 1e-5;
  constexpr double kChartAreaPerSteradian = 0.25;  // pi for the whole sphere's 4 pi
  for (const glm::dvec3& direction : anyDirections(300)) {
    if (direction.y < -0.95) continue;  // the map's rim, where it tears
    const glm::dvec3 aside = glm::normalize(glm::cross(direction, glm::dvec3(0.3, 0.5, 0.8)));
    const glm::dvec3 across = glm::cross(direction, aside);
    const glm::dvec2 at = chartFromDirection(direction);
    const glm::dvec2 u = chartFromDirection(direction + aside * kStep) - at;
    const glm::dvec2 v = chartFromDirection(direction + across * kStep) - at;
    EXPECT_NEAR(std::abs(u.x * v.y - u.y * v.x) / (kStep * kStep), kChartAreaPerSteradian, 1e-3);
  }
}

TEST(Chart, StoredCoordinatesFallIntoTheTexelThatHoldsThem) {
  constexpr unsigned kUnitsPerTexel = 65536 / kChartSize;
  for (const int texel : {0, 1, 100, 255, 256, 511}) {
    const glm::uvec2 stored = quantiseChart(texelCentre(texel, kChartSize - 1 - texel));
    EXPECT_EQ(stored.x / kUnitsPerTexel, static_cast<unsigned>(texel));
    EXPECT_EQ(stored.y / kUnitsPerTexel, static_cast<unsigned>(kChartSize - 1 - texel));
  }
}

TEST(Chart, StoredCoordinatesStayInRangeAtTheRimAndBeyond) {
  EXPECT_EQ(quantiseChart({-1, 1}), glm::uvec2(0, 65535));
  EXPECT_EQ(quantiseChart({-1.5, 1.5}), glm::uvec2(0, 65535));
}

}  // namespace
}  // namespace stipple
