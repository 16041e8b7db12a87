#include "scalp/hairline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "head/built_in.h"
#include "head/raycast.h"
#include "plan/styles.h"
#include "scalp/scalp.h"
#include "shared/treatment.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

using testing::kBallRadiusMm;

Outline outlineOn(const Head& head, const Hairline& hairline) {
  return layOutline(hairline, head.landmarks, RayCaster(head.mesh));
}

/// The outline's point on the midline, before (`front`) or behind the crown.
glm::dvec3 midlinePoint(const Outline& outline, bool front) {
  const auto& points = outline.skin_mm;
  return *std::min_element(points.begin(), points.end(), [&](const glm::dvec3& a, const glm::dvec3& b) {
    const auto cost = [&](const glm::dvec3& p) {
      return std::abs(p.x) + ((p.z > kChartCentre.z) == front ? 0 : 1e3);
    };
    return cost(a) < cost(b);
  });
}

TEST(Outline, MidFrontalPointOfABallLiesAtTheAskedLengthOfArc) {
  const Head ball = testing::ballHead();
  for (const float height_mm : {60.0f, 75.0f, 90.0f}) {
    Hairline hairline;
    hairline.mid_frontal_height_mm = height_mm;
    const glm::dvec3 point = glm::normalize(midlinePoint(outlineOn(ball, hairline), true) - kChartCentre);
    EXPECT_NEAR(kBallRadiusMm * std::asin(point.y), static_cast<double>(height_mm),
                0.5);  // the glabella is at the equator
  }
}

// Measured here with a tape of its own: down from the point in small steps of height, on the mesh's midline.
TEST(Outline, MidFrontalPointOfTheBuiltInHeadLiesAtTheAskedLengthOnTheSkin) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  const RayCaster rays(head->mesh);
  for (const float height_mm : {62.0f, 75.0f, 88.0f}) {
    Hairline hairline;
    hairline.mid_frontal_height_mm = height_mm;
    const glm::dvec3 point = midlinePoint(layOutline(hairline, head->landmarks, rays), true);
    const glm::dvec3 glabella(head->landmarks.glabella);
    constexpr int kSteps = 400;
    double length_mm = 0;
    glm::dvec3 last = point;
    for (int step = 1; step <= kSteps; ++step) {
      const double y = point.y + (glabella.y - point.y) * step / kSteps;
      const auto skin = rays.cast({0, static_cast<float>(y), 300}, {0, 0, -1});
      ASSERT_TRUE(skin);
      length_mm += glm::distance(last, glm::dvec3(skin->position));
      last = skin->position;
    }
    EXPECT_NEAR(length_mm, static_cast<double>(height_mm), 0.5);
  }
}

TEST(Outline, MovingTheMidFrontalPointLeavesTheNapeAndTheEarsInPlace) {
  const Head ball = testing::ballHead(4);
  Hairline low, high;
  low.mid_frontal_height_mm = 60;
  high.mid_frontal_height_mm = 90;
  const Outline before = outlineOn(ball, low), after = outlineOn(ball, high);
  ASSERT_EQ(before.skin_mm.size(), after.skin_mm.size());
  std::size_t still = 0;
  for (std::size_t i = 0; i < before.skin_mm.size(); ++i) {
    if (before.skin_mm[i].z > kChartCentre.z + 20) continue;
    EXPECT_EQ(before.skin_mm[i], after.skin_mm[i]);
    ++still;
  }
  EXPECT_GT(still, before.skin_mm.size() / 3);
}

TEST(Outline, RecessionMovesTheCornersBackAndNotTheMidFrontalPoint) {
  const Head ball = testing::ballHead(4);
  Hairline straight, receded;
  straight.recession_mm = 0;
  receded.recession_mm = 12;
  const Outline before = outlineOn(ball, straight), after = outlineOn(ball, receded);
  EXPECT_LT(glm::distance(midlinePoint(before, true), midlinePoint(after, true)), 1e-6);
  const auto cornerHeight = [](const Outline& outline) {  // at 47 degrees to the side
    double height = 0;
    for (const glm::dvec3& point : outline.skin_mm) {
      const glm::dvec3 from = point - kChartCentre;
      if (std::abs(degrees(std::atan2(from.x, from.z)) - 47) < 3) height = std::max(height, from.y);
    }
    return height;
  };
  EXPECT_GT(cornerHeight(after), cornerHeight(before) + 4);
}

TEST(Outline, IsTheSameOnBothSidesWithoutAsymmetry) {
  Hairline even;
  even.asymmetry_mm = 0;
  const Outline outline = outlineOn(testing::ballHead(), even);
  for (const glm::dvec2& point : outline.chart) {
    const auto mirrored = std::min_element(outline.chart.begin(), outline.chart.end(),
                                           [&](const glm::dvec2& a, const glm::dvec2& b) {
                                             const glm::dvec2 wanted(-point.x, point.y);
                                             return glm::distance(a, wanted) < glm::distance(b, wanted);
                                           });
    EXPECT_LT(glm::distance(*mirrored, glm::dvec2(-point.x, point.y)), 1e-3);
  }
}

// ---- points

struct Point {
  HairlinePointId id;
  PointOffset offset;
};
constexpr std::array kMoves{
    Point{HairlinePointId::mid_frontal, {-7, 3}},        Point{HairlinePointId::lateral_right, {5, -4}},
    Point{HairlinePointId::corner_left, {-6, 8}},        Point{HairlinePointId::corner_right, {12, 0}},
    Point{HairlinePointId::temporal_peak_left, {0, -9}}, Point{HairlinePointId::side_profile_right, {8, 4}}};

TEST(HairlinePoints, LieAsFarFromTheirNormsOnTheSkinAsThePlanSays) {
  const Head ball = testing::ballHead();
  const Outline norm = outlineOn(ball, {});
  for (const auto& [id, offset] : kMoves) {
    Hairline hairline;
    hairline[id] = offset;
    const std::size_t i = static_cast<std::size_t>(id);
    const glm::dvec3 from = norm.points_mm[i] - kChartCentre,
                     to = outlineOn(ball, hairline).points_mm[i] - kChartCentre;
    const double arc_mm = kBallRadiusMm * std::acos(glm::dot(glm::normalize(from), glm::normalize(to)));
    EXPECT_NEAR(arc_mm, std::hypot(offset.up_mm, offset.aside_mm), 0.05 * arc_mm) << nameOf(id);
    EXPECT_EQ(to.y > from.y + 1, offset.up_mm > 2) << nameOf(id);
    EXPECT_EQ(to.y < from.y - 1, offset.up_mm < -2) << nameOf(id);
  }
}

TEST(HairlinePoints, ADraggedHandleBecomesAnOffsetAndComesBackToTheSamePlace) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  const RayCaster rays(head->mesh);
  for (const auto& [id, offset] : kMoves) {
    Hairline wanted, dragged;
    wanted[id] = offset;
    const std::size_t i = static_cast<std::size_t>(id);
    const glm::dvec3 place = layOutline(wanted, head->landmarks, rays).points_mm[i];
    movePoint(dragged, id, place, false, head->landmarks, rays);
    EXPECT_NEAR(dragged[id].up_mm, offset.up_mm, 0.02) << nameOf(id);
    EXPECT_NEAR(dragged[id].aside_mm, offset.aside_mm, 0.02) << nameOf(id);
    EXPECT_LT(glm::distance(layOutline(dragged, head->landmarks, rays).points_mm[i], place), 0.05)
        << nameOf(id);
    Hairline untouched = dragged;
    untouched[id] = {};
    EXPECT_EQ(untouched, Hairline{}) << nameOf(id);
  }
}

TEST(HairlinePoints, MirroredTheTwinMovesByTheSameOnItsOwnSide) {
  const Head ball = testing::ballHead();
  const RayCaster rays(ball.mesh);
  Hairline hairline;
  const glm::dvec3 place = layOutline(hairline, ball.landmarks, rays).points_mm[3] + glm::dvec3(3, 2, 0);
  movePoint(hairline, HairlinePointId::corner_left, place, true, ball.landmarks, rays);
  EXPECT_EQ(hairline[HairlinePointId::corner_left], hairline[HairlinePointId::corner_right]);
  EXPECT_NE(hairline[HairlinePointId::corner_left], PointOffset{});
}

// Left and right of every style differ by the asymmetry and by nothing else.
TEST(Styles, AreSymmetricUpToTheirAsymmetryAndNeverAMirrorImage) {
  const Head ball = testing::ballHead();
  for (std::size_t style = 0; style < kStyleNames.size(); ++style) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(style));
    const Outline outline = outlineOn(ball, plan.hairline);
    double furthest_mm = 0;
    for (std::size_t left = 1; left < kHairlinePointCount; left += 2) {
      glm::dvec3 mirrored = outline.points_mm[left + 1];
      mirrored.x = -mirrored.x;
      furthest_mm = std::max(furthest_mm, glm::distance(outline.points_mm[left], mirrored));
    }
    EXPECT_GT(plan.hairline.asymmetry_mm, 0) << kStyleNames[style];
    EXPECT_NEAR(furthest_mm, static_cast<double>(plan.hairline.asymmetry_mm), 0.1) << kStyleNames[style];
  }
}

TEST(Styles, EveryOneLaysALineOfItsOwnOrDissolvesItInAnotherWay) {
  Scalp scalp(testing::ballHead(4));
  std::vector<Fields> fields;
  for (std::size_t style = 0; style < kStyleNames.size(); ++style) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(style));
    fields.push_back(scalp.fieldsFor(plan));
  }
  for (std::size_t a = 0; a < fields.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      std::size_t differ = 0;
      for (std::size_t i = 0; i < fields[a].size(); ++i) {
        const int apart =
            static_cast<int>(targetDensity(fields[a][i], densitiesOf(Plan()))) - static_cast<int>(targetDensity(fields[b][i], densitiesOf(Plan())));
        differ += std::abs(apart) > 20 * static_cast<int>(shared::kDensityUnitsPerCm2);
      }
      EXPECT_GT(differ, 700u) << kStyleNames[a] << " and " << kStyleNames[b];  // some 4 cm2
    }
}

TEST(Outline, IsTheSameToTheBitWhicheverOutlineItIsLaidAfter) {
  const Head ball = testing::ballHead();
  const RayCaster rays(ball.mesh);
  std::vector<Hairline> hairlines(4);
  hairlines[1].mid_frontal_height_mm += 7;
  hairlines[2][HairlinePointId::corner_left] = {4, -3};
  hairlines[3].asymmetry_mm = 3;
  for (const Hairline& before : hairlines) {
    const Outline last = layOutline(before, ball.landmarks, rays);
    for (const Hairline& hairline : hairlines) {
      const Outline anew = layOutline(hairline, ball.landmarks, rays);
      const Outline after = layOutline(hairline, ball.landmarks, rays, &last);
      EXPECT_EQ(after.chart, anew.chart);
      EXPECT_EQ(after.skin_mm, anew.skin_mm);
      EXPECT_EQ(after.points_mm, anew.points_mm);
    }
  }
}

}  // namespace
}  // namespace stipple
