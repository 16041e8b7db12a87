#include "studio/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "studio/session_edits.h"

namespace stipple {
namespace {

std::string stopName(const Timeline& timeline) {
  const auto here = timeline.stopHere();
  return here ? timeline.stops()[*here].name : std::string();
}

TEST(Timeline, OpensOnTheHealedResultAndGoesOnToTheTenthYear) {
  const Plan plan;
  const Timeline timeline(plan);
  EXPECT_EQ(stopName(timeline), "s3.healed");
  EXPECT_EQ(timeline.day(), timeline.settledDay());
  EXPECT_EQ(timeline.stops().back().name, "year10");
  EXPECT_EQ(timeline.lastDay(), timeline.stops().back().day);
}

TEST(Timeline, StepsThroughEveryStageAndYearAndStopsAtTheEnds) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(std::nullopt);
  std::vector<std::string> seen{stopName(timeline)};
  for (int i = 0; i < 13; ++i) {
    timeline.step(+1);
    seen.push_back(stopName(timeline));
  }
  const std::vector<std::string> expected{"bare",     "s1.fresh",  "s1.healed", "s2.fresh", "s2.healed",
                                          "s3.fresh", "s3.healed", "year1",     "year2",    "year3",
                                          "year5",    "year10",    "year10",    "year10"};
  EXPECT_EQ(seen, expected);
  for (int i = 0; i < 13; ++i) timeline.step(-1);
  EXPECT_FALSE(timeline.day());
}

TEST(Timeline, StepsFromADayBetweenStopsToTheNearestOnes) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(4.0f);
  timeline.step(+1);
  EXPECT_EQ(timeline.day(), 9.0f);
  timeline.goTo(4.0f);
  timeline.step(-1);
  EXPECT_EQ(timeline.day(), 0.0f);
}

TEST(Timeline, SmallStepsAreDaysOfTheTreatmentAndMonthsOfTheYears) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(4.0f);
  timeline.stepDay(+1);
  EXPECT_EQ(timeline.day(), 5.0f);
  timeline.goTo(4.5f);
  timeline.stepDay(-1);
  EXPECT_EQ(timeline.day(), 4.0f);
  timeline.goTo(365.0f);
  timeline.stepDay(+1);
  EXPECT_EQ(timeline.day(), nearestMonth(396));
  timeline.stepDay(-1);
  EXPECT_EQ(timeline.day(), 365.0f) << "the stop of the year is one of the months";
}

TEST(Timeline, SmallStepsReachBothEndsAndComeBackTheSameWay) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(std::nullopt);
  std::vector<float> out, back;
  while (timeline.day() != timeline.lastDay()) {
    timeline.stepDay(+1);
    out.push_back(*timeline.day());
    ASSERT_LT(out.size(), 1000u);
  }
  EXPECT_NE(std::ranges::find(out, timeline.settledDay()), out.end());
  while (timeline.day()) {
    back.push_back(*timeline.day());
    timeline.stepDay(-1);
    ASSERT_LT(back.size(), 1000u);
  }
  std::ranges::reverse(back);
  EXPECT_EQ(out, back);
}

TEST(Timeline, PlayingFromTheEndStartsAtBareSkinAndEndsAtTheLastDay) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(timeline.lastDay());
  timeline.togglePlay();
  EXPECT_FALSE(timeline.day());
  float last = -1;
  for (int i = 0; i < 10000 && timeline.playing(); ++i) {
    timeline.advance(0.05f);
    EXPECT_GE(timeline.day().value_or(-1), last);
    last = timeline.day().value_or(-1);
  }
  EXPECT_FALSE(timeline.playing());
  EXPECT_EQ(timeline.day(), timeline.lastDay());
}

TEST(Timeline, PlayingGoesOnIntoTheYearsFromTheHealedResult) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.togglePlay();
  for (int i = 0; i < 100; ++i) timeline.advance(0.05f);
  EXPECT_GT(timeline.day(), timeline.settledDay() + 300);
}

TEST(Timeline, PlayingShowsEveryStopHoweverSlowTheFrames) {
  const Plan plan;
  Timeline timeline(plan);
  timeline.goTo(std::nullopt);
  timeline.togglePlay();
  std::vector<float> days;
  while (timeline.playing()) {
    timeline.advance(3.0f);
    if (timeline.day()) days.push_back(*timeline.day());
    ASSERT_LT(days.size(), 1000u);
  }
  for (const Stage& stop : timeline.stops().subspan(1))
    EXPECT_NE(std::ranges::find(days, *stop.day), days.end()) << stop.name;
}

TEST(Timeline, TheChosenSpeedScalesDaysAndYearsAlike) {
  const Plan plan;
  Timeline timeline(plan);
  const auto paces = [&] {
    timeline.goTo(3.0f);
    const float days = timeline.pace();
    timeline.goTo(timeline.settledDay());
    return std::pair(days, timeline.pace());
  };
  const auto [days, years] = paces();
  EXPECT_GT(years, 20 * days);
  timeline.changeSpeed(+1);
  EXPECT_EQ(paces(), std::pair(2 * days, 2 * years));
  for (int i = 0; i < 9; ++i) timeline.changeSpeed(+1);
  EXPECT_EQ(paces().first, Timeline::kFastest);
  timeline.changeSpeed(+1, true);
  EXPECT_EQ(paces().first, Timeline::kSlowest);
  timeline.changeSpeed(-1);
  EXPECT_EQ(paces().first, Timeline::kSlowest);
}

TEST(Timeline, StaysOnItsStopWhenSessionsChange) {
  Plan plan;
  Timeline timeline(plan);
  plan.sessions = {{1, 0}};
  timeline.follow(plan);
  EXPECT_EQ(timeline.day(), 42.0f) << "the healed result";

  timeline.goTo(0.0f);
  plan = Plan();
  plan.sessions[1].interval_days = 20;
  timeline.follow(plan);
  EXPECT_EQ(timeline.day(), 0.0f);
  timeline.step(+1);
  EXPECT_EQ(timeline.day(), 19.0f);
  plan.sessions[1].interval_days = 14;
  timeline.follow(plan);
  EXPECT_EQ(timeline.day(), 13.0f) << "session 1, healed";

  timeline.goTo(15.0f);
  addSession(plan);
  timeline.follow(plan);
  EXPECT_EQ(timeline.day(), 15.0f) << "a day between stops stays that day";
}

}  // namespace
}  // namespace stipple
