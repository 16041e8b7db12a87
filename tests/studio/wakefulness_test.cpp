#include "studio/wakefulness.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

using GoingOn = Wakefulness::GoingOn;

/// Draws whenever that is due for `seconds`, as a window does; how often it did.
int drawsIn(Wakefulness& wakefulness, double& now_s, double seconds, const GoingOn& going_on = {}) {
  int draws = 0;
  for (const double end_s = now_s + seconds; now_s < end_s;) {
    now_s += wakefulness.sleepS(now_s, going_on);
    if (!wakefulness.shouldDraw(now_s, going_on)) continue;
    wakefulness.drew(now_s, true);
    ++draws;
  }
  return draws;
}

TEST(Wakefulness, SettlesAndThenSleeps) {
  Wakefulness wakefulness;
  double now_s = 100;
  EXPECT_GE(drawsIn(wakefulness, now_s, 1), 3);
  EXPECT_EQ(drawsIn(wakefulness, now_s, 60), 0);
}

TEST(Wakefulness, DrawsAtOnceWhenDisturbedAndUntilATooltipMayStand) {
  Wakefulness wakefulness;
  double now_s = 100;
  drawsIn(wakefulness, now_s, 10);
  wakefulness.disturb(now_s);
  EXPECT_EQ(wakefulness.sleepS(now_s, {}), 0);
  EXPECT_TRUE(wakefulness.shouldDraw(now_s, {}));
  wakefulness.drew(now_s, true);
  double last_s = now_s;
  const double disturbed_s = now_s;
  while (now_s < disturbed_s + 5) {
    now_s += wakefulness.sleepS(now_s, {});
    if (!wakefulness.shouldDraw(now_s, {})) continue;
    wakefulness.drew(now_s, true);
    last_s = now_s;
  }
  EXPECT_GE(last_s, disturbed_s + 0.8);
  EXPECT_LT(last_s, disturbed_s + 1.2);
}

TEST(Wakefulness, AnimationsGetTheirSixtyFramesASecond) {
  Wakefulness wakefulness;
  double now_s = 100;
  drawsIn(wakefulness, now_s, 10);
  EXPECT_NEAR(drawsIn(wakefulness, now_s, 10, {.animating = true}), 600, 2);
}

TEST(Wakefulness, WorkBesideItIsLookedAtTenTimesASecondAndABlinkingCursorFour) {
  Wakefulness wakefulness;
  double now_s = 100;
  drawsIn(wakefulness, now_s, 10);
  EXPECT_NEAR(drawsIn(wakefulness, now_s, 10, {.working = true}), 100, 2);
  EXPECT_NEAR(drawsIn(wakefulness, now_s, 10, {.typing = true}), 40, 2);
}

TEST(Wakefulness, WakesWhenThePictureWouldBecomeFiner) {
  Wakefulness wakefulness;
  double now_s = 100;
  drawsIn(wakefulness, now_s, 10);
  EXPECT_DOUBLE_EQ(wakefulness.sleepS(now_s, {.refines_in_s = 0.3}), 0.3);
  EXPECT_FALSE(wakefulness.shouldDraw(now_s, {.refines_in_s = 0.3}));
  EXPECT_TRUE(wakefulness.shouldDraw(now_s + 0.3, {.refines_in_s = 0}));
}

TEST(Wakefulness, AFrameThatCouldNotBeShownIsDrawnAgainAndAMinimisedWindowRests) {
  Wakefulness wakefulness;
  double now_s = 100;
  drawsIn(wakefulness, now_s, 10);
  wakefulness.drew(now_s, false);
  EXPECT_TRUE(wakefulness.shouldDraw(now_s, {}));
  wakefulness.cannotDraw(now_s);
  EXPECT_FALSE(wakefulness.shouldDraw(now_s, {}));
  EXPECT_EQ(wakefulness.sleepS(now_s, {}), Wakefulness::kLongestSleepS);
}

}  // namespace
}  // namespace stipple
