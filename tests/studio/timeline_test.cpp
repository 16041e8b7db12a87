#include "studio/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stipple {

TEST(Timeline, OpensOnTheHealedResult) {
  const Plan plan;
  EXPECT_EQ(stageShown(plan, Timeline(plan).day()).name, "s3.healed");
}

TEST(Timeline, StepsThroughEveryStageAndStopsAtTheEnds) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(std::nullopt);
  std::vector<std::string> seen{stageShown(plan, timeline.day()).name};
  for (int i = 0; i < 8; ++i) {
    timeline.step(plan, +1);
    seen.push_back(stageShown(plan, timeline.day()).name);
  }
  const std::vector<std::string> expected{"bare",     "s1.fresh",  "s1.healed", "s2.fresh", "s2.healed",
                                          "s3.fresh", "s3.healed", "s3.healed", "s3.healed"};
  EXPECT_EQ(seen, expected);
  for (int i = 0; i < 8; ++i) timeline.step(plan, -1);
  EXPECT_FALSE(timeline.day());
}

TEST(Timeline, StepsFromADayBetweenStagesToTheNearestOnes) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(4.0f);
  timeline.step(plan, +1);
  EXPECT_EQ(timeline.day(), 9.0f);
  timeline.goTo(4.0f);
  timeline.step(plan, -1);
  EXPECT_EQ(timeline.day(), 0.0f);
}

TEST(Timeline, PlayingFromTheEndStartsAtBareSkinAndEndsAtTheLastDay) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.togglePlay(plan);
  EXPECT_FALSE(timeline.day());
  for (int i = 0; i < 10000 && timeline.playing(); ++i) timeline.advance(plan, 0.05f);
  EXPECT_FALSE(timeline.playing());
  EXPECT_EQ(timeline.day(), Timeline::lastDay(plan));
}

TEST(Timeline, PlayingShowsTheFirstDayOfEverySessionHoweverSlowTheFrames) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.togglePlay(plan);
  std::vector<float> days;
  while (timeline.playing()) {
    timeline.advance(plan, 3.0f);
    if (timeline.day()) days.push_back(*timeline.day());
  }
  for (const float session : sessionDays(plan))
    EXPECT_NE(std::ranges::find(days, session), days.end()) << session;
}

TEST(Timeline, StaysWithinAShorterPlan) {
  Plan plan;
  Timeline timeline(plan);
  plan.sessions = {{1, 0}};
  timeline.keepWithin(plan);
  EXPECT_EQ(timeline.day(), 42.0f);
}

TEST(Timeline, CaptionsAreStagesOnTheirDaysAndWholeDaysBetween) {
  const Plan plan;
  EXPECT_EQ(captionFor(plan, std::nullopt), "Before treatment");
  EXPECT_EQ(captionFor(plan, 10.0f), "Session 2, just done");
  EXPECT_EQ(captionFor(plan, 12.34f), "Day 2 after session 2: redness fades, tiny scabs form");
}

}  // namespace stipple
