#include "scalp/sites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scalp/site_quality.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr std::uint32_t kCount = 10'000;
constexpr std::uint32_t kSeed = 5;

const SiteSurface& surface() {
  static const SiteSurface made = makeSiteSurface(testing::ballHead());
  return made;
}

const SiteSet& sites() {
  static const SiteSet made = buildSitesOnCpu(surface(), kSeed, kCount);
  return made;
}

const SitePlaces& places() {
  static const SitePlaces made = placesOf(surface(), sites());
  return made;
}

TEST(Sites, AreThoseOfThePlainBuildEveryTimeAndOthersForAnotherSeed) {
  EXPECT_EQ(buildSitesPlainly(surface(), kSeed, kCount).hash(), sites().hash());
  EXPECT_EQ(buildSitesOnCpu(surface(), kSeed, kCount).hash(), sites().hash());
  EXPECT_NE(buildSitesOnCpu(surface(), kSeed + 1, kCount).hash(), sites().hash());
}

// Enough for two grids and for candidates that sleep and wake again, on a surface of a few large triangles.
TEST(Sites, AreThoseOfThePlainBuildOnACoarseMeshToo) {
  const SiteSurface coarse = makeSiteSurface(testing::ballHead(3));
  EXPECT_EQ(buildSitesPlainly(coarse, 1, 3000).hash(), buildSitesOnCpu(coarse, 1, 3000).hash());
}

TEST(Sites, AreAsManyAsAskedFor) {
  EXPECT_EQ(sites().sites.size(), kCount);
  EXPECT_NEAR(sites().capacity_per_cm2, kCount / (surface().area_mm2 / 100), 1e-9);
  for (const std::uint32_t few : {1u, 2u, 77u}) EXPECT_EQ(buildSitesOnCpu(surface(), kSeed, few).sites.size(), few);
  EXPECT_EQ(siteCount(surface(), sites().capacity_per_cm2), kCount);
}

TEST(Sites, AreGivenUpOnTheNextLevelOnceTheyAreNotWanted) {
  double told = 0;
  const auto until = [&](double share) {
    EXPECT_LE(told, 0.3) << "told again after it was not wanted";
    told = share;
    return share <= 0.3;
  };
  EXPECT_TRUE(buildSitesOnCpu(surface(), kSeed, kCount, until).sites.empty());
  EXPECT_GT(told, 0.3);
  EXPECT_LT(told, 0.5);
}

TEST(Sites, AskedForMoreAreTheSameSitesAndThenOthers) {
  const SiteSet fewer = buildSitesOnCpu(surface(), kSeed, 2345);
  for (std::size_t i = 0; i < fewer.sites.size(); ++i) {
    ASSERT_EQ(fewer.sites[i].triangle, sites().sites[i].triangle);
    ASSERT_EQ(fewer.sites[i].barycentric, sites().sites[i].barycentric);
  }
}

TEST(Sites, LieOnScalpAndTheirChartPlacesAreWhereTheyLie) {
  for (std::size_t i = 0; i < kCount; i += 37) {
    const glm::dvec3 from_centre = places().places_mm[i] - kChartCentre;
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

TEST(Sites, AreSpreadEvenly) {
  constexpr int kCaps = 6;
  for (int cap = 1; cap <= kCaps; ++cap) {
    const double polar_deg = testing::kBallScalpPolarDeg * cap / (kCaps + 1);
    const double area_cm2 = 2 * kPi * testing::kBallRadiusMm * testing::kBallRadiusMm * (1 - std::cos(radians(polar_deg))) / 100;
    const auto inside = std::ranges::count_if(places().places_mm, [&](const glm::dvec3& place) {
      return place.y - kChartCentre.y > testing::kBallRadiusMm * std::cos(radians(polar_deg));
    });
    // 1 % for what sites at the border have over others and for facets; random points would differ by 1/sqrt(n).
    const double expected = area_cm2 * sites().capacity_per_cm2;
    EXPECT_NEAR(static_cast<double>(inside) / expected, 1, 0.01 + 1.2 / std::sqrt(expected)) << polar_deg;
  }
}

TEST(Sites, AHeadWithoutScalpHasNone) {
  Head bald = testing::ballHead(2);
  std::fill(bald.mesh.regions.begin(), bald.mesh.regions.end(), Region::face);
  EXPECT_TRUE(buildSitesOnCpu(makeSiteSurface(bald), kSeed, kCount).sites.empty());
}

}  // namespace
}  // namespace stipple
