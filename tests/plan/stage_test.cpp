#include "plan/stage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stipple {
namespace {

std::vector<std::string> namesOf(const std::vector<Stage>& stages) {
  std::vector<std::string> names;
  for (const Stage& stage : stages) names.push_back(stage.name);
  return names;
}

}  // namespace

TEST(Stage, BareComesFirstAndEverySessionIsFreshThenHealed) {
  const std::vector<std::string> expected{"bare",      "s1.fresh", "s1.healed", "s2.fresh",
                                          "s2.healed", "s3.fresh", "s3.healed"};
  EXPECT_EQ(namesOf(stagesOf(Plan{})), expected);
}

TEST(Stage, BareHasNoDay) {
  EXPECT_FALSE(stagesOf(Plan{}).front().day.has_value());
}

TEST(Stage, HealedIsTheDayBeforeTheNextSessionAndFortyTwoDaysAfterTheLast) {
  Plan plan;
  plan.sessions = {{0.5f, 0}, {1, 14}};
  EXPECT_EQ(*stageNamed(plan, "s1.healed")->day, 13);
  EXPECT_EQ(*stageNamed(plan, "s2.fresh")->day, 14);
  EXPECT_EQ(*stageNamed(plan, "s2.healed")->day, 14 + 42);
}

TEST(Stage, IsCalledHealedOnlyWhereTheSkinHadTimeForIt) {
  Plan plan;
  plan.sessions = {{0.3f, 0}, {0.7f, 10}, {1, plan.healing.settled_day + 1}};
  EXPECT_EQ(stageNamed(plan, "s1.healed")->caption, "after session 1, healing");
  EXPECT_EQ(stageNamed(plan, "s2.healed")->caption, "after session 2, healed");
  EXPECT_EQ(stageNamed(plan, "s3.healed")->caption, "after session 3, healed");
}

TEST(Stage, AnUnknownNameIsAnsweredWithTheNamesThereAre) {
  Plan plan;
  plan.sessions = {{1, 0}};
  const Result<Stage> stage = stageNamed(plan, "s2.fresh");
  ASSERT_FALSE(stage);
  EXPECT_EQ(
      stage.error().message,
      "there is no stage 's2.fresh' in this plan; the stages are bare, s1.fresh, s1.healed, year1, year2, "
      "year3, year5, year10");
}

TEST(Stage, SessionDaysAddUpTheIntervalsAndIgnoreTheFirst) {
  Plan plan;
  plan.sessions = {{0.2f, 99}, {0.5f, 7}, {1, 21}};
  EXPECT_EQ(sessionDays(plan), (std::vector<float>{0, 7, 28}));
}

TEST(Stage, YearsFollowTheLastHealedStageUpToTheTenth) {
  const Plan plan;
  const std::vector<std::string> expected{"year1", "year2", "year3", "year5", "year10"};
  EXPECT_EQ(namesOf(yearsOf(plan)), expected);
  EXPECT_EQ(*stageNamed(plan, "year5")->day, 1826);
  EXPECT_EQ(stageNamed(plan, "year5")->caption, "year 5: softer and paler, the usual time for a touch-up");
  Plan slow;
  slow.sessions.back().interval_days = 365;
  EXPECT_EQ(yearsOf(slow).front().name, "year2");
}

TEST(Stage, ADayIsNamedByItsNumberAndCaptionedFromTheLatestSessionAsPeopleCount) {
  const Plan plan;
  EXPECT_EQ(stageAtDay(plan, 12).name, "day 12");
  EXPECT_EQ(stageAtDay(plan, 0).caption, "session 1, just done: dark dots and red skin, this is normal");
  EXPECT_EQ(stageAtDay(plan, 9).caption, "day 9 after session 1: looks patchy, this is normal");
  EXPECT_EQ(stageAtDay(plan, 11.5f).caption, "day 1 after session 2: redness fades, tiny scabs form");
  EXPECT_EQ(stageAtDay(plan, 60).caption, "day 40 after session 3: settled, this is the result");
  EXPECT_EQ(stageAtDay(plan, 203).caption, "about 6 months after session 3: settled, this is the result");
  EXPECT_EQ(stageAtDay(plan, 4 * 365).caption,
            "about 4 years after session 3: softer and paler, the usual time for a touch-up");
  Plan one;
  one.sessions = {{}};
  EXPECT_EQ(stageAtDay(one, 9).caption, "day 9: looks patchy, this is normal");
}

TEST(Stage, EveryDayOfTenYearsHasACaption) {
  const Plan plan;
  for (float day = 0; day <= 10 * 365.25f; day += 0.5f) {
    const std::string caption = stageAtDay(plan, day).caption;
    EXPECT_NE(caption.find(": "), std::string::npos) << day;
    EXPECT_LT(caption.size(), 100u) << caption;
  }
}

TEST(Stages, TheDiaryOfThreeSessionsHasTwelvePagesInOrderFromBareToYearFive) {
  const std::vector<Stage> diary = diaryOf(Plan());
  ASSERT_EQ(diary.size(), 12u);
  EXPECT_FALSE(diary.front().day);
  for (std::size_t i = 2; i < diary.size(); ++i) EXPECT_GT(*diary[i].day, *diary[i - 1].day) << diary[i].caption;
  EXPECT_EQ(diary.back().name, "year5");
  const std::vector<float> days = sessionDays(Plan());
  for (const float day : days) EXPECT_EQ(std::ranges::count(diary, std::optional(day), &Stage::day), 1) << day;
}

TEST(Stages, ADiaryOfOneSessionShowsItFreshLiftingPatchyAndSettled) {
  Plan plan;
  plan.sessions = {{1, 0}};
  std::vector<std::optional<float>> days;
  for (const Stage& stage : diaryOf(plan)) days.push_back(stage.day);
  EXPECT_EQ(days, (std::vector<std::optional<float>>{std::nullopt, 0, 4, 10, 42, 365, 1826}));
}

}  // namespace stipple
