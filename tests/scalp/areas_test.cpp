#include "scalp/areas.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "head/built_in.h"
#include "plan/styles.h"
#include "scalp/treatment.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

/// The same areas from the mesh: whole triangles, each counted to where its centroid lies.
ZoneAreas triangleAreas(Scalp& scalp, const Plan& plan) {
  const Fields& fields = scalp.fieldsFor(plan);
  const Mesh& mesh = scalp.head().mesh;
  ZoneAreas zones{};
  for (const glm::uvec3& triangle : mesh.triangles) {
    bool is_scalp = true;
    for (int corner = 0; corner < 3; ++corner) is_scalp &= mesh.regions[triangle[corner]] == Region::scalp;
    if (!is_scalp) continue;
    const glm::dvec3 a(mesh.positions[triangle.x]), b(mesh.positions[triangle.y]), c(mesh.positions[triangle.z]);
    const glm::dvec2 chart = chartFromDirection((a + b + c) / 3.0 - kChartCentre);
    const int x = static_cast<int>((chart.x + 1) / 2 * kChartSize), y = static_cast<int>((chart.y + 1) / 2 * kChartSize);
    const auto [pigment, hair] = densityOf(fields[static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x)], densitiesOf(plan));
    if (pigment <= 0 && hair <= 0) continue;
    const double area_cm2 = glm::length(glm::cross(b - a, c - a)) / 2 / 100;
    ZoneArea& zone = zones[static_cast<std::size_t>(scalp.zoneOf(x, y))];
    zone.area_cm2 += area_cm2;
    if (pigment >= 0.1 * static_cast<double>(plan.density_per_cm2)) zone.treated_cm2 += area_cm2;
    if (hair > 0 && hair >= 0.5 * static_cast<double>(plan.native.density_per_cm2)) zone.native_cm2 += area_cm2;
  }
  return zones;
}

TEST(Areas, OfTheBuiltInHeadAreWithinTwoPercentOfItsTriangles) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  Scalp scalp(*head);
  for (const float stage : {3.0f, 6.0f}) {
    Plan plan;
    plan.native.norwood_stage = stage;
    const ZoneAreas measured = measureAreas(scalp, plan), summed = triangleAreas(scalp, plan);
    double treated = 0, treated_summed = 0, native = 0, native_summed = 0;
    for (std::size_t i = 0; i < kZoneCount; ++i) {
      treated += measured[i].treated_cm2;
      treated_summed += summed[i].treated_cm2;
      native += measured[i].native_cm2;
      native_summed += summed[i].native_cm2;
      // A triangle at a zone's border counts as a whole: 0.15 cm2 on the smallest zones.
      EXPECT_NEAR(measured[i].area_cm2, summed[i].area_cm2, 0.02 * summed[i].area_cm2 + 0.15) << kZoneNames[i];
      EXPECT_NEAR(measured[i].treated_cm2, summed[i].treated_cm2, 0.02 * summed[i].treated_cm2 + 0.15) << kZoneNames[i];
    }
    EXPECT_NEAR(treated / treated_summed, 1, 0.02) << "stage " << stage;
    EXPECT_NEAR(native / native_summed, 1, 0.02) << "stage " << stage;
    EXPECT_GT(treated, 20);
  }
}

TEST(Areas, TexelsOfABallAddUpToItsScalp) {
  const Scalp scalp(testing::ballHead());
  double scalp_mm2 = 0;
  for (std::size_t i = 0; i < scalp.map().area_mm2.size(); ++i)
    if (scalp.map().region[i] == Region::scalp && scalp.map().on_skin[i])
      scalp_mm2 += static_cast<double>(scalp.map().area_mm2[i]);
  const double cap_mm2 = 2 * kPi * testing::kBallRadiusMm * testing::kBallRadiusMm *
                         (1 - std::cos(radians(testing::kBallScalpPolarDeg)));
  EXPECT_NEAR(scalp_mm2 / cap_mm2, 1, 0.02);  // triangles at the rim are not scalp
  EXPECT_NEAR(scalp_mm2 / scalp.surface().area_mm2, 1, 0.002);
}

TEST(Areas, DensityOfAZoneIsThePlansTimesItsShare) {
  Scalp scalp(testing::ballHead());
  Plan plan;
  plan.native.density_per_cm2 = 0;
  plan.zones[ZoneId::frontal].density = plan.zones[ZoneId::mid_scalp].density = plan.zones[ZoneId::crown].density = 0.5f;
  plan.zones[ZoneId::sides].density = plan.zones[ZoneId::nape].density = 0.5f;
  plan.zones[ZoneId::temples].density = 0.5f;
  const ZoneAreas zones = measureAreas(scalp, plan);
  EXPECT_NEAR(zones[static_cast<std::size_t>(ZoneId::crown)].density_per_cm2, 80, 0.1);
  EXPECT_GT(zones[static_cast<std::size_t>(ZoneId::hairline_edge)].density_per_cm2, 15);
  EXPECT_LT(zones[static_cast<std::size_t>(ZoneId::hairline_edge)].density_per_cm2, 70);
  for (const ZoneArea& zone : zones) EXPECT_EQ(zone.native_cm2, 0);
}

TEST(Areas, AfterAnEditAreThoseOfAFreshHead) {
  Scalp edited(testing::ballHead());
  Plan plan;
  (void)measureAreas(edited, plan);
  const auto expectFresh = [&](const char* edit) {
    Scalp fresh(testing::ballHead());
    EXPECT_EQ(measureAreas(edited, plan), measureAreas(fresh, plan)) << edit;
  };
  plan.hairline[HairlinePointId::corner_left] = {6, -4};
  expectFresh("a point");
  plan.density_per_cm2 = 100;
  expectFresh("the density");
  plan.hairline.fade_mm = 30;
  expectFresh("the fade");
  plan.native.norwood_stage = 3;
  expectFresh("the hair that is left");
}

TEST(Areas, ImpressionsByZoneAddUpToThoseOfTheSession) {
  Scalp scalp(testing::ballHead(4));
  const Plan plan;
  const SiteSet sites = buildSitesOnCpu(scalp.surface(), 1, siteCount(scalp.surface(), 60));
  ZoneAreas zones = measureAreas(scalp, plan);
  countByZone(zones, scalp, plan, sites);
  const ImpressionCounts all =
      countImpressions(sites, scalp.fieldsFor(plan), treatmentAt(plan, sites, sessionDays(plan).back(), scalp.workload()));
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    std::uint32_t sum = 0;
    for (const ZoneArea& zone : zones) sum += zone.impressions[s];
    EXPECT_EQ(sum, all.hits[s]);
    EXPECT_GT(zones[static_cast<std::size_t>(ZoneId::crown)].impressions[s], 0u);
  }
}

}  // namespace
}  // namespace stipple
