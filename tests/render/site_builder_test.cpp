#include "render/site_builder.h"

#include <algorithm>
#include <tuple>

#include "support/ball_head.h"
#include "support/gpu_fixture.h"

namespace stipple {
namespace {

using SiteBuilder = testing::GpuTest;

constexpr double kCapacityPerCm2 = 8;

TEST_F(SiteBuilder, TheDeviceFindsTheVerySitesOfTheReferenceEveryTime) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(4));
  const SiteSet reference = buildSitesOnCpu(surface, 1, kCapacityPerCm2);
  ASSERT_GT(reference.sites.size(), 3000u);
  EXPECT_EQ(buildSitesOnGpu(device(), surface, 1, kCapacityPerCm2).hash(), reference.hash());
  EXPECT_EQ(buildSitesOnGpu(device(), surface, 1, kCapacityPerCm2).hash(), reference.hash());
}

TEST_F(SiteBuilder, AnotherSeedGivesOtherSitesOnBoth) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const SiteSet first = buildSitesOnGpu(device(), surface, 1, 2), second = buildSitesOnGpu(device(), surface, 2, 2);
  EXPECT_NE(first.hash(), second.hash());
  EXPECT_EQ(second.hash(), buildSitesOnCpu(surface, 2, 2).hash());
}

TEST(StorageOrder, OnlyReordersTheSites) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const SiteSet sites = buildSitesOnCpu(surface, 1, 3);
  auto stored = storageOrder(sites, surface);
  const auto byRank = [](const shared::Site& a, const shared::Site& b) { return a.rank < b.rank; };
  EXPECT_FALSE(std::is_sorted(stored.begin(), stored.end(), byRank));
  std::sort(stored.begin(), stored.end(), byRank);
  const auto same = [](const shared::Site& a, const shared::Site& b) {
    return std::tie(a.rank, a.triangle, a.barycentric, a.chart) == std::tie(b.rank, b.triangle, b.barycentric, b.chart);
  };
  EXPECT_TRUE(std::equal(stored.begin(), stored.end(), sites.sites.begin(), sites.sites.end(), same));
}

}  // namespace
}  // namespace stipple
