#include "scalp/zone_map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace stipple {
namespace {

double weightOf(ZoneId zone, const glm::dvec2& place, double bald = 0) {
  return zoneWeights(place, bald)[static_cast<std::size_t>(zone)];
}

TEST(ZoneMap, WeightsAddUpToOneAndChangeWithoutASeam) {
  constexpr double kStepMm = 1;
  constexpr double kMostPerMm = 0.08;  // 1.5 / 30 mm at the steepest of one smooth step, and two may meet
  for (double y = -150; y <= 110; y += kStepMm)
    for (double x = -150; x <= 150; x += kStepMm)
      for (const double bald : {0.0, 0.5, 1.0}) {
        const ZoneWeights here = zoneWeights({x, y}, bald), beside = zoneWeights({x + kStepMm, y}, bald),
                          ahead = zoneWeights({x, y + kStepMm}, bald);
        ASSERT_NEAR(std::accumulate(here.begin(), here.end(), 0.0), 1, 1e-12);
        for (std::size_t zone = 0; zone < kZoneCount; ++zone) {
          ASSERT_GE(here[zone], -1e-12);
          ASSERT_LT(std::abs(beside[zone] - here[zone]), kMostPerMm) << kZoneNames[zone] << " at " << x << ", " << y;
          ASSERT_LT(std::abs(ahead[zone] - here[zone]), kMostPerMm) << kZoneNames[zone] << " at " << x << ", " << y;
        }
      }
}

TEST(ZoneMap, EveryZoneIsAloneSomewhereWhereItsNameSays) {
  EXPECT_EQ(weightOf(ZoneId::frontal, {0, 60}), 1);
  EXPECT_EQ(weightOf(ZoneId::mid_scalp, {0, 0}), 1);
  EXPECT_EQ(weightOf(ZoneId::crown, {0, -60}), 1);
  for (const double side : {-1.0, 1.0}) {
    EXPECT_EQ(weightOf(ZoneId::temples, {side * 95, 60}), 1);
    EXPECT_EQ(weightOf(ZoneId::sides, {side * 110, 0}), 1);
  }
  EXPECT_EQ(weightOf(ZoneId::nape, {0, -150}), 1);
}

TEST(ZoneMap, WhereTheHeadIsBaldTheTopReachesDown) {
  EXPECT_EQ(weightOf(ZoneId::sides, {110, 0}, 1), 0);
  EXPECT_EQ(weightOf(ZoneId::mid_scalp, {110, 0}, 1), 1);
}

}  // namespace
}  // namespace stipple
