#include "studio/hairline_tool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "plan/check.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

using enum HairlinePointId;

constexpr float kReach = 14;

/// Looks down on the front of the ball, where the corners and the middle can be seen.
PictureView frontView() {
  return {Camera{{0, 20, 0}, 0, 0.6f, 260}, {10, 20}, {800, 600}};
}

class HairlineToolTest : public ::testing::Test {
 protected:
  static const Scalp& scalp() {
    static const Scalp scalp(testing::ballHead(4));
    return scalp;
  }
  glm::vec3 placeOf(HairlinePointId point) {
    const Outline& outline = tool.laid(document.plan().hairline).outline;
    return glm::vec3(outline.points_mm[static_cast<std::size_t>(point)]);
  }
  glm::vec2 onScreen(HairlinePointId point) { return view.project(placeOf(point)); }
  const PointOffset& offsetOf(HairlinePointId point) const { return document.plan().hairline[point]; }

  /// Takes the point and moves the pointer by so much, button still down.
  void take(HairlinePointId point, glm::vec2 by, bool other_sides = false) {
    const glm::vec2 from = onScreen(point);
    ASSERT_TRUE(tool.press(document, view, from, kReach));
    for (const float share : {0.3f, 0.6f, 1.0f}) tool.drag(document, view, from + share * by, other_sides);
  }

  Document document;
  HairlineTool tool{scalp()};
  PictureView view = frontView();
};

TEST_F(HairlineToolTest, ADraggedPointFollowsThePointerOnTheSkinAndIsOneStep) {
  const glm::vec2 wanted = onScreen(corner_left) + glm::vec2(12, -20);
  take(corner_left, {12, -20});
  tool.release(document);
  EXPECT_NEAR(glm::distance(onScreen(corner_left), wanted), 0, 0.5);
  EXPECT_NEAR(glm::length(placeOf(corner_left) - glm::vec3(kChartCentre)), testing::kBallRadiusMm, 0.3);
  EXPECT_EQ(document.undoName(), "Corner, left");
  document.undo();
  EXPECT_EQ(document.plan(), Plan());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(HairlineToolTest, ThePointDoesNotJumpToThePointerThatTookItBesideItsMiddle) {
  const glm::vec2 before = onScreen(corner_left);
  ASSERT_TRUE(tool.press(document, view, before + glm::vec2(6, 5), kReach));
  tool.drag(document, view, before + glm::vec2(26, 5), false);
  EXPECT_NEAR(glm::distance(onScreen(corner_left), before + glm::vec2(20, 0)), 0, 0.5);
}

TEST_F(HairlineToolTest, BothSidesMoveAlikeUnlessOneIsAskedFor) {
  take(corner_left, {10, -15});
  EXPECT_EQ(offsetOf(corner_right), offsetOf(corner_left));
  EXPECT_GT(offsetOf(corner_left).up_mm, 1);
  tool.release(document);

  take(lateral_right, {0, -15}, true);
  tool.release(document);
  EXPECT_GT(offsetOf(lateral_right).up_mm, 1);
  EXPECT_EQ(offsetOf(lateral_left), PointOffset());

  tool.both_sides = false;
  take(temporal_peak_left, {0, -10});
  EXPECT_NE(offsetOf(temporal_peak_left), PointOffset());
  EXPECT_EQ(offsetOf(temporal_peak_right), PointOffset());
}

TEST_F(HairlineToolTest, WhatIsLaidDoesNotDependOnWhatWasLaidBefore) {
  std::vector<Hairline> hairlines(5);
  hairlines[1].mid_frontal_height_mm += 6;
  hairlines[2][corner_left] = {5, -4};
  hairlines[3][corner_left] = {5, -4};
  hairlines[3].fade_mm += 3;
  hairlines[4].recession_mm += 9;
  for (const Hairline& hairline : hairlines) {
    const LaidHairline& laid = tool.laid(hairline);
    HairlineTool fresh(scalp());
    const LaidHairline& anew = fresh.laid(hairline);
    EXPECT_EQ(laid.outline.skin_mm, anew.outline.skin_mm);
    EXPECT_EQ(laid.edge, anew.edge);
    EXPECT_EQ(laid.inside, anew.inside);
    EXPECT_EQ(laid.solid, anew.solid);
  }
}

TEST_F(HairlineToolTest, TheLineOfFullDensityIsAllThatLiesClearOfTheEdge) {
  Hairline deep;
  deep.fade_mm = 12;  // pieces are left out where the edge bends
  const LaidHairline& laid = tool.laid(deep);
  std::size_t clear = 0, shown = 0;
  for (const auto& inside : laid.inside) {
    ASSERT_TRUE(inside);
    double nearest = 1e9;
    for (const glm::dvec3& edge : laid.outline.skin_mm)
      nearest = std::min(nearest, glm::distance(edge, *inside));
    if (nearest <= 12 * 0.94) continue;
    ++clear;
    for (const SkinLine& piece : laid.solid)
      if (std::ranges::find(piece, glm::vec3(*inside)) != piece.end()) {
        ++shown;
        break;
      }
  }
  EXPECT_EQ(shown, clear);
  EXPECT_GT(clear, 100u);
  std::size_t points = 0;
  for (const SkinLine& piece : laid.solid) points += piece.size();
  EXPECT_LT(clear, laid.inside.size());
  EXPECT_LE(points, clear + 1);  // the line's first point again
}

TEST_F(HairlineToolTest, SeenPointsAreThoseThatTheViewSeesFromEveryEye) {
  SeenPoints seen;
  std::size_t hidden = 0;
  for (const float lift_mm : {0.0f, 6.0f}) {
    Hairline hairline;
    hairline.mid_frontal_height_mm += lift_mm;
    const SkinLine edge = tool.laid(hairline).edge;
    for (const float turn : {0.0f, 0.9f, 0.9f, 2.2f}) {
      const PictureView from{Camera{{0, 20, 0}, turn, 0.6f, 260}, {10, 20}, {800, 600}};
      const std::vector<bool>& told = seen.of(from, scalp().rays(), edge);
      ASSERT_EQ(told.size(), edge.size());
      for (std::size_t i = 0; i < edge.size(); ++i) {
        EXPECT_EQ(told[i], from.sees(scalp().rays(), edge[i]));
        hidden += told[i] ? 0 : 1;
      }
    }
  }
  EXPECT_GT(hidden, 100u);
}

TEST_F(HairlineToolTest, AClickThatTremblesSelectsAndMovesNothing) {
  take(corner_left, {2, 1});
  tool.release(document);
  EXPECT_EQ(tool.selected(), corner_left);
  EXPECT_FALSE(document.canUndo());
}

TEST_F(HairlineToolTest, CancellingBringsThePlanBackAndLeavesNoStep) {
  take(corner_left, {12, -20});
  ASSERT_TRUE(document.isModified());
  tool.cancel(document);
  EXPECT_FALSE(tool.dragging());
  EXPECT_FALSE(document.isModified());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(HairlineToolTest, APointStopsAtThePlansThatCannotBeAndSaysWhy) {
  // The middle of a low hairline dragged on to the brow.
  Plan low;
  low.hairline.mid_frontal_height_mm = 50;
  document = Document(low);
  take(mid_frontal, {0, 120});
  EXPECT_FALSE(tool.refusal().empty());
  EXPECT_TRUE(checkPlan(document.plan()));
  tool.release(document);
  EXPECT_TRUE(tool.refusal().empty());
}

TEST_F(HairlineToolTest, OffsetsStayWithinTheParameterTable) {
  take(corner_left, {0, -200});
  EXPECT_TRUE(checkPlan(document.plan()));
  EXPECT_GT(offsetOf(corner_left).up_mm, 20);
}

TEST_F(HairlineToolTest, APointBehindTheHeadCannotBeTaken) {
  const PictureView behind{Camera{{0, 20, 0}, 3.14f, 0, 260}, {0, 0}, {800, 600}};
  EXPECT_FALSE(tool.press(document, behind, behind.project(placeOf(mid_frontal)), kReach));
}

TEST_F(HairlineToolTest, ArrowsMoveTheSelectedPointTheWayTheyPoint) {
  for (const HairlinePointId point : {corner_left, corner_right, mid_frontal}) {
    document = Document();
    tool.select(point);
    const glm::vec2 before = onScreen(point);
    tool.nudge(document, view, {1, 0}, 1);
    const glm::vec2 between = onScreen(point);
    EXPECT_GT(between.x, before.x) << labelOf(point);
    EXPECT_NEAR(std::abs(offsetOf(point).aside_mm), 1, 1e-5) << labelOf(point);
    tool.nudge(document, view, {0, 1}, 0.1f);
    EXPECT_LT(onScreen(point).y, between.y) << labelOf(point);
    EXPECT_NEAR(offsetOf(point).up_mm, 0.1, 1e-5) << labelOf(point);
    document.undo();
    document.undo();
    EXPECT_FALSE(document.canUndo()) << labelOf(point);
  }
}

TEST_F(HairlineToolTest, TheLineOfFullFadeLiesTheFadesWidthInside) {
  const LaidHairline& laid = tool.laid(document.plan().hairline);
  const double fade_mm = document.plan().hairline.fade_mm;
  std::size_t points = 0;
  for (const SkinLine& piece : laid.solid)
    for (const glm::vec3& place : piece) {
      ++points;
      double nearest = 1e9;
      for (const glm::dvec3& edge : laid.outline.skin_mm)
        nearest = std::min(nearest, glm::distance(edge, glm::dvec3(place)));
      EXPECT_NEAR(nearest, fade_mm, 0.1 * fade_mm);
    }
  EXPECT_GT(points, laid.edge.size() / 2);
  // Inside: the middle's piece lies higher than the edge there.
  const glm::vec3 middle = placeOf(mid_frontal);
  EXPECT_TRUE(std::ranges::any_of(laid.solid, [&](const SkinLine& piece) {
    return std::ranges::any_of(piece, [&](const glm::vec3& place) {
      return std::abs(place.x) < 3 && place.z > 0 && place.y > middle.y;
    });
  }));
}

}  // namespace
}  // namespace stipple
