#include "plan/outcome.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "plan/tone_curves.h"
#include "support/plans.h"

namespace stipple {

using testing::onSkin;

TEST(Figures, EachFieldOfHealingHasOneWithARangeAndASource) {
  Plan plan;
  std::set<const float*> fields;
  for (const Figure& figure : healingFigures()) {
    EXPECT_TRUE(fields.insert(&figure.of(plan)).second) << figure.key;
    EXPECT_LE(figure.low, figure.likely_low) << figure.key;
    EXPECT_LE(figure.likely_low, figure.of(plan)) << figure.key;
    EXPECT_LE(figure.of(plan), figure.likely_high) << figure.key;
    EXPECT_LE(figure.likely_high, figure.high) << figure.key;
    EXPECT_FALSE(figure.source.empty()) << figure.key;
  }
  EXPECT_EQ(fields.size(), sizeof(HealingFigures) / sizeof(float));
}

TEST(Figures, EverySkinTypeSaysWhereItComesFrom) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type)
    EXPECT_FALSE(traitsOf(static_cast<SkinType>(type)).source.empty()) << kSkinTypeNames[type];
}

TEST(Outcome, OneSessionAsksForTheSameDensityInEveryZoneAnySessionWorks) {
  Plan plan;
  plan.sessions[0].zones = ZoneSet::none().set(ZoneId::frontal);
  plan.sessions[1].zones = ZoneSet::none().set(ZoneId::crown);
  plan.sessions[2] = {.share = 0.9f, .zones = ZoneSet::none().set(ZoneId::crown)};
  const Plan one = oneSession(plan);
  ASSERT_EQ(one.sessions.size(), 1u);
  EXPECT_EQ(one.sessions[0].share, 0.9f);
  EXPECT_EQ(one.sessions[0].zones, ZoneSet::none().set(ZoneId::frontal).set(ZoneId::crown));
  EXPECT_EQ(one.density_per_cm2, plan.density_per_cm2);
}

TEST(Outcome, OnlyAssumedFiguresMoveAndOnlyToTheEndsOfTheirRanges) {
  Plan usual, best = withOutcome(usual, Outcome::optimistic),
              worst = withOutcome(usual, Outcome::pessimistic);
  EXPECT_EQ(withOutcome(usual, Outcome::expected), usual);
  for (const Figure& figure : healingFigures()) {
    const std::set<float> ends{figure.of(best), figure.of(worst)};
    if (!figure.assumed || figure.better == BetterEnd::neither)
      EXPECT_EQ(ends, std::set{figure.of(usual)}) << figure.key;
    else
      EXPECT_EQ(ends, (std::set{figure.likely_low, figure.likely_high})) << figure.key;
  }
}

TEST(Outcome, ExpectedLiesBetweenPessimisticAndOptimisticOnEverySkin) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    const Plan plan = onSkin(type);
    for (const float day : {42.0f, 62.0f, 400.0f, 3650.0f}) {
      const float expected = expectedTone(plan, kUsualTreatedCm2, day);
      EXPECT_LT(expectedTone(withOutcome(plan, Outcome::pessimistic), kUsualTreatedCm2, day), expected)
          << day;
      EXPECT_GT(expectedTone(withOutcome(plan, Outcome::optimistic), kUsualTreatedCm2, day), expected) << day;
    }
  }
}

TEST(Outcome, EvenThePessimisticPlanHealsWithinTheRangeOfSources) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type)
    for (const Outcome outcome : {Outcome::optimistic, Outcome::pessimistic}) {
      const Plan plan = withOutcome(onSkin(type), outcome);
      const float last = sessionDays(plan).back();
      const float change =
          expectedTone(plan, kUsualTreatedCm2, last + 42) / expectedTone(plan, kUsualTreatedCm2, last) - 1;
      EXPECT_GE(change, kFreshToHealed.low) << kSkinTypeNames[type];
      EXPECT_LE(change, kFreshToHealed.high + 0.005f) << kSkinTypeNames[type];
    }
}

TEST(Outcome, ASessionMoreIsProposedWithItsReasonWhereDensityIsMissedAndMendsThat) {
  EXPECT_FALSE(proposeExtraSession(Plan(), kUsualTreatedCm2));
  Plan poor = onSkin(static_cast<std::size_t>(SkinType::scar));
  poor.skin.retention = 0.85f;
  const auto proposal = proposeExtraSession(poor, kUsualTreatedCm2);
  ASSERT_TRUE(proposal);
  EXPECT_LT(proposal->held_before, 1 - kMostShortfall);
  EXPECT_GT(proposal->held_after, proposal->held_before + 0.03);
  EXPECT_NE(proposal->reason.find("After session 3 about "), std::string::npos) << proposal->reason;
  EXPECT_NE(proposal->reason.find("scar skin"), std::string::npos) << proposal->reason;
  poor.sessions.push_back(proposal->session);
  EXPECT_NEAR(heldShare(poor, usualWorkload(poor, kUsualTreatedCm2)), proposal->held_after, 1e-9);
  EXPECT_TRUE(proposeExtraSession(oneSession(Plan()), kUsualTreatedCm2));
}

TEST(Outcome, NoSessionIsProposedBeyondTheMostThereCanBe) {
  Plan plan;
  plan.skin.retention = 0.4f;
  plan.sessions.assign(kMaxSessions, {.share = 1});
  EXPECT_FALSE(proposeExtraSession(plan, kUsualTreatedCm2));
}

TEST(ToneStudy, OnEverySkinPlanAndOneSittingStayWithinWhatSourcesGive) {
  const Plan plan;
  const ToneStudy study = studyTone(plan, usualWorkload(plan, kUsualTreatedCm2));
  for (const SkinCourse& skin : study.skins) {
    const std::string_view name = kSkinTypeNames[static_cast<std::size_t>(skin.skin)];
    for (const CourseFigures& figures : {skin.plan.figures, skin.one.figures}) {
      EXPECT_GE(figures.fresh_to_healed, kFreshToHealed.low) << name;
      EXPECT_LE(figures.fresh_to_healed, kFreshToHealed.high) << name;
      EXPECT_GE(figures.fading_per_year, kFadingPerYear.low - 1e-4f) << name;
      EXPECT_LE(figures.fading_per_year, kFadingPerYear.high + 1e-4f) << name;
    }
    EXPECT_GT(skin.one.figures.redness_gone_day, skin.plan.figures.redness_gone_day + 2) << name;
    EXPECT_LT(skin.one.figures.held_share, skin.plan.figures.held_share) << name;
  }
  const CourseFigures& normal = study.skins[0].plan.figures;
  EXPECT_GE(normal.redness_gone_day, kRednessGoneDay.low);
  EXPECT_LE(normal.redness_gone_day, kRednessGoneDay.high);
}

TEST(ToneStudy, SamplesEverySessionsDayBeforeAndAfterIt) {
  const Plan plan;
  const std::vector<float> days = studyDays(plan);
  EXPECT_TRUE(std::ranges::is_sorted(days));
  EXPECT_EQ(days.front(), 0);
  for (const float session : {10.0f, 20.0f}) {
    const auto at = std::ranges::find(days, session);
    ASSERT_NE(at, days.end());
    EXPECT_EQ(*(at - 1), std::nextafter(session, 0.0f));
  }
}

}  // namespace stipple
