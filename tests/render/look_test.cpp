#include "render/look.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/exponential.hpp>

#include "plan/skin_colour.h"
#include "scalp/treatment.h"
#include "support/ciede2000.h"

namespace stipple {
namespace {

glm::vec3 flushed(const shared::SkinLook& look, float blood) { return glm::exp(-(look.flush + look.flush_bend * blood) * blood); }

// What skin under pigment keeps of its albedo, the mean over a field of this many healed, shallow dots per cm^2.
glm::vec3 treated(const Plan& plan, const shared::SkinLook& look, double per_cm2) {
  const double seen_mm = static_cast<double>(plan.pigment.healed_diameter_mm * plan.pigment.optical_gain);
  const auto mean = static_cast<float>(per_cm2 / 100 * inkArea(seen_mm) * (1 - std::exp(-static_cast<double>(plan.pigment.optical_depth))));
  return (1.0f - look.ink * mean) * glm::exp(-(look.halo[0] + look.halo[1] + look.halo[2]) * mean);
}

Plan planOfType(float type) {
  Plan plan;
  plan.pigment.depth_mm = kDotDepthsMm.front();
  plan.skin.fitzpatrick = type;
  return plan;
}

TEST(Look, AScanKeepsItsOwnColourUnlessAskedOtherwise) {
  const HeadColour scan{glm::vec3(0.42f, 0.25f, 0.19f)};
  const shared::SkinLook own = skinLook(planOfType(6), scan);
  EXPECT_EQ(own.albedo, *scan.scan);
  EXPECT_EQ(own.recolour, glm::vec3(1));
}

// albedo_new = albedo / table(old) * table(new), so that what sets a scan apart from the table stays.
TEST(Look, AScanIsRecolouredByTheRatioOfTwoSkins) {
  const HeadColour scan{glm::vec3(0.42f, 0.25f, 0.19f)};
  Plan plan = planOfType(5);
  plan.skin.scan_colour = 0;
  const shared::SkinLook look = skinLook(plan, scan);
  const glm::vec3 expected = skinAlbedo(tintOf(plan.skin)) / skinAlbedo(tintMatching(*scan.scan));
  for (int channel = 0; channel < 3; ++channel) {
    EXPECT_NEAR(look.recolour[channel], expected[channel], 1e-5f);
    EXPECT_NEAR(look.albedo[channel], (*scan.scan)[channel] * expected[channel], 1e-5f);
    EXPECT_LT(look.recolour[channel], 0.8f);
  }
}

TEST(Look, MatchingAScanRecoloursItByNothing) {
  const HeadColour scan{glm::vec3(0.42f, 0.25f, 0.16f)};
  Plan plan;
  plan.skin = matched(plan.skin, *scan.scan);
  plan.skin.scan_colour = 0;
  const shared::SkinLook look = skinLook(plan, scan);
  for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(look.recolour[channel], 1, 0.01);
}

TEST(Look, RednessFollowsTheTableOfSkinColours) {
  for (const float type : {1.0f, 3.0f, 6.0f}) {
    const Plan plan = planOfType(type);
    const shared::SkinLook look = skinLook(plan, {});
    for (float blood = 0; blood <= 1; blood += 0.1f) {
      SkinTint tint = tintOf(plan.skin);
      tint.blood += static_cast<double>(blood) * kErythemaBlood;
      const glm::vec3 expected = skinAlbedo(tint) / skinAlbedo(tintOf(plan.skin));
      for (int channel = 0; channel < 3; ++channel)
        EXPECT_NEAR(flushed(look, blood)[channel], expected[channel], 0.012f) << "type " << type << ", blood " << blood;
    }
  }
}

TEST(Look, RednessIsSeenOnLightSkinAndSubduedOnDark) {
  const auto difference = [](float type) {
    const shared::SkinLook look = skinLook(planOfType(type), {});
    return testing::ciede2000(labRead(look.albedo), labRead(look.albedo * flushed(look, 0.6f)));
  };
  // Some five times what is just seen.
  EXPECT_GT(difference(1), 5);
  EXPECT_GT(difference(2), 5);
  EXPECT_LT(difference(6), 0.5 * difference(1));
}

// Dots take a like share of the albedo on every skin: on dark skin the same work is less seen.
TEST(Look, DotsDarkenEverySkinAndDarkSkinLeast) {
  double before = 100;
  for (int type = 1; type <= 6; ++type) {
    const Plan plan = planOfType(static_cast<float>(type));
    const shared::SkinLook look = skinLook(plan, {});
    const glm::dvec3 bare = labRead(look.albedo), work = labRead(look.albedo * treated(plan, look, 150));
    const double darker = bare.x - work.x;
    EXPECT_GT(testing::ciede2000(bare, work), 2) << "type " << type;
    EXPECT_LT(darker, before);
    EXPECT_GT(darker, 1) << "type " << type;
    before = darker;
  }
}

TEST(Look, FullyTreatedSkinHasTheToneOfThePlan) {
  const Plan plan = planOfType(2);
  const glm::vec3 left = treated(plan, skinLook(plan, {}), static_cast<double>(kReferenceDensityPerCm2));
  EXPECT_NEAR((left.r + left.g + left.b) / 3, plan.pigment.treated_tone, 0.01f);
}

}  // namespace
}  // namespace stipple
