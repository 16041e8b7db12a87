#include "scalp/site_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scalp/random.h"

namespace stipple {
namespace {

constexpr std::int32_t kMiddle = 1 << 20;

glm::ivec3 placeIn(std::int32_t side, std::uint32_t number, std::uint32_t seed) {
  const auto axis = [&](std::uint32_t n) {
    return kMiddle + static_cast<std::int32_t>(hashOf(number, n, seed) % static_cast<std::uint32_t>(side));
  };
  return {axis(0), axis(1), axis(2)};
}

std::int64_t apart2(const glm::ivec3& a, const glm::ivec3& b) {
  const glm::i64vec3 d = a - b;
  return d.x * d.x + d.y * d.y + d.z * d.z;
}

std::int64_t covering2(const SiteGrid& grid, const glm::ivec3& place, std::uint32_t reach) {
  const std::int64_t radius2 = std::int64_t{reach} * reach, within2 = grid.coveringWithin2(place, radius2);
  return within2 < radius2 ? within2 : grid.coveringAround2(place, reach, radius2);
}

TEST(SiteGrid, FindsWhatASearchThroughAllOfThemFinds) {
  for (const std::uint32_t reach : {2u, 37u, 1000u, SiteGrid::kFarthestReach}) {
    const auto side = static_cast<std::int32_t>(12 * reach);
    SiteGrid grid(reach, 500);
    std::vector<glm::ivec3> places;
    for (std::uint32_t i = 0; i < 500; ++i) {
      places.push_back(placeIn(side, i, 1));
      grid.add(places.back());
    }
    int covered = 0;
    for (std::uint32_t i = 0; i < 2000; ++i) {
      const glm::ivec3 asked = placeIn(side, i, 2);
      const std::int64_t radius2 = std::int64_t{reach} * reach, found2 = covering2(grid, asked, reach);
      std::int64_t nearest2 = radius2;
      for (const glm::ivec3& place : places) nearest2 = std::min(nearest2, apart2(place, asked));
      EXPECT_EQ(found2 < radius2, nearest2 < radius2) << "reach " << reach << ", question " << i;
      EXPECT_GE(found2, nearest2);
      covered += found2 < radius2;
    }
    EXPECT_GT(covered, 200);  // both answers occur
    EXPECT_LT(covered, 1800);
  }
}

TEST(SiteGrid, DecidesByTheLastUnit) {
  constexpr std::uint32_t kReach = SiteGrid::kFarthestReach;
  // Squares that do not fit the fraction of a float.
  const glm::ivec3 place(kMiddle, kMiddle, kMiddle), other = place + glm::ivec3(15001, -9999, 11003);
  SiteGrid grid(kReach, 16);
  grid.add(other);
  const std::int64_t exact2 = apart2(place, other);
  for (const std::int64_t radius2 : {exact2 - 1, exact2, exact2 + 1}) {
    const bool covered = grid.coveringWithin2(place, radius2) < radius2 ||
                         grid.coveringAround2(place, kReach, radius2) < radius2;
    EXPECT_EQ(covered, exact2 < radius2) << radius2 - exact2;
  }
}

TEST(SiteGrid, HoldsManyMoreThanExpectedInOneCellAndInAll) {
  constexpr std::uint32_t kReach = 100;
  SiteGrid grid(kReach, 1);
  for (std::uint32_t i = 0; i < 100; ++i) grid.add(placeIn(50, i, 3));  // a few cells at most
  for (std::uint32_t i = 0; i < 5000; ++i) grid.add(placeIn(500'000, i, 4));
  for (std::uint32_t i = 0; i < 100; ++i) EXPECT_EQ(covering2(grid, placeIn(50, i, 3), 1), 0) << i;
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(covering2(grid, placeIn(500'000, i, 4), 1), 0) << i;
}

}  // namespace
}  // namespace stipple
