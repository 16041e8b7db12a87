#include "plan/healing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "plan/stage.h"

namespace stipple {
namespace {

constexpr float kYear = 365.25f;

float ink(const HealedDot& dot) {
  return dot.tone * dot.diameter_mm * dot.diameter_mm;
}

/// Ink of the whole plan on a day of the timeline, per final impression: what the eye sums up from afar.
float inkOnDay(const Plan& plan, float day) {
  const std::vector<float> session_days = sessionDays(plan);
  float total = 0, share_before = 0;
  for (std::size_t i = 0; i < session_days.size(); ++i) {
    const float share = plan.sessions[i].share - share_before;
    share_before = plan.sessions[i].share;
    if (day < session_days[i]) continue;
    const HealedDot dot = heal(plan, day - session_days[i]);
    total += share * ink(dot) * (1 - lostShare(plan) * dot.shed);
  }
  return total;
}

}  // namespace

TEST(Healing, BeginsAtTheFreshAndSettlesAtTheHealedDiameter) {
  const Plan plan;
  EXPECT_FLOAT_EQ(heal(plan, 0).diameter_mm, plan.pigment.fresh_diameter_mm);
  EXPECT_FLOAT_EQ(heal(plan, plan.healing.settled_day).diameter_mm, plan.pigment.healed_diameter_mm);
  EXPECT_FLOAT_EQ(heal(plan, plan.healing.settled_day).tone, 1);
}

TEST(Healing, MostOfTheShrinkingHappensWhileScabsAreShed) {
  const Plan plan;
  const float all = plan.pigment.fresh_diameter_mm - plan.pigment.healed_diameter_mm;
  const float shedding = heal(plan, plan.healing.shed_from_day).diameter_mm -
                         heal(plan, plan.healing.shed_until_day).diameter_mm;
  EXPECT_GT(shedding, 0.7f * all);
}

TEST(Healing, TheDotNeverGrowsWhileItSettles) {
  const Plan plan;
  for (float day = 0.25f; day <= plan.healing.settled_day; day += 0.25f) {
    EXPECT_LE(heal(plan, day).diameter_mm, heal(plan, day - 0.25f).diameter_mm) << "day " << day;
  }
}

TEST(Healing, IsALittleDarkerThanTheInkOnDayZeroAndNoLongerOnDayTwo) {
  const Plan plan;
  EXPECT_GT(heal(plan, 0).tone, 1);
  EXPECT_LE(heal(plan, 0).tone, 1.1f);
  EXPECT_FLOAT_EQ(heal(plan, 2).tone, 1);
}

TEST(Healing, DipsBelowTheSettledInkInTheSecondWeekAndRecovers) {
  const Plan plan;
  float lightest = ink(heal(plan, 0)), lightest_day = 0;
  for (float day = 0; day <= plan.healing.settled_day; day += 0.25f) {
    if (ink(heal(plan, day)) < lightest) lightest = ink(heal(plan, lightest_day = day));
  }
  EXPECT_GE(lightest_day, 10);
  EXPECT_LE(lightest_day, 12);
  EXPECT_LT(lightest, 0.97f * ink(heal(plan, plan.healing.settled_day)));
}

TEST(Healing, NeverJumpsFromOneHourToTheNext) {
  const Plan plan;
  constexpr float kHour = 1.0f / 24;
  for (float day = 0; day < 60; day += kHour) {
    const HealedDot now = heal(plan, day), later = heal(plan, day + kHour);
    EXPECT_NEAR(now.diameter_mm, later.diameter_mm, 0.001f) << "day " << day;
    EXPECT_NEAR(now.tone, later.tone, 0.005f) << "day " << day;
    EXPECT_NEAR(now.shed, later.shed, 0.02f) << "day " << day;
  }
}

TEST(Healing, InkFadesByItsYearlyShareWhileTheDotSpreads) {
  const Plan plan;
  const HealedDot settled = heal(plan, plan.healing.settled_day);
  const HealedDot older = heal(plan, plan.healing.settled_day + 3 * kYear);
  EXPECT_NEAR(ink(older) / ink(settled), std::pow(1 - plan.healing.fading_per_year, 3), 1e-4);
  EXPECT_NEAR(older.diameter_mm / settled.diameter_mm, std::pow(1 + plan.healing.spread_per_year, 3), 1e-4);
}

TEST(Healing, OnceSettledNeitherToneNorDiameterTimesToneEverRises) {
  const Plan plan;
  HealedDot before = heal(plan, plan.healing.settled_day);
  for (float day = plan.healing.settled_day; day < 20 * kYear; day += 7) {
    const HealedDot now = heal(plan, day);
    EXPECT_LE(now.tone, before.tone);
    EXPECT_LE(now.diameter_mm * now.tone, before.diameter_mm * before.tone);
    before = now;
  }
}

TEST(Healing, RednessHalvesAndThenIsExactlyNothing) {
  Plan plan;
  plan.skin.redness = 1.6f;
  EXPECT_FLOAT_EQ(heal(plan, 0).redness, 1.6f);
  EXPECT_FLOAT_EQ(heal(plan, plan.healing.redness_half_life_days).redness, 0.8f);
  EXPECT_EQ(heal(plan, 8 * plan.healing.redness_half_life_days).redness, 0);
}

TEST(Healing, SkinThatHoldsLessPigmentLosesMoreImpressions) {
  Plan plan;
  EXPECT_FLOAT_EQ(lostShare(plan), plan.healing.lost_share);
  plan.skin.retention = 0.75f;
  EXPECT_FLOAT_EQ(lostShare(plan), 1 - 0.9f * 0.75f);
  plan.skin.retention = 2;
  EXPECT_EQ(lostShare(plan), 0);
}

TEST(Healing, EveryHealedStageIsLighterThanItsFreshOneWhateverTheIntervalAndTheDip) {
  for (const float interval_days : {7.0f, 8.0f, 10.0f, 12.0f, 14.0f, 21.0f, 30.0f, 60.0f}) {
    for (const float dip : {0.0f, 0.08f, 0.2f}) {
      Plan plan;
      plan.healing.dip = dip;
      for (Session& session : plan.sessions) session.interval_days = interval_days;
      const std::vector<Stage> stages = stagesOf(plan);
      for (std::size_t fresh = 1; fresh < stages.size(); fresh += 2) {
        const float ink_fresh = inkOnDay(plan, *stages[fresh].day);
        const float ink_healed = inkOnDay(plan, *stages[fresh + 1].day);
        EXPECT_LT(ink_healed, 0.95f * ink_fresh)
            << stages[fresh].name << ", interval " << interval_days << ", dip " << dip;
      }
    }
  }
}

}  // namespace stipple
