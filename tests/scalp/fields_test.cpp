#include "scalp/fields.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scalp/scalp.h"
#include "scalp/treatment.h"
#include "shared/treatment.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

double perCm2(std::uint32_t density) { return density / static_cast<double>(shared::kDensityUnitsPerCm2); }
double targetOf(const FieldTexel& texel, const Plan& plan) { return perCm2(targetDensity(texel, densitiesOf(plan))); }
double nativeOf(const FieldTexel& texel, const Plan& plan) { return perCm2(nativeDensity(texel, densitiesOf(plan))); }
double targetOf(const Plan& plan, const FieldPlace& place) { return targetOf(fieldAt(plan, place), plan); }
double nativeOf(const Plan& plan, const FieldPlace& place) { return nativeOf(fieldAt(plan, place), plan); }

/// A ruled edge, no hair, every zone alike: density is the plan's times the fade.
Plan plainPlan(float fade_mm = 12) {
  Plan plan;
  plan.hairline.fade_mm = fade_mm;
  plan.hairline.undulation_mm = 0;
  plan.hairline.irregularity = 0;
  plan.hairline.strays_per_cm2 = 0;
  plan.native.density_per_cm2 = 0;
  for (Zone& zone : plan.zones.zone) zone.density = 1;
  return plan;
}

/// A place on the forehead's edge, so far inside it.
FieldPlace placeAt(double outline_mm) { return {.pattern = {0, 60}, .outline_mm = outline_mm, .native_outline_mm = 30}; }

// ---- one place

TEST(FieldAt, NothingOutsideHalfInTheMiddleOfTheFadeAndAllOfItBehind) {
  const Plan plan = plainPlan(20);
  EXPECT_EQ(targetOf(plan, placeAt(-0.1)), 0);
  EXPECT_NEAR(targetOf(plan, placeAt(10)), 80, 0.02);
  EXPECT_EQ(targetOf(plan, placeAt(20)), 160);
  EXPECT_EQ(fieldAt(plan, placeAt(20)).tone(), 255u);
  EXPECT_EQ(fieldAt(plan, placeAt(20)).diameter(), 255u);
  FieldTexel before{};
  for (double depth = -1; depth < 22; depth += 0.25) {
    const FieldTexel now = fieldAt(plan, placeAt(depth));
    EXPECT_GE(targetOf(now, plan), targetOf(before, plan)) << depth;
    EXPECT_GE(now.tone(), before.tone()) << depth;
    EXPECT_GE(now.diameter(), before.diameter()) << depth;
    before = now;
  }
}

TEST(FieldAt, TheEdgesDotsAreSmallerAndLighterByItsZonesShares) {
  Plan plan = plainPlan();
  plan.zones[ZoneId::hairline_edge] = {1, 0.8f, 0.4f};
  EXPECT_EQ(fieldAt(plan, placeAt(0)).tone(), 102u);
  EXPECT_EQ(fieldAt(plan, placeAt(0)).diameter(), 204u);
}

TEST(FieldAt, ARuledEdgeIgnoresTheWavesAndAnIrregularOneMovesByThem) {
  Plan ruled = plainPlan(), ragged = plainPlan(), wavy = plainPlan();
  ragged.hairline.irregularity = 1.5f;
  wavy.hairline.undulation_mm = 3;
  FieldPlace place = placeAt(4);
  place.raggedness_mm = 2;
  place.undulation = 0.5;
  EXPECT_EQ(fieldAt(ruled, place), fieldAt(ruled, placeAt(4)));
  EXPECT_EQ(fieldAt(ragged, place), fieldAt(ruled, placeAt(7)));
  EXPECT_EQ(fieldAt(wavy, place), fieldAt(ruled, placeAt(5.5)));
}

TEST(FieldAt, StraysStandAheadOfTheEdgeAndThinOutWithinTheirReach) {
  Plan plan = plainPlan();
  plan.hairline.strays_per_cm2 = 10;
  plan.hairline.stray_reach_mm = 6;
  EXPECT_NEAR(targetOf(plan, placeAt(-0.01)), 10, 0.1);
  EXPECT_NEAR(targetOf(plan, placeAt(-3)), 5, 0.1);
  EXPECT_EQ(targetOf(plan, placeAt(-6)), 0);
  EXPECT_EQ(targetOf(plan, placeAt(12)), 160);
}

TEST(FieldAt, EachZoneHasItsDensityDotSizeAndShade) {
  Plan plan = plainPlan();
  plan.zones[ZoneId::crown] = {0.5f, 0.9f, 0.7f};
  FieldPlace crown = placeAt(30);
  crown.pattern = {0, -60};
  EXPECT_EQ(targetOf(plan, crown), 80);
  EXPECT_EQ(fieldAt(plan, crown).diameter(), 229u);
  EXPECT_EQ(fieldAt(plan, crown).tone(), 178u);
  EXPECT_EQ(targetOf(plan, placeAt(30)), 160);
}

TEST(FieldAt, PigmentFillsUpToTheTargetAndNeverReplacesHair) {
  Plan plan = plainPlan();
  plan.native.density_per_cm2 = 170;
  plan.native.norwood_stage = 1;
  FieldPlace place = placeAt(30);
  EXPECT_GT(nativeOf(plan, place), 165);
  EXPECT_NEAR(targetOf(plan, place), nativeOf(plan, place), 5);  // next to none is missing
  plan.native.norwood_stage = 6;
  EXPECT_LT(nativeOf(plan, place), 15);
  EXPECT_NEAR(targetOf(plan, place), 160, 1);
}

TEST(FieldAt, BrushAndScarAreAddedToWhatTheZonesAsk) {
  const Plan plan = plainPlan();
  const Painted less{.density_keep = 0.5f}, more{.density_add = 0.25f}, scar{.uptake = 0.6f};
  FieldPlace place = placeAt(30);
  place.painted = &less;
  EXPECT_EQ(targetOf(plan, place), 80);
  place.painted = &more;
  EXPECT_EQ(targetOf(plan, place), 200);
  place.painted = &scar;
  EXPECT_EQ(fieldAt(plan, place).uptake(), 153u);
  EXPECT_EQ(fieldAt(plan, placeAt(30)).uptake(), 255u);
}

TEST(FieldAt, SaysHowFarOutInTheFadeAPlaceLiesAndWhichZoneItCountsTo) {
  const Plan plan = plainPlan();
  EXPECT_EQ(fieldAt(plan, placeAt(-1)).edge(), 31u);
  EXPECT_NEAR(fieldAt(plan, placeAt(6)).edge(), 15.5, 1);
  EXPECT_EQ(fieldAt(plan, placeAt(12)).edge(), 0u);
  const auto zoneOf = [&](FieldPlace at, double pick) {
    at.pick = pick;
    return static_cast<ZoneId>(fieldAt(plan, at).zone());
  };
  EXPECT_EQ(zoneOf(placeAt(30), 0), ZoneId::frontal);
  EXPECT_EQ(zoneOf(placeAt(0), 0.9), ZoneId::hairline_edge);
  EXPECT_EQ(zoneOf(placeAt(6), 0.45), ZoneId::hairline_edge);  // half of the texels half way through the fade
  EXPECT_EQ(zoneOf(placeAt(6), 0.55), ZoneId::frontal);
  EXPECT_EQ(zoneOf({.pattern = {0, -150}, .outline_mm = 6, .native_outline_mm = 30}, 0.45), ZoneId::nape);
}

TEST(FieldAt, NoDensityLeavesItsSixteenBitsWhateverThePlan) {
  Plan plan = plainPlan();
  plan.density_per_cm2 = 300;
  plan.zones[ZoneId::frontal].density = 1.5f;
  plan.native.density_per_cm2 = 300;
  const Painted more{.density_add = 100, .hair_add = 100};
  FieldPlace place = placeAt(30);
  place.painted = &more;
  EXPECT_EQ(targetOf(plan, place), 300);
  EXPECT_EQ(nativeOf(plan, place), 300);
}

// ---- a head

const SiteSet& ballSites() {
  static const SiteSet made = [] {
    const SiteSurface surface = makeSiteSurface(testing::ballHead());
    return buildSitesOnCpu(surface, 1, siteCount(surface, 120));
  }();
  return made;
}

glm::dvec2 chartOf(const shared::Site& site) {
  return glm::dvec2(site.chart & 0xffffu, site.chart >> 16) / 32768.0 - 1.0;
}

std::size_t texelOf(const glm::dvec2& chart) {
  const glm::uvec2 texel = quantiseChart(chart) / (65536u / kChartSize);
  return static_cast<std::size_t>(texel.y) * kChartSize + texel.x;
}

/// Whether the only session of the plan hits the site.
std::vector<bool> hitsOf(const Plan& plan, const Fields& fields) {
  const shared::Treatment treatment = treatmentAt(plan, ballSites(), 0);
  std::vector<bool> hits;
  for (const shared::Site& site : ballSites().sites) hits.push_back(historyOf(site, fields, treatment).hits != 0);
  return hits;
}

TEST(Fields, EightyToTheSquareCentimetreOverAHundredAreEightThousandImpressions) {
  Scalp scalp(testing::ballHead());
  Plan plan = plainPlan(2);
  plan.density_per_cm2 = 80;
  plan.hairline.recession_mm = 0;
  plan.sessions = {{1, 0}};
  const std::vector<bool> hits = hitsOf(plan, scalp.fieldsFor(plan));
  // The cap of the ball around the crown that has 100 cm2; |chart|^2 is its share of the whole ball.
  constexpr double kCapMm2 = 10'000;
  const double share = kCapMm2 / (4 * kPi * testing::kBallRadiusMm * testing::kBallRadiusMm);
  int count = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const glm::dvec2 chart = chartOf(ballSites().sites[i]);
    count += hits[i] && glm::dot(chart, chart) < share;
  }
  EXPECT_NEAR(count, 8000, 80);
}

TEST(Fields, DensityAlongTheFadeFollowsItsRampInBinsOfTwoMillimetres) {
  constexpr double kBinMm = 2, kFadeMm = 14, kFull = 90;
  Scalp scalp(testing::ballHead());
  Plan plan = plainPlan(kFadeMm);
  plan.density_per_cm2 = kFull;
  plan.sessions = {{1, 0}};
  const std::vector<bool> hits = hitsOf(plan, scalp.fieldsFor(plan));
  OutlineDistance distance(scalp.map());
  distance.update(scalp.outlineFor(plan), 30);

  constexpr std::size_t kBins = static_cast<std::size_t>(kFadeMm / kBinMm) + 2;
  std::array<double, kBins> dots{}, all{}, asked{};
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const double depth = static_cast<double>(distance[texelOf(chartOf(ballSites().sites[i]))]);
    if (depth < 0 || depth >= kBinMm * kBins) continue;
    const auto bin = static_cast<std::size_t>(depth / kBinMm);
    const double t = std::min(depth / kFadeMm, 1.0);
    dots[bin] += hits[i];
    all[bin] += 1;
    asked[bin] += kFull * t * t * (3 - 2 * t);
  }
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    ASSERT_GT(all[bin], 500);
    const double measured = dots[bin] / all[bin] * ballSites().capacity_per_cm2;
    EXPECT_NEAR(measured, asked[bin] / all[bin], 0.05 * kFull) << kBinMm * static_cast<double>(bin) << " mm";
  }
}

TEST(Fields, OnAHeadTheCrownIsTreatedTheFaceIsNotAndTheSidesKeepTheirStubble) {
  Scalp scalp(testing::ballHead());
  const Plan plan;
  const Fields& fields = scalp.fieldsFor(plan);
  const auto at = [&](double polar_deg, double azimuth_deg) {
    return fields[texelOf(chartFromDirection(directionFromAngles(radians(polar_deg), radians(azimuth_deg))))];
  };
  EXPECT_NEAR(targetOf(at(0, 0), plan), static_cast<double>(plan.density_per_cm2), 1);
  EXPECT_LT(nativeOf(at(0, 0), plan), 20);
  for (const double azimuth_deg : {-40.0, 0.0, 40.0}) {
    EXPECT_EQ(targetOf(at(70, azimuth_deg), plan), 0) << azimuth_deg;
    EXPECT_EQ(targetOf(at(95, azimuth_deg), plan), 0) << azimuth_deg;
  }
  EXPECT_GT(nativeOf(at(62, 95), plan), 130);
  EXPECT_EQ(targetOf(at(62, 95), plan), nativeOf(at(62, 95), plan));  // sides are not treated
  EXPECT_GT(nativeOf(at(90, 180), plan), 130);
}

// From pigment into the fringe no ring is left that is thinner than both.
TEST(Fields, WhereTreatmentMeetsTheFringeDensityDoesNotDip) {
  Scalp scalp(testing::ballHead());
  for (const float stage : {4.0f, 5.0f, 6.0f, 7.0f}) {
    Plan plan;
    plan.native.norwood_stage = stage;
    const Fields& fields = scalp.fieldsFor(plan);
    for (const double azimuth_deg : {90.0, 120.0, 150.0, 180.0})
      for (double polar_deg = 0; polar_deg < 58; polar_deg += 0.5) {
        const glm::dvec2 chart = chartFromDirection(directionFromAngles(radians(polar_deg), radians(azimuth_deg)));
        ASSERT_GT(targetOf(fields[texelOf(chart)], plan), 0.85 * static_cast<double>(plan.density_per_cm2))
            << "stage " << stage << ", " << polar_deg << " degrees from the crown at " << azimuth_deg;
      }
  }
}

TEST(Fields, ANewPlanGivesTheSameFieldsWhicheverPlanCameBefore) {
  Plan first, second;
  first.hairline.mid_frontal_height_mm = 65;
  first.seed = 9;
  first.strokes = {{StrokeKind::density, 10, 1, {{0.1f, 0.1f}}}};
  second.hairline.recession_mm = 12;
  second.hairline.fade_mm = 30;
  Scalp changed(testing::ballHead(4)), fresh(testing::ballHead(4));
  (void)changed.fieldsFor(first);
  EXPECT_EQ(changed.fieldsFor(second), fresh.fieldsFor(second));
}

TEST(Fields, AMovedPointOrANewStrokeComputesItsSurroundingsAndNothingElse) {
  Scalp scalp(testing::ballHead(4));
  Plan plan;
  (void)scalp.fieldsFor(plan);
  EXPECT_EQ(scalp.lastChange().texels(), kWholeChart.area());
  const auto expectPart = [&](const Plan& next, double most_share, const char* what) {
    EXPECT_EQ(scalp.fieldsFor(next), Scalp(testing::ballHead(4)).fieldsFor(next)) << what;
    EXPECT_GT(scalp.lastChange().texels(), 0u) << what;
    EXPECT_LT(static_cast<double>(scalp.lastChange().texels()),
              most_share * static_cast<double>(kWholeChart.area()))
        << what;
  };
  plan.hairline[HairlinePointId::corner_left] = {4, -2};
  expectPart(plan, 0.25, "corner");
  plan.hairline[HairlinePointId::mid_frontal] = {-3, 1};
  expectPart(plan, 0.25, "mid-frontal");
  plan.strokes.push_back({StrokeKind::density, 8, -1, {{0, -0.1f}, {0.1f, -0.1f}}});
  expectPart(plan, 0.05, "stroke");
}

TEST(Fields, AnotherDensityGivesTheSameFieldsAsAFreshHead) {
  Scalp scalp(testing::ballHead(4));
  Plan plan;
  plan.native.norwood_stage = 3;
  plan.strokes = {{StrokeKind::density, 8, -1, {{0, -0.1f}, {0.1f, -0.1f}}}};
  const auto expectFresh = [&](const char* what) {
    Scalp fresh(testing::ballHead(4));
    EXPECT_EQ(scalp.fieldsFor(plan), fresh.fieldsFor(plan)) << what;
    EXPECT_EQ(scalp.workload(), fresh.workload()) << what;
  };
  expectFresh("first");
  plan.density_per_cm2 = 60;
  expectFresh("pigment");
  plan.native.density_per_cm2 = 90;
  expectFresh("hair");
  plan.density_per_cm2 = 180;
  plan.hairline[HairlinePointId::corner_left] = {4, -2};
  expectFresh("pigment and a corner at once");
}

TEST(Fields, WhatDoesNotShowInThemCostsNothing) {
  Scalp scalp(testing::ballHead(4));
  Plan plan;
  (void)scalp.fieldsFor(plan);
  plan.pigment.optical_depth = 2;
  plan.skin.fitzpatrick = 5;
  plan.healing.dip = 0;
  plan.sessions = {{1, 0}};
  plan.native.length_mm = 1;
  plan.density_per_cm2 = 60;
  plan.native.density_per_cm2 = 90;
  (void)scalp.fieldsFor(plan);
  EXPECT_EQ(scalp.lastChange().texels(), 0u);
}

}  // namespace
}  // namespace stipple
