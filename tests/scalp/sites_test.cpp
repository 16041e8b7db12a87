#include "scalp/sites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr double kCapacityPerCm2 = 30;
constexpr std::uint32_t kSeed = 5;

const SiteSurface& surface() {
  static const SiteSurface made = makeSiteSurface(testing::ballHead());
  return made;
}

const SiteSet& sites() {
  static const SiteSet made = buildSitesOnCpu(surface(), kSeed, kCapacityPerCm2);
  return made;
}

std::vector<glm::dvec3> placesOf(const SiteSet& set) {
  std::vector<glm::dvec3> places;
  for (const shared::Site& site : set.sites) {
    const glm::uvec3 corners = surface().triangles[site.triangle];
    const double u = (site.barycentric & 0xffffu) / 65536.0, v = (site.barycentric >> 16) / 65536.0;
    const auto corner = [&](unsigned i) {
      return (glm::dvec3(surface().positions[i]) - static_cast<double>(shared::kPositionOffset)) / static_cast<double>(shared::kUnitsPerMm);
    };
    places.push_back(corner(corners.x) * (1 - u - v) + corner(corners.y) * u + corner(corners.z) * v);
  }
  return places;
}

/// Smallest distance between any two of the first `count` places.
double nearestPair_mm(const std::vector<glm::dvec3>& places, std::size_t count, double search_mm) {
  const auto cellOf = [&](const glm::dvec3& place) { return glm::ivec3(glm::floor(place / search_mm)); };
  const auto keyOf = [](const glm::ivec3& cell) { return (cell.x + 2048LL) << 40 | (cell.y + 2048LL) << 20 | (cell.z + 2048LL); };
  std::unordered_map<long long, std::vector<std::size_t>> cells;
  double nearest_mm = search_mm;
  for (std::size_t i = 0; i < count; ++i) {
    const glm::ivec3 middle = cellOf(places[i]);
    for (int n = 0; n < 27; ++n) {
      const auto cell = cells.find(keyOf(middle + glm::ivec3(n % 3, n / 3 % 3, n / 9) - 1));
      if (cell == cells.end()) continue;
      for (const std::size_t other : cell->second) nearest_mm = std::min(nearest_mm, glm::distance(places[i], places[other]));
    }
    cells[keyOf(middle)].push_back(i);
  }
  return nearest_mm;
}

/// Distance of neighbours in the densest possible pattern of `count` points on this area, a honeycomb.
double honeycomb_mm(std::size_t count) {
  return std::sqrt(2 / std::sqrt(3.0) * surface().area_mm2 / static_cast<double>(count));
}

TEST(Sites, AreTheSameEveryTimeAndOthersForAnotherSeed) {
  const SiteSet again = buildSitesOnCpu(surface(), kSeed, kCapacityPerCm2);
  EXPECT_EQ(again.hash(), sites().hash());
  EXPECT_NE(buildSitesOnCpu(surface(), kSeed + 1, kCapacityPerCm2).hash(), sites().hash());
}

// The nominal capacity is that of levels that each stand alone; built on top of each other they hold about a fifth less.
TEST(Sites, ReachThreeQuartersOfTheNominalCapacityOrMore) {
  EXPECT_GE(sites().capacity_per_cm2, 0.75 * kCapacityPerCm2);
  EXPECT_LE(sites().capacity_per_cm2, kCapacityPerCm2);
  EXPECT_NEAR(static_cast<double>(sites().sites.size()), sites().capacity_per_cm2 * surface().area_mm2 / 100, 1);
}

TEST(Sites, LieOnScalpAndTheirChartPlacesAreWhereTheyLie) {
  const auto places = placesOf(sites());
  for (std::size_t i = 0; i < places.size(); i += 37) {
    const glm::dvec3 from_centre = places[i] - kChartCentre;
    EXPECT_GT(from_centre.y, testing::kBallRadiusMm * std::cos(radians(testing::kBallScalpPolarDeg)) - 1e-2);
    EXPECT_NEAR(glm::length(from_centre), testing::kBallRadiusMm, 0.05);
    const glm::ivec2 expected(quantiseChart(chartFromDirection(from_centre)));
    const glm::ivec2 stored(sites().sites[i].chart & 0xffffu, sites().sites[i].chart >> 16);
    EXPECT_LE(std::max(std::abs(stored.x - expected.x), std::abs(stored.y - expected.y)), 32);  // a quarter of a texel
  }
}

TEST(Sites, RanksRiseFromNothingToAllWithoutRepeating) {
  const auto& list = sites().sites;
  EXPECT_EQ(list.front().rank, 0u);
  for (std::size_t i = 1; i < list.size(); ++i) ASSERT_GT(list[i].rank, list[i - 1].rank);
  EXPECT_NEAR(list.back().rank * 0x1p-32, 1, 2.0 / static_cast<double>(list.size()));
}

TEST(Sites, NoTwoAreNearerThanTheRadiusOfTheLastLevel) {
  const double radius_mm = planLevels(surface(), kSeed, kCapacityPerCm2).back().cell / static_cast<double>(shared::kUnitsPerMm);
  constexpr double kRoundingMm = 2.0 / shared::kUnitsPerMm;  // each coordinate is rounded to a unit when places are compared
  EXPECT_GE(nearestPair_mm(placesOf(sites()), sites().sites.size(), 2 * radius_mm), radius_mm - kRoundingMm);
}

// Radius over the honeycomb's: random points have about 0, the best blue-noise sets 0.65 to 0.85 (Lagae and Dutre 2008,
// Computer Graphics Forum 27(1)). A finished level reaches 0.69; just after it the next, finer radius counts, which is
// smaller by the fourth root of two: 0.58.
TEST(Sites, EveryPrefixIsBlueNoise) {
  const auto places = placesOf(sites());
  for (const double share : {1.0, 0.9, 0.75, 0.5, 0.35, 0.25, 0.1, 0.03}) {
    const auto count = static_cast<std::size_t>(share * static_cast<double>(places.size()));
    const double honeycomb = honeycomb_mm(count);
    EXPECT_GE(nearestPair_mm(places, count, honeycomb) / honeycomb, 0.57) << count << " sites";
  }
}

TEST(Sites, AreSpreadEvenly) {
  constexpr int kCaps = 6;
  const auto places = placesOf(sites());
  for (int cap = 1; cap <= kCaps; ++cap) {
    const double polar_deg = testing::kBallScalpPolarDeg * cap / (kCaps + 1);
    const double area_cm2 = 2 * kPi * testing::kBallRadiusMm * testing::kBallRadiusMm * (1 - std::cos(radians(polar_deg))) / 100;
    const auto inside = std::count_if(places.begin(), places.end(), [&](const glm::dvec3& place) {
      return place.y - kChartCentre.y > testing::kBallRadiusMm * std::cos(radians(polar_deg));
    });
    EXPECT_NEAR(static_cast<double>(inside) / area_cm2 / sites().capacity_per_cm2, 1, 0.03) << polar_deg;
  }
}

TEST(Sites, AHeadWithoutScalpHasNone) {
  Head bald = testing::ballHead(2);
  std::fill(bald.mesh.regions.begin(), bald.mesh.regions.end(), Region::face);
  EXPECT_TRUE(buildSitesOnCpu(makeSiteSurface(bald), kSeed, kCapacityPerCm2).sites.empty());
}

}  // namespace
}  // namespace stipple
