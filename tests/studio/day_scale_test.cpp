#include "studio/day_scale.h"

#include <gtest/gtest.h>

#include <cmath>

#include "studio/session_edits.h"

namespace stipple {
namespace {

constexpr float kLeft = 20, kRight = 920;

Plan longPlan() {
  Plan plan;
  while (plan.sessions.size() < kMaxSessions) addSession(plan);
  for (Session& session : plan.sessions) session.interval_days = 30;
  return plan;
}

TEST(DayScale, IsEvenInDaysAndInYearsWithABreakBetween) {
  const Plan plan;
  const Timeline timeline(plan);
  const DayScale scale(timeline, kLeft, kRight, 1);
  EXPECT_NEAR(scale.at(20.0f) - scale.at(10.0f), scale.at(40.0f) - scale.at(30.0f), 1e-3f);
  EXPECT_NEAR(scale.at(1000.0f) - scale.at(700.0f), scale.at(3300.0f) - scale.at(3000.0f), 1e-3f);
  EXPECT_GT(scale.yearsX(), scale.settledX() + 10);
  EXPECT_EQ(scale.at(std::nullopt), kLeft);
  EXPECT_NEAR(scale.at(timeline.lastDay()), kRight, 1e-3f);
  // Ten years in less room than two months.
  EXPECT_LT(scale.lastX() - scale.yearsX(), scale.settledX() - scale.firstX());
}

TEST(DayScale, EveryPlaceMeansAWholeDayAndNeverAnEarlierOneFartherRight) {
  for (const Plan& plan : {Plan(), longPlan()}) {
    const Timeline timeline(plan);
    const DayScale scale(timeline, kLeft, kRight, 1);
    float last = -1;
    for (float x = kLeft - 30; x < kRight + 30; x += 0.25f) {
      const auto day = scale.dayAt(x, timeline);
      const float here = day.value_or(-1);
      EXPECT_GE(here, last) << x;
      EXPECT_EQ(here, std::round(here)) << x;
      last = here;
    }
    EXPECT_EQ(last, timeline.lastDay());
  }
}

TEST(DayScale, StopsDrawNearbyPlacesToThemselves) {
  const Plan plan = longPlan();  // three days lie within the reach of a stop
  const Timeline timeline(plan);
  const DayScale scale(timeline, kLeft, kRight, 1);
  ASSERT_LT(scale.at(2.0f) - scale.at(1.0f), 3);
  for (const Stage& stop : timeline.stops()) {
    EXPECT_EQ(scale.dayAt(scale.at(stop.day), timeline), stop.day) << stop.name;
    if (!stop.name.ends_with("fresh")) continue;
    EXPECT_EQ(scale.dayAt(scale.at(stop.day) + 3, timeline), stop.day) << stop.name;
  }
}

TEST(DayScale, EveryDayOfAnOrdinaryTreatmentCanBeMeant) {
  const Plan plan;
  const Timeline timeline(plan);
  const DayScale scale(timeline, kLeft, kRight, 1);
  for (float day = 0; day <= timeline.settledDay(); ++day)
    EXPECT_EQ(scale.dayAt(scale.at(day), timeline), day);
}

TEST(DayScale, TheYearsAreScrubbedByMonths) {
  const Plan plan;
  const Timeline timeline(plan);
  const DayScale scale(timeline, kLeft, kRight, 1);
  for (float x = scale.yearsX() + 10; x < kRight - 5; x += 1) {
    const float day = scale.dayAt(x, timeline).value_or(-1);
    EXPECT_EQ(day, nearestMonth(day)) << x;
  }
}

}  // namespace
}  // namespace stipple
