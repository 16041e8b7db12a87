#include "scalp/site_quality.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr std::uint32_t kCount = 40'000;

const SiteSurface& surface() {
  static const SiteSurface made = makeSiteSurface(testing::ballHead());
  return made;
}

const SiteSet& sites() {
  static const SiteSet made = buildSitesOnCpu(surface(), 5, kCount);
  return made;
}

PrefixQuality qualityOf(const SiteSet& set, std::uint32_t count) {
  return measurePrefix(surface(), set, placesOf(surface(), set), count);
}

/// Sites on random triangles, larger ones more often, with weights of the caller's.
template <typename Weights>
SiteSet scatter(const Weights& weights) {
  std::mt19937 random(7);
  SiteSet set;
  for (std::uint32_t i = 0; i < kCount; ++i) {
    const std::uint32_t triangle = surface().triangleAt(static_cast<std::uint32_t>(random()));
    set.sites.push_back({triangle, weights(random), i, 0});
  }
  return set;
}

std::uint32_t anywhere(std::mt19937& random) {
  std::uint32_t u = random() & 0xffffu, v = random() & 0xffffu;
  if (u + v > 65535) u = 65535 - u, v = 65535 - v;
  return v << 16 | u;
}

/// What the builds promise. A level that has just begun is the worst case, since the next radius holds it.
TEST(SiteQuality, EveryPrefixIsBlueNoise) {
  const SitePlaces places = placesOf(surface(), sites());
  std::vector<std::uint32_t> counts = prefixesToMeasure(sites());
  for (std::size_t level = sites().level_ends.size() - 24; level < sites().level_ends.size() - 1; level += 5)
    counts.push_back(sites().level_ends[level] + 2);
  for (const std::uint32_t odd : {3001u, 4097u, 7919u, 12'345u, 31'337u}) counts.push_back(odd);
  ASSERT_GE(counts.size(), 20u);
  for (const std::uint32_t count : counts) {
    const PrefixQuality quality = measurePrefix(surface(), sites(), places, count);
    EXPECT_GE(quality.rho, 0.64f) << count << " sites";
    ASSERT_GT(quality.spectrum.patches, 3) << count << " sites";
    EXPECT_LE(quality.spectrum.lowFrequency(), 0.15f) << count << " sites";
    EXPECT_NEAR(quality.spectrum.anisotropyDb(), -10, 1.5) << count << " sites";
  }
}

// At such counts the squared radius is a few thousand units: rounding must not let sites come nearer.
TEST(SiteQuality, ManySitesOnLittleSkinAreBlueNoiseToo) {
  Head little = testing::ballHead(6);
  for (std::size_t i = 0; i < little.mesh.positions.size(); ++i)
    little.mesh.regions[i] = little.mesh.positions[i].y > kChartCentre.y + testing::kBallRadiusMm * 0.995 ? Region::scalp : Region::face;
  const SiteSurface cap = makeSiteSurface(little);
  const SiteSet set = buildSitesOnCpu(cap, 1, siteCount(cap, 8000));
  ASSERT_GT(set.sites.size(), 10'000u);
  EXPECT_GE(measurePrefix(cap, set, placesOf(cap, set), static_cast<std::uint32_t>(set.sites.size())).rho, 0.63f);
}

TEST(SiteQuality, WhiteNoiseMeasuresOneInEveryBand) {
  const Spectrum white = qualityOf(scatter(anywhere), kCount).spectrum;
  EXPECT_NEAR(white.lowFrequency(), 1, 0.06);
  EXPECT_NEAR(white.anisotropyDb(), -10, 0.7);
  for (const Spectrum::Band& band : white.bands)  // the lowest hold few independent frequencies
    EXPECT_NEAR(band.power, 1, band.frequency < 0.2f ? 0.4 : 0.15) << band.frequency;
}

TEST(SiteQuality, SitesOnTopOfEachOtherHaveARhoOfNothing) {
  EXPECT_LT(qualityOf(scatter([](auto&) { return 0x40004000u; }), kCount).rho, 0.01f);
}

TEST(SiteQuality, AGrainCommonToAllSkinShowsAsAnisotropy) {
  SiteSet grained = sites();
  const SitePlaces places = placesOf(surface(), grained);
  SitePlaces moved = places;
  for (glm::dvec3& place : moved.places_mm) {
    const double row_mm = 1.0;  // rows of equal height
    place.y = std::round(place.y / row_mm) * row_mm;
  }
  EXPECT_GT(measurePrefix(surface(), grained, moved, kCount).spectrum.anisotropyDb(), -5);
}

TEST(SiteQuality, PrefixesToMeasureHoldLevelEndsAndOddCounts) {
  const auto prefixes = prefixesToMeasure(sites());
  EXPECT_EQ(prefixes.back(), kCount);
  EXPECT_GE(std::ranges::count_if(prefixes, [](auto count) { return count % 2 == 1; }), 4);
  EXPECT_GE(std::ranges::count_if(prefixes, [](auto count) { return std::ranges::count(sites().level_ends, count) > 0; }), 3);
}

}  // namespace
}  // namespace stipple
