#include "plan/sitting.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/units.h"
#include "plan/outcome.h"
#include "support/plans.h"

namespace stipple {
namespace {

using testing::onSkin;

/// Everything in so many even sessions.
Plan inSessions(Plan plan, int count) {
  plan.sessions.clear();
  for (int s = 1; s <= count; ++s)
    plan.sessions.push_back({.share = static_cast<float>(s) / static_cast<float>(count)});
  return plan;
}

}  // namespace

TEST(Sitting, ThreeUsualSessionsHardlyTireTheSkinAndOneSittingOverworksIt) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    const Plan plan = onSkin(type);
    for (const Sitting& sitting : sittingsOf(plan, kUsualTreatedCm2))
      EXPECT_LT(sitting.trauma, 0.2f) << kSkinTypeNames[type] << ", day " << sitting.day;
    EXPECT_GT(sittingsOf(oneSession(plan), kUsualTreatedCm2)[0].trauma, 0.9f) << kSkinTypeNames[type];
  }
}

TEST(Sitting, DenserWorkAndAHeavierHandTireTheSkinMore) {
  Plan plan;
  const float usual = sittingsOf(plan, kUsualTreatedCm2)[1].trauma;
  plan.sessions[1].pressure = 1;
  EXPECT_GT(sittingsOf(plan, kUsualTreatedCm2)[1].trauma, usual);
  plan.sessions[1].pressure = 0;
  plan.sessions[1].share = 0.9f;
  EXPECT_GT(sittingsOf(plan, kUsualTreatedCm2)[1].trauma, usual);
}

TEST(Sitting, WhereNothingIsLostEachSessionMakesItsShareOfTheImpressions) {
  Plan plan;
  plan.healing.lost_share = plan.healing.weak_share = plan.healing.trauma_loss = 0;
  const Workload work = usualWorkload(plan, 100);
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  const double all = 100.0 * static_cast<double>(plan.density_per_cm2);
  EXPECT_NEAR(work.area_cm2(), 100, 1e-9);
  EXPECT_NEAR(sittings[0].impressions, 0.3 * all, 0.001 * all);
  EXPECT_NEAR(sittings[1].impressions, 0.4 * all, 0.001 * all);
  EXPECT_NEAR(sittings[2].impressions, 0.3 * all, 0.001 * all);
  EXPECT_EQ(sittings[2].again, 0);
}

TEST(Sitting, LaterSessionsFillWhatWasLostAndTheLastTouchesUpWhatTookBadly) {
  const Plan plan;
  const std::vector<Sitting> sittings = sittingsOf(plan, kUsualTreatedCm2);
  const Fate first = fateOf(plan, 0, sittings[0].trauma);
  EXPECT_EQ(sittings[0].again, 0);
  EXPECT_NEAR(sittings[1].again, sittings[0].impressions * static_cast<double>(first.lost), 1);
  Plan longer = plan;
  longer.sessions.push_back({.share = 1});
  EXPECT_LT(sittingsOf(longer, kUsualTreatedCm2)[2].again, 0.5 * sittings[2].again);  // no longer the last
}

TEST(Sitting, TakesFiftyEightToAHundredAndSeventeenImpressionsAMinute) {
  for (const Sitting& sitting : sittingsOf(Plan(), kUsualTreatedCm2)) {
    EXPECT_NEAR(sitting.impressions / sitting.minutes_most, 58, 1);
    EXPECT_NEAR(sitting.impressions / sitting.minutes_least, 117, 1);
    EXPECT_GT(sitting.minutes, sitting.minutes_least);
    EXPECT_LT(sitting.minutes, sitting.minutes_most);
    EXPECT_GE(sitting.aftercare_days, Plan().healing.shed_until_day);
  }
}

TEST(Sitting, AChangeToSessionThreeLeavesEverythingBeforeItsDayAsItWas) {
  const Plan plan;
  std::vector<Plan> changed(7, plan);
  changed[0].sessions[2].share = 0.8f;
  changed[1].sessions[2].needle_mm = 0.3f;
  changed[2].sessions[2].pressure = 1;
  changed[3].sessions[2].dilution = 60;
  changed[4].sessions[2].zones = ZoneSet::none().set(ZoneId::crown);
  changed[5].sessions[2].interval_days = 30;
  changed[6].sessions[2].deeper_mm = -0.1f;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    for (float day = 0; day < 20; day += 0.5f)
      ASSERT_EQ(expectedTone(changed[i], kUsualTreatedCm2, day), expectedTone(plan, kUsualTreatedCm2, day))
          << "change " << i << ", day " << day;
    EXPECT_NE(expectedTone(changed[i], kUsualTreatedCm2, 45), expectedTone(plan, kUsualTreatedCm2, 45))
        << "change " << i;
  }
}

TEST(Sitting, MoreSessionsNeverHoldLess) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    double before = 0;
    for (int count = 1; count <= kMaxSessions; ++count) {
      const Plan plan = inSessions(onSkin(type), count);
      const double held = heldShare(plan, usualWorkload(plan, kUsualTreatedCm2));
      EXPECT_GE(held, before) << count << " sessions on " << kSkinTypeNames[type];
      before = held;
    }
  }
}

TEST(Sitting, ASessionMoreAtTheEndNeverHoldsLess) {
  Plan plan;
  double before = heldShare(plan, usualWorkload(plan, kUsualTreatedCm2));
  while (plan.sessions.size() < kMaxSessions) {
    plan.sessions.push_back({.share = 1});
    const double held = heldShare(plan, usualWorkload(plan, kUsualTreatedCm2));
    EXPECT_GE(held, before) << plan.sessions.size() << " sessions";
    before = held;
  }
}

TEST(Sitting, AZoneLeftOutIsCaughtUpByTheNextSessionThatWorksIt) {
  Plan plan;
  plan.healing.lost_share = plan.healing.weak_share = plan.healing.trauma_loss = 0;
  Workload crown;
  crown.zone[static_cast<std::size_t>(ZoneId::crown)] = {100, 100};
  plan.sessions[0].zones.set(ZoneId::crown, false);
  const std::vector<Sitting> sittings = sittingsOf(plan, crown);
  EXPECT_EQ(sittings[0].impressions, 0);
  EXPECT_EQ(sittings[0].per_cm2, 0);
  EXPECT_NEAR(sittings[1].impressions, 7000, 1);
  EXPECT_NEAR(heldShare(plan, crown), 1, 1e-6);
}

TEST(Sitting, AZoneHealsAsItsOwnSkinDoes) {
  Plan plan;
  const Workload work = usualWorkload(plan, kUsualTreatedCm2);
  const double held = heldShare(plan, work);
  plan.zones[ZoneId::crown].skin = SkinType::scar;
  EXPECT_LT(heldShare(plan, work), held);
  plan.skin.type = SkinType::scar;
  plan.zones[ZoneId::crown].skin = SkinType::normal;
  EXPECT_GT(heldShare(plan, work), heldShare(onSkin(6), work));
}

TEST(Sitting, ToneNeverRisesOnceTheLastSessionHasSettled) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type)
    for (const Plan& plan : {onSkin(type), oneSession(onSkin(type))}) {
      const float settled = sessionDays(plan).back() + 28;
      float before = expectedTone(plan, kUsualTreatedCm2, settled);
      for (float day = settled; day < 10 * kDaysPerYear; day += 5) {
        const float now = expectedTone(plan, kUsualTreatedCm2, day);
        ASSERT_LE(now, before) << kSkinTypeNames[type] << ", day " << day;
        before = now;
      }
    }
}

TEST(Sitting, ToneJumpsAtSessionsAndNowhereElse) {
  const Plan plan;
  constexpr float kHour = 1.0f / 24;
  for (float day = kHour; day < 60; day += kHour) {
    const float step =
        expectedTone(plan, kUsualTreatedCm2, day) - expectedTone(plan, kUsualTreatedCm2, day - kHour);
    const bool session = std::floor(day / 10) != std::floor((day - kHour) / 10) && day < 21;
    if (session)
      EXPECT_GT(step, 0.2f) << "day " << day;
    else
      ASSERT_LT(std::abs(step), 0.01f) << "day " << day;
  }
}

TEST(Sitting, OneSittingMeansLargerDotsForTheSameDensityAndLongerRedness) {
  const Plan three, one = oneSession(three);
  const float gentle = sittingsOf(three, kUsualTreatedCm2)[0].trauma,
              hard = sittingsOf(one, kUsualTreatedCm2)[0].trauma;
  EXPECT_GT(heal(one, 0, hard, 42).diameter_mm, 1.15f * heal(three, 0, gentle, 42).diameter_mm);
  const auto red_on = [](const Plan& plan, float day) {
    return expectedLook(plan, usualWorkload(plan, kUsualTreatedCm2), day).redness;
  };
  EXPECT_EQ(red_on(three, 6), 0);
  EXPECT_GT(red_on(one, 6), 0);
  EXPECT_GT(red_on(one, 0), red_on(three, 0));
}

}  // namespace stipple
