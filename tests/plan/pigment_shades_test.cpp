#include "plan/pigment_shades.h"

#include <gtest/gtest.h>

#include "plan/check.h"

namespace stipple {
namespace {

TEST(PigmentShades, AreALadderFromLightToBlackAndTheUsualPigmentIsMedium) {
  Plan lighter;
  applyPigmentShade(lighter, PigmentShade::light);
  for (const PigmentShade shade : {PigmentShade::medium, PigmentShade::dark, PigmentShade::black}) {
    Plan plan;
    applyPigmentShade(plan, shade);
    EXPECT_TRUE(checkPlan(plan));
    EXPECT_GT(plan.pigment.optical_depth, lighter.pigment.optical_depth);
    EXPECT_LT(plan.pigment.treated_tone, lighter.pigment.treated_tone);
    lighter = plan;
  }
  Plan medium;
  applyPigmentShade(medium, PigmentShade::medium);
  EXPECT_EQ(medium, Plan());
}

TEST(PigmentShades, AnUnknownNameIsAnsweredWithThoseThereAre) {
  EXPECT_EQ(pigmentShadeNamed("dark").value(), PigmentShade::dark);
  const auto unknown = pigmentShadeNamed("teal");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("light, medium, dark, black"), std::string::npos);
}

}  // namespace
}  // namespace stipple
