#include "scalp/treatment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "plan/sitting.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr double kCapacityPerCm2 = 30;
constexpr float kPlainDensity = 20;

const SiteSet& sites() {
  static const SiteSurface surface = makeSiteSurface(testing::ballHead());
  static const SiteSet made = buildSitesOnCpu(surface, 1, siteCount(surface, kCapacityPerCm2));
  return made;
}

/// The same demand everywhere: no edge, no fade.
Fields plainFields(float density_per_cm2) {
  const auto units = static_cast<std::uint32_t>(std::lround(density_per_cm2 * shared::kDensityUnitsPerCm2));
  return Fields(static_cast<std::size_t>(shared::kFieldSize) * shared::kFieldSize, {units | 0xffff0000u, 0x00ff0000u});
}

Plan planOf(int sessions) {
  Plan plan;
  plan.sessions.resize(static_cast<std::size_t>(sessions));
  return plan;
}

/// What is true when the last session of `plan` has just been done.
shared::Treatment finished(const Plan& plan) { return treatmentAt(plan, sites(), sessionDays(plan).back()); }

std::uint32_t total(const ImpressionCounts& counts) { return std::accumulate(counts.hits.begin(), counts.hits.end(), 0u); }

TEST(Treatment, BareSkinHasNoImpressions) {
  EXPECT_EQ(total(countImpressions(sites(), plainFields(kPlainDensity), treatmentAt(Plan(), sites(), std::nullopt))), 0u);
}

TEST(Treatment, EachSessionOnlyAddsImpressionsAndChangesNothingOfTheOnesBefore) {
  const Fields fields = plainFields(kPlainDensity);
  ImpressionCounts before;
  for (int sessions = 1; sessions <= 3; ++sessions) {
    const ImpressionCounts now = countImpressions(sites(), fields, finished(planOf(sessions)));
    EXPECT_GT(total(now), total(before));
    for (int s = 0; s + 1 < sessions; ++s) EXPECT_EQ(now.hits[static_cast<std::size_t>(s)], before.hits[static_cast<std::size_t>(s)]);
    before = now;
  }
}

TEST(Treatment, ASessionIsDoneOnItsDayAndNotBefore) {
  const Plan plan;
  const float second_day = sessionDays(plan)[1];
  EXPECT_EQ(treatmentAt(plan, sites(), second_day - 0.01f).session_count, 1u);
  EXPECT_EQ(treatmentAt(plan, sites(), second_day).session_count, 2u);
}

TEST(Treatment, WhatTheFirstSessionLeftStaysAndWhatItLostIsHitAgain) {
  const Fields fields = plainFields(kPlainDensity);
  const shared::Treatment first = finished(planOf(1)), all = finished(planOf(3));
  std::size_t kept = 0, lost = 0;
  for (const shared::Site& site : sites().sites) {
    const SiteHistory early = historyOf(site, fields, first), late = historyOf(site, fields, all);
    ASSERT_EQ(late.hits & 1u, early.hits & 1u);
    if (!(early.hits & 1u)) continue;
    const bool was_lost = early.losses & 1u;
    EXPECT_EQ(late.hits >> 1 & 1u, was_lost ? 1u : 0u);
    ++(was_lost ? lost : kept);
  }
  EXPECT_GT(kept, 1000u);
  EXPECT_GT(lost, 50u);
}

TEST(Treatment, TheShareThatIsLostIsThePlans) {
  Plan plan = planOf(1);
  plan.healing.lost_share = 0.2f;
  const Fields fields = plainFields(kPlainDensity);
  double hits = 0, losses = 0;
  for (const shared::Site& site : sites().sites) {
    const SiteHistory history = historyOf(site, fields, finished(plan));
    hits += history.hits & 1u;
    losses += history.losses & 1u;
  }
  const double expected = static_cast<double>(fateOf(plan, 0, sittingsOf(plan, kUsualTreatedCm2)[0].trauma).lost);
  EXPECT_NEAR(losses / hits, expected, 4 * std::sqrt(expected * (1 - expected) / hits));
}

TEST(Treatment, EverySessionReachesItsShareOfTheDensity) {
  Plan plan;
  plan.healing.lost_share = plan.healing.trauma_loss = 0;
  const double per_site = 1 / (sites().capacity_per_cm2 / static_cast<double>(sites().sites.size()));
  const auto hits = countImpressions(sites(), plainFields(kPlainDensity), finished(plan)).hits;
  double reached = 0;
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    reached += hits[s];
    const double asked = static_cast<double>(plan.sessions[s].share) * static_cast<double>(kPlainDensity);
    EXPECT_NEAR(reached / per_site / asked, 1, 0.01) << "session " << s + 1;
  }
}

TEST(Treatment, APatchHoldsItsDensityTimesItsAreaWithinAPercent) {
  constexpr double kPolarDeg = 80;
  const double area_cm2 = 2 * kPi * testing::kBallRadiusMm * testing::kBallRadiusMm * (1 - std::cos(radians(kPolarDeg))) / 100;
  const double rim = std::sin(radians(kPolarDeg / 2));  // of the patch, in the chart
  for (const float density_per_cm2 : {8.0f, 14.0f, 22.0f}) {
    const Fields fields = plainFields(density_per_cm2);
    const shared::Treatment treatment = finished(planOf(3));
    double inside = 0;
    for (const shared::Site& site : sites().sites) {
      const glm::dvec2 chart((site.chart & 0xffffu) / 32768.0 - 1, (site.chart >> 16) / 32768.0 - 1);
      if (glm::length(chart) < rim && historyOf(site, fields, treatment).hits) ++inside;
    }
    EXPECT_NEAR(inside / area_cm2 / static_cast<double>(density_per_cm2), 1, 0.01) << density_per_cm2;
  }
}

TEST(Treatment, RaisingTheDensityKeepsEveryVisibleSite) {
  const Fields sparse = plainFields(18), dense = plainFields(19);
  const shared::Treatment treatment = finished(planOf(3));
  std::size_t more = 0;
  for (const shared::Site& site : sites().sites) {
    const bool was = historyOf(site, sparse, treatment).hits, is = historyOf(site, dense, treatment).hits;
    ASSERT_TRUE(is || !was);
    more += is && !was;
  }
  EXPECT_GT(more, 0u);
}

TEST(Treatment, AskingForMoreThanTheSitesHoldShowsThemAll) {
  const auto counts = countImpressions(sites(), plainFields(500), finished(planOf(1)));
  EXPECT_GE(counts.hits[0] + 1, sites().sites.size());
}

TEST(Treatment, TheSeedChangesWhichImpressionsAreLostAndNotWhereTheyAre) {
  Plan other = planOf(3);
  other.seed = 77;
  const auto a = countImpressions(sites(), plainFields(kPlainDensity), finished(planOf(3)));
  const auto b = countImpressions(sites(), plainFields(kPlainDensity), finished(other));
  EXPECT_EQ(a.hits[0], b.hits[0]);
  EXPECT_NE(a.decisions, b.decisions);
}

// The mean over skin of what dots and halo let through is the tone that the plan names.
TEST(OpticalHalo, MakesAFullyTreatedPatchExactlyAsDarkAsThePlanSays) {
  for (const float tone : {0.65f, 0.75f, 0.85f}) {
    Plan plan;
    plan.pigment.treated_tone = tone;
    const double seen_mm = static_cast<double>(plan.pigment.healed_diameter_mm) * static_cast<double>(plan.pigment.optical_gain);
    const double peak = 1 - std::exp(-static_cast<double>(plan.pigment.optical_depth));
    const double mean = kReferenceDensityPerCm2 / 100 * inkArea(seen_mm) * peak;
    for (const double core : {0.6, 1.0})
      EXPECT_NEAR((1 - core * mean) * std::exp(-opticalHalo(plan, core) * mean), static_cast<double>(tone), 1e-6);
  }
}

TEST(OpticalHalo, NeverLightensSkinWhereTheDotsAloneAreDarkEnough) {
  Plan plan;
  plan.pigment.treated_tone = 0.99f;
  EXPECT_EQ(opticalHalo(plan, 1), 0);
}

TEST(InkArea, IsTheIntegralOfAProfileOfThatFullWidthAtHalfMaximum) {
  constexpr double kDiameterMm = 0.3, kReachMm = 0.5, kStepMm = 0.0005;
  const double half = 1 - std::sqrt(0.5);  // (1 - half)^2 is a half
  double across = 0;                       // the profile is a product of one factor along each axis
  for (double x = -kReachMm + kStepMm / 2; x < kReachMm; x += kStepMm) {
    const double left = std::max(0.0, 1 - half * 4 * x * x / (kDiameterMm * kDiameterMm));
    across += left * left * kStepMm;
  }
  EXPECT_NEAR(inkArea(kDiameterMm), across * across, 1e-5);
}

}  // namespace
}  // namespace stipple
