#include "render/site_builder.h"

#include <algorithm>
#include <tuple>

#include "support/ball_head.h"
#include "support/gpu_fixture.h"

namespace stipple {
namespace {

using SiteBuilder = testing::GpuTest;

TEST_F(SiteBuilder, TheDeviceFindsTheVerySitesOfTheReferenceEveryTime) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(4));
  const SiteSet reference = buildSitesPlainly(surface, 1, 4001);
  for (int time = 0; time < 2; ++time) {
    const auto built = buildSitesOnGpu(device(), surface, 1, 4001);
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(built->hash(), reference.hash());
    EXPECT_EQ(built->level_ends, reference.level_ends);
  }
}

TEST_F(SiteBuilder, AnotherSeedGivesOtherSitesOnBoth) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const auto first = buildSitesOnGpu(device(), surface, 1, 900), second = buildSitesOnGpu(device(), surface, 2, 900);
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->hash(), second->hash());
  EXPECT_EQ(second->hash(), buildSitesOnCpu(surface, 2, 900).hash());
}

TEST_F(SiteBuilder, SaysSoWhenTheDeviceCannotHoldThatMany) {
  if (device().properties().limits.maxStorageBufferRange > 1u << 28) GTEST_SKIP() << "this device holds more in one buffer";
  const auto built = buildSitesOnGpu(device(), makeSiteSurface(testing::ballHead(3)), 1, 30'000'000);
  ASSERT_FALSE(built);
  EXPECT_NE(built.error().message.find("30000000 sites need a buffer of"), std::string::npos) << built.error().message;
}

TEST_F(SiteBuilder, GivesUpOnTheNextLevelOnceTheSitesAreNotWanted) {
  int told = 0;
  const auto built = buildSitesOnGpu(device(), makeSiteSurface(testing::ballHead(3)), 1, 900, [&](double) { return ++told < 9; });
  ASSERT_TRUE(built);
  EXPECT_TRUE(built->sites.empty());
  EXPECT_EQ(told, 9);
}

TEST(StorageOrder, OnlyReordersTheSites) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const SiteSet sites = buildSitesOnCpu(surface, 1, 1500);
  auto stored = storageOrder(sites, surface);
  const auto byRank = [](const shared::Site& a, const shared::Site& b) { return a.rank < b.rank; };
  EXPECT_FALSE(std::is_sorted(stored.begin(), stored.end(), byRank));
  std::sort(stored.begin(), stored.end(), byRank);
  const auto same = [](const shared::Site& a, const shared::Site& b) {
    return std::tie(a.rank, a.triangle, a.barycentric, a.chart) == std::tie(b.rank, b.triangle, b.barycentric, b.chart);
  };
  EXPECT_TRUE(std::equal(stored.begin(), stored.end(), sites.sites.begin(), sites.sites.end(), same));
}

// So that a plan need not visit sites that none of its densities reaches.
TEST(StorageOrder, PutsEverySiteBehindThoseOfTheBandsOfLowerRank) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const auto stored = storageOrder(buildSitesOnCpu(surface, 1, 4500), surface);
  const std::size_t band = rankBand(stored.size());
  ASSERT_LT(band * 8, stored.size());
  for (std::size_t i = band; i < stored.size(); ++i) {
    const auto before = stored.begin() + static_cast<std::ptrdiff_t>(i / band * band);
    const auto highest = std::max_element(before - static_cast<std::ptrdiff_t>(band), before,
                                          [](const shared::Site& a, const shared::Site& b) { return a.rank < b.rank; });
    ASSERT_GT(stored[i].rank, highest->rank);
  }
}

}  // namespace
}  // namespace stipple
