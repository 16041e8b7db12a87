#include "plan/healing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/units.h"

namespace stipple {
namespace {

constexpr float kYear = kDaysPerYear;
constexpr float kHour = 1.0f / 24;
constexpr float kUnhurt = 0, kOverworked = 1;

const SkinTraits& skinOf(std::size_t type) {
  return traitsOf(static_cast<SkinType>(type));
}

float toneOn(const Plan& plan, float day, float trauma = kUnhurt) {
  return meanTone(heal(plan, 0, trauma, day), fateOf(plan, 0, trauma), plan.healing);
}

}  // namespace

TEST(Healing, BeginsAtTheFreshAndSettlesAtTheHealedDiameter) {
  const Plan plan;
  EXPECT_FLOAT_EQ(heal(plan, 0, kUnhurt, 0).crust_diameter_mm, plan.pigment.fresh_diameter_mm);
  EXPECT_FLOAT_EQ(heal(plan, 0, kUnhurt, plan.healing.settled_day).diameter_mm,
                  plan.pigment.healed_diameter_mm);
}

TEST(Healing, ASettledDotHasTwoFifthsLessInkAndNearlyTheContrastOfAFreshOne) {
  const Plan plan;
  const HealedDot settled = heal(plan, 0, kUnhurt, plan.healing.settled_day);
  EXPECT_NEAR(settled.ink, 0.6f, 0.005f);
  const float shrunk = settled.diameter_mm / plan.pigment.fresh_diameter_mm;
  EXPECT_NEAR(settled.ink / (shrunk * shrunk), 1, 0.1f);
}

TEST(Healing, MostOfTheLighteningHappensWhileScabsAreShed) {
  const Plan plan;
  const float all = toneOn(plan, 0) - toneOn(plan, plan.healing.settled_day);
  const float shedding = toneOn(plan, plan.healing.shed_from_day) - toneOn(plan, plan.healing.shed_until_day);
  EXPECT_GT(shedding, 0.7f * all);
}

TEST(Healing, LightensByFifteenToFiftyFivePercentOnEverySkinAtEveryDepth) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type)
    for (float depth_mm = 0.2f; depth_mm <= 0.6f; depth_mm += 0.05f) {
      Plan plan;
      plan.skin.type = static_cast<SkinType>(type);
      plan.pigment.depth_mm = depth_mm;
      constexpr float kTraumaOfAUsualSession = 0.15f;
      for (const float settled : {28.0f, 42.0f}) {
        const float left =
            toneOn(plan, settled, kTraumaOfAUsualSession) / toneOn(plan, 0, kTraumaOfAUsualSession);
        EXPECT_GE(left, 0.45f) << kSkinTypeNames[type] << " at " << depth_mm << " mm, day " << settled;
        EXPECT_LE(left, 0.85f) << kSkinTypeNames[type] << " at " << depth_mm << " mm, day " << settled;
      }
    }
}

TEST(Healing, InkOfADotWhoseScabFellNeverRises) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type)
    for (const float trauma : {kUnhurt, kOverworked}) {
      const Plan plan;
      HealedDot before = heal(plan, 0, trauma, 0, skinOf(type));
      for (float day = 0; day < 10 * kYear; day += day < 60 ? kHour : 7) {
        const HealedDot now = heal(plan, 0, trauma, day, skinOf(type));
        ASSERT_LE(now.ink, before.ink) << kSkinTypeNames[type] << ", day " << day;
        ASSERT_LE(now.crust_ink, before.crust_ink) << kSkinTypeNames[type] << ", day " << day;
        ASSERT_GE(now.fallen, before.fallen) << kSkinTypeNames[type] << ", day " << day;
        ASSERT_LE(now.redness, before.redness) << kSkinTypeNames[type] << ", day " << day;
        ASSERT_GE(now.cool, before.cool) << kSkinTypeNames[type] << ", day " << day;
        before = now;
      }
    }
}

TEST(Healing, ToneNeverRisesOnceSettled) {
  const Plan plan;
  float before = toneOn(plan, plan.healing.settled_day);
  for (float day = plan.healing.settled_day; day < 20 * kYear; day += 7) {
    EXPECT_LE(toneOn(plan, day), before) << "day " << day;
    before = toneOn(plan, day);
  }
}

TEST(Healing, IsALittleDarkerThanItsInkOnDayZeroAndNoLongerOnDayTwo) {
  const Plan plan;
  EXPECT_GT(toneOn(plan, 0), 1);
  EXPECT_LE(toneOn(plan, 0), 1.1f);
  EXPECT_FLOAT_EQ(toneOn(plan, 2), 1);
}

TEST(Healing, DipsBelowTheSettledToneInTheSecondWeekAndRecovers) {
  const Plan plan;
  float lightest = toneOn(plan, 0), lightest_day = 0;
  for (float day = 0; day <= plan.healing.settled_day; day += 0.25f)
    if (toneOn(plan, day) < lightest) lightest = toneOn(plan, lightest_day = day);
  EXPECT_GE(lightest_day, 10);
  EXPECT_LE(lightest_day, 14);
  EXPECT_LT(lightest, 0.97f * toneOn(plan, plan.healing.settled_day));
}

TEST(Healing, NeverJumpsFromOneHourToTheNext) {
  for (const float trauma : {kUnhurt, kOverworked}) {
    const Plan plan;
    for (float day = 0; day < 60; day += kHour) {
      const HealedDot now = heal(plan, 0, trauma, day), later = heal(plan, 0, trauma, day + kHour);
      ASSERT_NEAR(now.crust_diameter_mm, later.crust_diameter_mm, 0.001f) << "day " << day;
      ASSERT_NEAR(now.diameter_mm, later.diameter_mm, 0.001f) << "day " << day;
      ASSERT_NEAR(now.crust_ink, later.crust_ink, 0.005f) << "day " << day;
      ASSERT_NEAR(now.ink, later.ink, 0.005f) << "day " << day;
      ASSERT_NEAR(now.haze, later.haze, 0.005f) << "day " << day;
      ASSERT_NEAR(now.fallen, later.fallen, 0.02f) << "day " << day;
      ASSERT_NEAR(now.redness, later.redness, 0.05f) << "day " << day;
    }
  }
}

TEST(Healing, NothingIsHiddenOnceSettled) {
  const Plan plan;
  EXPECT_GT(heal(plan, 0, kUnhurt, 11).haze, 0.9f * plan.healing.dip);
  EXPECT_EQ(heal(plan, 0, kUnhurt, plan.healing.settled_day).haze, 0);
}

TEST(Healing, OnEverySkinInkFadesByTenToSixteenPercentAYear) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    const Plan plan;
    for (int year = 0; year < 10; ++year) {
      const float day = plan.healing.settled_day + static_cast<float>(year) * kYear;
      const float kept = heal(plan, 0, kUnhurt, day + kYear, skinOf(type)).ink /
                         heal(plan, 0, kUnhurt, day, skinOf(type)).ink;
      EXPECT_GE(1 - kept, 0.0999f) << kSkinTypeNames[type];
      EXPECT_LE(1 - kept, 0.1601f) << kSkinTypeNames[type];
    }
  }
}

TEST(Healing, DotsSpreadAndTurnCoolerOverTheYearsDeepOnesMore) {
  Plan plan;
  const float settled = plan.healing.settled_day;
  EXPECT_NEAR(
      heal(plan, 0, kUnhurt, settled + 3 * kYear).diameter_mm / heal(plan, 0, kUnhurt, settled).diameter_mm,
      std::pow(1 + plan.healing.spread_per_year, 3), 1e-4);
  EXPECT_EQ(heal(plan, 0, kUnhurt, settled).cool, 0);
  const float usual = heal(plan, 0, kUnhurt, 5 * kYear).cool;
  EXPECT_GT(usual, 0);
  plan.pigment.depth_mm = 0.5f;
  EXPECT_GT(heal(plan, 0, kUnhurt, 5 * kYear).cool, usual);
}

TEST(Healing, RednessOfNormalSkinIsGoneByDayTwoToFive) {
  const Plan plan;
  EXPECT_FLOAT_EQ(heal(plan, 0, kUnhurt, 0).redness, 1);
  EXPECT_GT(heal(plan, 0, kUnhurt, 2).redness, 0);
  EXPECT_EQ(heal(plan, 0, kUnhurt, 5).redness, 0);
}

TEST(Healing, SensitiveSkinIsRedderForLonger) {
  Plan plan;
  plan.skin.type = SkinType::sensitive;
  EXPECT_GT(heal(plan, 0, kUnhurt, 0).redness, 1.5f);
  EXPECT_GT(heal(plan, 0, kUnhurt, 5).redness, 0);
}

TEST(Healing, OverworkedSkinHasWiderDotsStaysRedLongerLosesMoreAndBlotches) {
  const Plan plan;
  const HealedDot good = heal(plan, 0, kUnhurt, 28), hurt = heal(plan, 0, kOverworked, 28);
  EXPECT_GT(hurt.diameter_mm, 1.2f * good.diameter_mm);
  EXPECT_FLOAT_EQ(hurt.ink, good.ink);  // of a dot that took: wider, and so softer
  EXPECT_GT(heal(plan, 0, kOverworked, 7).redness, 0);
  EXPECT_GT(fateOf(plan, 0, kOverworked).lost, fateOf(plan, 0, kUnhurt).lost);
  EXPECT_GT(fateOf(plan, 0, kOverworked).weak, fateOf(plan, 0, kUnhurt).weak);
  EXPECT_GT(fateOf(plan, 0, kOverworked).blotch, 0.3f);
  EXPECT_EQ(fateOf(plan, 0, kUnhurt).blotch, 0);
}

TEST(Healing, SkinThatHoldsLessPigmentLosesMoreImpressions) {
  Plan plan;
  EXPECT_NEAR(fateOf(plan, 0, kUnhurt).lost, plan.healing.lost_share, 1e-6);
  plan.skin.retention = 0.75f;
  EXPECT_NEAR(fateOf(plan, 0, kUnhurt).lost, 1 - 0.95f * 0.75f, 1e-6);
  plan.skin.retention = 2;
  EXPECT_EQ(fateOf(plan, 0, kUnhurt).lost, 0);
  plan.skin.retention = 0;
  EXPECT_EQ(fateOf(plan, 0, kUnhurt).lost + fateOf(plan, 0, kUnhurt).weak, 1);
}

TEST(Healing, ASessionSetTooShallowLosesMore) {
  Plan plan;
  plan.sessions[1].deeper_mm = -0.1f;
  EXPECT_GT(fateOf(plan, 1, kUnhurt).lost, fateOf(plan, 0, kUnhurt).lost + 0.05f);
}

TEST(Healing, NeedlePressureShadeAndDilutionMakeTheFreshDot) {
  Plan plan;
  EXPECT_FLOAT_EQ(freshDotOf(plan, 0).diameter_mm, plan.pigment.fresh_diameter_mm);
  EXPECT_FLOAT_EQ(freshDotOf(plan, 0).optical_depth, plan.pigment.optical_depth);
  EXPECT_FLOAT_EQ(freshDotOf(plan, 0).depth_mm, plan.pigment.depth_mm);
  plan.sessions[1].needle_mm = 0.3f;
  EXPECT_GT(freshDotOf(plan, 1).diameter_mm, freshDotOf(plan, 0).diameter_mm);
  plan.sessions[1] = {.share = 0.7f, .pressure = 1};
  EXPECT_GT(freshDotOf(plan, 1).diameter_mm, freshDotOf(plan, 0).diameter_mm);
  EXPECT_GT(freshDotOf(plan, 1).depth_mm, freshDotOf(plan, 0).depth_mm);
  plan.sessions[1] = {.share = 0.7f, .shade = 0.5f, .dilution = 51};
  EXPECT_FLOAT_EQ(freshDotOf(plan, 1).optical_depth, plan.pigment.optical_depth / 4);
}

}  // namespace stipple
