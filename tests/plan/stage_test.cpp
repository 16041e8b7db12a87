#include "plan/stage.h"

#include <gtest/gtest.h>

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

TEST(Stage, AnUnknownNameIsAnsweredWithTheNamesThereAre) {
  Plan plan;
  plan.sessions = {{1, 0}};
  const Result<Stage> stage = stageNamed(plan, "s2.fresh");
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().message,
            "there is no stage 's2.fresh' in this plan; the stages are bare, s1.fresh, s1.healed");
}

TEST(Stage, SessionDaysAddUpTheIntervalsAndIgnoreTheFirst) {
  Plan plan;
  plan.sessions = {{0.2f, 99}, {0.5f, 7}, {1, 21}};
  EXPECT_EQ(sessionDays(plan), (std::vector<float>{0, 7, 28}));
}

TEST(Stage, ADayIsNamedByItsNumberAndCaptionedAsPeopleCount) {
  EXPECT_EQ(stageAtDay(12).name, "day 12");
  EXPECT_EQ(stageAtDay(0).caption, "first session, just done");
  EXPECT_EQ(stageAtDay(12).caption, "12 days after the first session");
  EXPECT_EQ(stageAtDay(183).caption, "about 6 months after the first session");
  EXPECT_EQ(stageAtDay(4 * 365).caption, "about 4 years after the first session");
}

}  // namespace stipple
