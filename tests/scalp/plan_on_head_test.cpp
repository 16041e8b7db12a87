#include "scalp/plan_on_head.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <glm/geometric.hpp>

#include "head/built_in.h"
#include "head/import.h"
#include "plan/check.h"
#include "plan/styles.h"
#include "scalp/treatment.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

using enum HairlinePointId;

Scalp& man() {
  static Scalp scalp(*builtInHead());
  return scalp;
}

std::string refusalOf(const Plan& plan, const Scalp& scalp = man()) {
  const Result<Done> good = checkPlanOnHead(plan, scalp);
  return good ? "" : good.error().message;
}

TEST(PlanOnHead, EveryStyleFitsTheBuiltInHead) {
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(i));
    EXPECT_EQ(refusalOf(plan), "") << kStyleNames[i];
  }
}

TEST(PlanOnHead, EveryStyleFitsARealScan) {
  const std::filesystem::path scan = std::filesystem::path(STIPPLE_SHARED_DIR) / "heads/lee_perry_smith/lee_perry_smith.obj";
  if (!std::filesystem::exists(scan)) GTEST_SKIP() << "no scan in ../shared/heads";
  auto head = loadHead(scan);
  ASSERT_TRUE(head) << head.error().message;
  const Scalp scalp(std::move(*head));
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(i));
    EXPECT_EQ(refusalOf(plan, scalp), "") << kStyleNames[i];
  }
}

TEST(PlanOnHead, AFrontThatRunsOverTheBrowIsRefusedWhereverItDoes) {
  Plan point;
  point.hairline.mid_frontal_height_mm = 55;
  point.hairline[lateral_left].up_mm = -25;
  ASSERT_TRUE(checkPlan(point));  // on a head of average shape, where only the middle is known
  EXPECT_EQ(refusalOf(point), "the left lateral point lies on the brow of this head; move it up");
}

TEST(PlanOnHead, APointOnTheEarIsRefusedByName) {
  const Plan plan;
  Head ball = testing::ballHead();
  const glm::dvec3 point = layOutline(plan.hairline, ball.landmarks, RayCaster(ball.mesh))
                               .points_mm[static_cast<std::size_t>(side_profile_right)];
  for (std::size_t i = 0; i < ball.mesh.positions.size(); ++i)
    if (glm::distance(glm::dvec3(ball.mesh.positions[i]), point) < 8) ball.mesh.regions[i] = Region::ear;
  EXPECT_EQ(refusalOf(plan, Scalp(std::move(ball))),
            "the right side profile point lies on the ear of this head; move it forward or up");
}

TEST(PlanOnHead, AnOutlineThatCrossesItselfIsRefused) {
  Plan plan;
  plan.hairline[lateral_left].aside_mm = 20;
  plan.hairline[corner_left].aside_mm = -25;
  EXPECT_NE(refusalOf(plan).find("crosses itself near the left"), std::string::npos) << refusalOf(plan);
}

TEST(PlanOnHead, APointOverAHoleInTheScanIsRefused) {
  Head ball = testing::ballHead();
  const Plan plan;
  const glm::dvec3 corner =
      layOutline(plan.hairline, ball.landmarks, RayCaster(ball.mesh)).points_mm[static_cast<std::size_t>(corner_left)];
  std::erase_if(ball.mesh.triangles, [&](const glm::uvec3& triangle) {
    return glm::distance(glm::dvec3(ball.mesh.positions[triangle.x]), corner) < 8;
  });
  const Scalp scalp(std::move(ball));
  EXPECT_NE(refusalOf(plan, scalp).find("the left frontotemporal corner lies over a hole"), std::string::npos)
      << refusalOf(plan, scalp);
}

// Where dots are in the end, by geometry and not by label.
TEST(PlanOnHead, NoDotOfAnyStyleFallsOnAnEarOrTheBrow) {
  Scalp& scalp = man();
  const Mesh& mesh = scalp.head().mesh;
  const Landmarks& landmarks = scalp.head().landmarks;
  const SiteSet sites = buildSitesOnCpu(scalp.surface(), 1, siteCount(scalp.surface(), 60));
  constexpr float kAboveGlabellaMm = 35, kFrontFromZ = 60, kFromTragionMm = 5, kEarStandsOutMm = 12;
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(i));
    plan.zones[ZoneId::sides].density = 1;
    const Fields& fields = scalp.fieldsFor(plan);
    const shared::Treatment treatment = treatmentAt(plan, sites, sessionDays(plan).back());
    int dots = 0;
    for (const shared::Site& site : sites.sites) {
      if (!historyOf(site, fields, treatment).hits) continue;
      ++dots;
      const glm::uvec3& triangle = scalp.surface().triangles[site.triangle];
      const glm::vec3 place =
          (mesh.positions[triangle.x] + mesh.positions[triangle.y] + mesh.positions[triangle.z]) / 3.0f;
      if (place.z > kFrontFromZ) {
        EXPECT_GT(place.y, landmarks.glabella.y + kAboveGlabellaMm) << kStyleNames[i];
      }
      const glm::vec3& tragion = place.x > 0 ? landmarks.tragion_left : landmarks.tragion_right;
      EXPECT_GT(glm::distance(place, tragion), kFromTragionMm) << kStyleNames[i];
      EXPECT_LT(std::abs(place.x), std::abs(tragion.x) + kEarStandsOutMm) << kStyleNames[i];
    }
    EXPECT_GT(dots, 5000) << kStyleNames[i];
  }
}

}  // namespace
}  // namespace stipple
