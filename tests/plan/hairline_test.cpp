#include "plan/hairline.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "plan/parameters.h"

namespace stipple {
namespace {

TEST(HairlinePoints, EachHasANameOfItsOwnAndATwinOnTheOtherSide) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kHairlinePointCount; ++i) {
    const auto point = static_cast<HairlinePointId>(i);
    EXPECT_TRUE(names.insert(nameOf(point)).second);
    EXPECT_EQ(mirrorOf(mirrorOf(point)), point);
    EXPECT_EQ(mirrorOf(point) == point, point == HairlinePointId::mid_frontal);
    if (point == HairlinePointId::mid_frontal) continue;
    EXPECT_EQ(sideOf(point), -sideOf(mirrorOf(point)));
    EXPECT_EQ(nameOf(point).ends_with("_left"), sideOf(point) > 0);
  }
}

TEST(HairlinePoints, TheParametersNamedAfterAPointAreThatPoints) {
  Plan plan;
  for (std::size_t i = 0; i < kHairlinePointCount; ++i) {
    const std::string key = "points." + std::string(nameOf(static_cast<HairlinePointId>(i)));
    EXPECT_EQ(&findParameter(key + "_up_mm")->of(plan), &plan.hairline.points[i].up_mm);
    EXPECT_EQ(&findParameter(key + "_aside_mm")->of(plan), &plan.hairline.points[i].aside_mm);
  }
}

TEST(HairlinePoints, TheParametersNamedAfterAZoneAreThatZones) {
  Plan plan;
  for (std::size_t i = 0; i < kZoneCount; ++i) {
    const std::string key = "zones." + std::string(kZoneNames[i]);
    EXPECT_EQ(&findParameter(key + "_density")->of(plan), &plan.zones.zone[i].density);
    EXPECT_EQ(&findParameter(key + "_dot_size")->of(plan), &plan.zones.zone[i].dot_size);
    EXPECT_EQ(&findParameter(key + "_shade")->of(plan), &plan.zones.zone[i].shade);
  }
}

}  // namespace
}  // namespace stipple
