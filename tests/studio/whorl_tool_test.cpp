#include "studio/whorl_tool.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr float kReach = 14;

/// Looks down on the crown from behind.
PictureView crownView() {
  return {Camera{{0, 20, 0}, static_cast<float>(M_PI), 0.9f, 260}, {10, 20}, {800, 600}};
}

class WhorlToolTest : public ::testing::Test {
 protected:
  static const Scalp& scalp() {
    static const Scalp scalp(testing::ballHead(4));
    return scalp;
  }
  const NativeHair& hair() const { return document.plan().native; }
  glm::vec2 onScreen() const { return view.project(*tool.placeOf(hair())); }
  /// Takes it and moves the pointer by so much, button still down.
  void take(glm::vec2 by) {
    const glm::vec2 from = onScreen();
    ASSERT_TRUE(tool.press(document, view, from, kReach));
    for (const float share : {0.3f, 0.6f, 1.0f}) tool.drag(document, view, from + share * by);
  }

  Document document;
  WhorlTool tool{scalp()};
  PictureView view = crownView();
};

TEST_F(WhorlToolTest, FollowsThePointerOnTheSkinAndIsOneStep) {
  const glm::vec2 wanted = onScreen() + glm::vec2(30, 18);
  const NativeHair before = hair();
  take({30, 18});
  tool.release(document);
  EXPECT_NEAR(glm::distance(onScreen(), wanted), 0, 0.5);
  EXPECT_NEAR(glm::length(*tool.placeOf(hair()) - glm::vec3(kChartCentre)), testing::kBallRadiusMm, 0.3);
  EXPECT_GT(hair().whorl_left_mm, before.whorl_left_mm - 40);
  EXPECT_LT(hair().whorl_left_mm, before.whorl_left_mm) << "seen from behind, right is the subject's right";
  EXPECT_GT(hair().whorl_behind_mm, before.whorl_behind_mm);
  document.undo();
  EXPECT_EQ(document.plan(), Plan());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(WhorlToolTest, StaysWithinTheRangeOfItsNumbers) {
  take({-260, 0});
  EXPECT_EQ(hair().whorl_left_mm, 40);
}

TEST_F(WhorlToolTest, ACancelledDragAndAClickLeaveThePlanAsItWas) {
  take({30, 18});
  tool.cancel(document);
  EXPECT_EQ(document.plan(), Plan());
  take({1, 1});
  tool.release(document);
  EXPECT_EQ(document.plan(), Plan());
}

TEST_F(WhorlToolTest, IsOutOfReachBehindTheHead) {
  const PictureView front{Camera{{0, 20, 0}, 0, 0, 260}, {10, 20}, {800, 600}};
  EXPECT_FALSE(tool.press(document, front, front.project(*tool.placeOf(hair())), kReach));
}

}  // namespace
}  // namespace stipple
