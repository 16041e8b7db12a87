#include "scalp/treatment.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <iterator>
#include <numeric>

#include "plan/outcome.h"
#include "plan/sitting.h"
#include "scalp/site_quality.h"
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

/// The same demand everywhere: no edge, no fade, no hair. Of plans of the usual density.
Fields plainFields(float density_per_cm2) {
  const auto share = static_cast<std::uint32_t>(std::lround(density_per_cm2 / Plan().density_per_cm2 * shared::kFieldShare));
  return Fields(static_cast<std::size_t>(shared::kFieldSize) * shared::kFieldSize, {{share, 0x00ffffffu}, 0, ZoneId::hairline_edge});
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

// Fields are computed only there: full of pigment or empty elsewhere, they leave every site as it is.
TEST(Treatment, HangsOnlyOnTexelsThatAreReadAtSites) {
  const std::vector<std::uint8_t> read = texelsReadAtSites(makeSiteSurface(testing::ballHead()));
  const Fields full = plainFields(kPlainDensity);
  Fields cut = full;
  for (std::size_t texel = 0; texel < cut.size(); ++texel)
    if (!read[texel]) cut[texel] = {};
  const shared::Treatment treatment = finished(planOf(2));
  EXPECT_EQ(countImpressions(sites(), cut, treatment).hits, countImpressions(sites(), full, treatment).hits);
  EXPECT_LT(std::ranges::count(read, 1), 0.8 * static_cast<double>(read.size()));
}

// No site lies further out than its triangle's corners.
TEST(TexelsReadAtSites, HoldTheFourAroundEachCornerOfATriangle) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead(3));
  const std::vector<std::uint8_t> read = texelsReadAtSites(surface);
  const auto below = [](std::uint32_t coordinate) {
    return static_cast<std::size_t>(std::floor(coordinate / 65536.0 * kChartSize - 0.5));
  };
  for (const glm::uvec3& triangle : surface.triangles)
    for (const unsigned corner : {triangle.x, triangle.y, triangle.z}) {
      const std::size_t x = below(surface.charts[corner] & 0xffffu), y = below(surface.charts[corner] >> 16);
      for (const std::size_t row : {y, y + 1})
        for (const std::size_t column : {x, x + 1}) ASSERT_TRUE(read[row * kChartSize + column]) << column << ", " << row;
    }
}

TEST(Treatment, EachSessionOnlyAddsImpressionsAndChangesNothingOfTheOnesBefore) {
  const Fields fields = plainFields(kPlainDensity);
  const Plan plan = planOf(3);
  const std::vector<float> days = sessionDays(plan);
  ImpressionCounts before;
  for (int sessions = 1; sessions <= 3; ++sessions) {
    const ImpressionCounts now = countImpressions(sites(), fields, treatmentAt(plan, sites(), days[static_cast<std::size_t>(sessions) - 1]));
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
  plan.healing.lost_share = plan.healing.trauma_loss = plan.healing.weak_share = 0;  // nothing to be hit again
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

/// The same demand everywhere, in one zone.
Fields fieldsOf(ZoneId zone, float density_per_cm2 = kPlainDensity, std::uint32_t edge = 0) {
  Fields fields = plainFields(density_per_cm2);
  for (FieldTexel& texel : fields) texel.look |= static_cast<std::uint32_t>(zone) << 24 | edge << 27;
  return fields;
}

/// What is left of the impressions of `plan` on a day, over as many seeds as `impressions` take.
struct Left {
  double hits = 0, lost = 0, weak = 0, grains = 0;
};
Left leftOf(Plan plan, const Fields& fields, float day, double impressions) {
  Left left;
  for (plan.seed = 1; left.hits < impressions; ++plan.seed) {
    const shared::Treatment treatment = treatmentAt(plan, sites(), day);
    for (const shared::Site& site : sites().sites) {
      const SiteHistory history = historyOf(site, fields, treatment);
      left.hits += std::popcount(history.hits);
      left.lost += std::popcount(history.losses);
      left.weak += std::popcount(history.weak);
      left.grains += std::accumulate(history.grains.begin(), history.grains.end(), 0.0);
    }
  }
  return left;
}

TEST(Treatment, KeepsWhatEachKindOfSkinKeepsWithinAPercent) {
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    Plan plan = planOf(1);
    const auto zone = static_cast<ZoneId>(type);  // another one for each type
    plan.zones[zone].skin = static_cast<SkinType>(type);
    plan.sessions[0].share = 0.5f;
    plan.healing.trauma_blotch = 0;  // patches keep more or less than the mean, and none more than all
    const Left left = leftOf(plan, fieldsOf(zone), 0, 100'000);
    const Fate fate = fateOf(plan, 0, sittingsOf(plan, kUsualTreatedCm2)[0].trauma, traitsOf(static_cast<SkinType>(type)));
    EXPECT_NEAR((left.hits - left.lost) / left.hits / static_cast<double>(1 - fate.lost), 1, 0.01) << kSkinTypeNames[type];
    EXPECT_NEAR(left.weak / left.hits, static_cast<double>(fate.weak), 0.01) << kSkinTypeNames[type];
  }
}

TEST(Treatment, GrainsClearAsTheCurveOfToneSaysWithinAPercent) {
  Plan plan = planOf(1);
  plan.sessions[0].share = 0.3f;
  const float trauma = sittingsOf(plan, kUsualTreatedCm2)[0].trauma;
  const Fate fate = fateOf(plan, 0, trauma);
  for (const float day : {4.0f, 7.0f, 14.0f, 42.0f, 800.0f, 3000.0f}) {
    HealedDot healed = heal(plan, 0, trauma, day);
    healed.crust_ink = 1;  // its grains are all there
    const Left left = leftOf(plan, fieldsOf(ZoneId::crown), day, 100'000);
    EXPECT_NEAR(left.grains / left.hits / shared::kGrainsPerDot / static_cast<double>(meanInk(healed, fate, plan.healing)), 1, 0.01) << "day " << day;
  }
}

TEST(Treatment, NoImpressionEverGainsGrains) {
  const Plan plan = planOf(1);
  const Fields fields = fieldsOf(ZoneId::crown);
  std::vector<std::uint8_t> before(sites().sites.size(), shared::kGrainsPerDot);
  for (const float day : {0.0f, 3.5f, 5.0f, 8.0f, 12.0f, 28.0f, 60.0f, 400.0f, 2000.0f, 3650.0f}) {
    const shared::Treatment treatment = treatmentAt(plan, sites(), day);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const std::uint8_t now = historyOf(sites().sites[i], fields, treatment).grains[0];
      ASSERT_LE(now, before[i]) << "day " << day;
      before[i] = now;
    }
  }
}

TEST(Treatment, AnotherThirdSessionChangesNothingBeforeItsDay) {
  Plan plan, other;
  other.sessions[2] = {.share = 0.8f, .interval_days = 30, .needle_mm = 0.3f, .pressure = 1};
  const float third_day = sessionDays(plan)[2];
  for (const float day : {0.0f, 5.5f, 10.0f, third_day - 0.1f}) {
    const shared::Treatment a = treatmentAt(plan, sites(), day), b = treatmentAt(other, sites(), day);
    EXPECT_EQ(std::memcmp(&a, &b, sizeof(a)), 0) << "day " << day;
  }
  const shared::Treatment a = treatmentAt(plan, sites(), 40), b = treatmentAt(other, sites(), 60);
  EXPECT_NE(std::memcmp(&a, &b, sizeof(a)), 0);
}

TEST(Treatment, MoreSessionsNeverLeaveLessPigment) {
  const Fields fields = fieldsOf(ZoneId::crown);
  double before = 0;
  for (int count = 1; count <= kMaxSessions; ++count) {
    Plan plan = planOf(count);
    for (Session& session : plan.sessions) session.share = 0.6f;
    const shared::Treatment treatment = treatmentAt(plan, sites(), sessionDays(plan).back() + 28);
    double holding = 0;
    for (const shared::Site& site : sites().sites) {
      const SiteHistory history = historyOf(site, fields, treatment);
      holding += (history.hits & ~history.losses) != 0;
    }
    EXPECT_GE(holding, before) << count << " sessions";
    before = holding;
  }
}

TEST(Treatment, OnlyTheLastSessionTouchesUpWhatIsWeak) {
  const Plan plan;
  const Fields fields = fieldsOf(ZoneId::crown);
  const shared::Treatment treatment = finished(plan);
  std::size_t touched_up = 0;
  for (const shared::Site& site : sites().sites) {
    const SiteHistory history = historyOf(site, fields, treatment);
    const std::uint32_t held = history.hits & ~history.losses;
    if (std::popcount(held) < 2) continue;
    ASSERT_EQ(std::popcount(held), 2);
    ASSERT_TRUE(history.weak & held & 3u);  // the first, by the sessions before
    ASSERT_TRUE(held & 4u);
    ++touched_up;
  }
  EXPECT_GT(touched_up, 100u);
}

TEST(Treatment, ASessionHitsOnlyTheZonesThatItWorks) {
  Plan plan = planOf(2);
  plan.sessions[0].zones = ZoneSet::none().set(ZoneId::frontal);
  const auto frontal = countImpressions(sites(), fieldsOf(ZoneId::frontal), finished(plan));
  const auto crown = countImpressions(sites(), fieldsOf(ZoneId::crown), finished(plan));
  EXPECT_GT(frontal.hits[0], 1000u);
  EXPECT_EQ(crown.hits[0], 0u);
  EXPECT_GT(crown.hits[1], 1000u);
}

TEST(Treatment, TheEdgeIsHeldBackUntilTheLastSessionCompletesIt) {
  const Plan plan = planOf(2);
  const Fields edge = fieldsOf(ZoneId::hairline_edge, kPlainDensity, 31), inside = fieldsOf(ZoneId::hairline_edge);
  const auto at_edge = countImpressions(sites(), edge, finished(plan)), within = countImpressions(sites(), inside, finished(plan));
  EXPECT_LT(at_edge.hits[0], 0.7 * within.hits[0]);
  const shared::Treatment treatment = finished(plan);
  for (const shared::Site& site : sites().sites)
    ASSERT_EQ(historyOf(site, edge, treatment).hits != 0, historyOf(site, inside, treatment).hits != 0);
}

/// Variance of the share of impressions that are kept, over patches of the crown, beyond that of chance.
double blotchOf(const Plan& plan) {
  constexpr int kPatches = 16;  // across the chart, 24 mm each
  struct Patch {
    double hits = 0, kept = 0;
  };
  std::vector<Patch> patches(static_cast<std::size_t>(kPatches) * kPatches);
  const shared::Treatment treatment = finished(plan);
  const Fields fields = fieldsOf(ZoneId::crown);
  for (const shared::Site& site : sites().sites) {
    const SiteHistory history = historyOf(site, fields, treatment);
    Patch& patch = patches[(site.chart >> 28) * kPatches + (site.chart >> 12 & 15u)];
    patch.hits += history.hits != 0;
    patch.kept += (history.hits & ~history.losses) != 0;
  }
  double sum = 0, squares = 0, chance = 0, count = 0;
  for (const Patch& patch : patches) {
    if (patch.hits < 50) continue;
    const double share = patch.kept / patch.hits;
    sum += share;
    squares += share * share;
    chance += share * (1 - share) / patch.hits;
    ++count;
  }
  return squares / count - sum * sum / count / count - chance / count;
}

TEST(Treatment, OneSittingForAllHealsBlotchierWithWiderDotsAndLongerRedness) {
  const Plan three;
  const Plan one = oneSession(three);
  EXPECT_GT(blotchOf(one), 4 * std::max(blotchOf(three), 1e-4));
  const auto healing = [](const Plan& plan, float days) {
    const shared::Treatment treatment = treatmentAt(plan, sites(), sessionDays(plan).back() + days);
    return treatment.healing[treatment.session_count * kZoneCount + static_cast<std::size_t>(ZoneId::crown)];
  };
  EXPECT_GT(healing(one, 42).diameter_mm, healing(three, 42).diameter_mm * 1.1f);
  EXPECT_GT(healing(one, 4).redness, healing(three, 4).redness);
}

/// Low-frequency power of the sites for which `is_in` holds.
template <typename IsIn>
double lowFrequencyOf(const SiteSurface& surface, const IsIn& is_in) {
  SiteSet chosen;
  std::ranges::copy_if(sites().sites, std::back_inserter(chosen.sites), is_in);
  return static_cast<double>(
      measurePrefix(surface, chosen, placesOf(surface, chosen), static_cast<std::uint32_t>(chosen.sites.size())).spectrum.lowFrequency());
}

struct Evenness {
  double fresh, filled, ranks_alone;
};

/// Low-frequency power of what holds pigment once the last session of `plan` has healed, of as many fresh sites, and of what would
/// hold if no site were hit again.
Evenness evennessOf(const Plan& plan) {
  const SiteSurface surface = makeSiteSurface(testing::ballHead());
  const Fields fields = fieldsOf(ZoneId::crown);
  const shared::Treatment treatment = treatmentAt(plan, sites(), sessionDays(plan).back() + 28);
  const auto holds = [&](const shared::Site& site) {
    const SiteHistory history = historyOf(site, fields, treatment);
    return (history.hits & ~history.losses) != 0;
  };
  const auto holdsUnfilled = [&](const shared::Site& site) {
    const SiteHistory history = historyOf(site, fields, treatment);
    const std::uint32_t first = history.hits & (~history.hits + 1);
    return (first & ~history.losses) != 0;
  };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(sites().sites, holds));
  return {lowFrequencyOf(surface, [&](const shared::Site& site) { return site.rank < sites().sites[count].rank; }),
          lowFrequencyOf(surface, holds), lowFrequencyOf(surface, holdsUnfilled)};
}

// A first session set too shallow, so that much of it is lost, and a second one as it should be.
TEST(Treatment, FillsTheGapsThatTheFirstSessionLeftSoThatTheSecondHealsAsEvenAsFreshSites) {
  Plan plan = planOf(2);
  plan.healing.lost_share = 0.02f;  // what is lost in the end is noise that no session fills
  plan.sessions[0] = {.share = 0.4f, .deeper_mm = -0.2f};
  plan.sessions[1].share = 0.7f;
  const Evenness even = evennessOf(plan);
  RecordProperty("low_frequency",
                 fmt::format("fresh {:.3f}, filled {:.3f}, ranks alone {:.3f}", even.fresh, even.filled, even.ranks_alone));
  EXPECT_LE(even.filled, 1.3 * even.fresh);
  EXPECT_GE(even.ranks_alone, 2 * even.filled);
}

// Hardly anything is lost then, and what the second session loses itself only the third one fills: a single arrangement may lie a
// little above or below.
TEST(Treatment, TwoUsualSessionsHealNearlyAsEvenAsFreshSitesInTheMean) {
  constexpr int kArrangements = 12;
  double filled = 0, ranks_alone = 0;  // over fresh
  for (std::uint32_t seed = 1; seed <= kArrangements; ++seed) {
    Plan plan = planOf(2);
    plan.seed = seed;
    const Evenness even = evennessOf(plan);
    filled += even.filled / even.fresh / kArrangements;
    ranks_alone += even.ranks_alone / even.fresh / kArrangements;
  }
  RecordProperty("over_fresh", fmt::format("filled {:.3f}, ranks alone {:.3f}", filled, ranks_alone));
  EXPECT_LE(filled, 1.3);
  EXPECT_GT(ranks_alone, 1.1 * filled);
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
