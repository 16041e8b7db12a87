#include "plan/captions.h"

#include <gtest/gtest.h>

#include "plan/outcome.h"

namespace stipple {
namespace {

/// 3 of "redness is gone in about 3 days".
int daysLeft(const std::string& detail) {
  const std::size_t about = detail.find("about ");
  return about == std::string::npos ? 0 : std::stoi(detail.substr(about + 6));
}

TEST(Captions, AreStagesOnTheirDaysAndWholeDaysBetween) {
  const Plan plan;
  EXPECT_EQ(captionFor(plan, std::nullopt), "Before treatment");
  EXPECT_EQ(captionFor(plan, 10.0f), "Session 2, just done");
  EXPECT_EQ(captionFor(plan, 12.34f), captionFor(plan, 12.0f));
  EXPECT_TRUE(captionFor(plan, 12.0f).starts_with("Day 2 after session 2")) << captionFor(plan, 12.0f);
  EXPECT_EQ(stageShown(plan, 1826.0f).name, "year5");
}

TEST(Captions, TheOneSessionAlternativeSaysSo) {
  const Plan one = oneSession(Plan());
  EXPECT_EQ(captionForOneSession(one, std::nullopt), "Before treatment");
  EXPECT_EQ(captionForOneSession(one, 0.0f), "All in one session, just done");
  EXPECT_EQ(captionForOneSession(one, 42.0f), "All in one session, healed");
  EXPECT_TRUE(captionForOneSession(one, 9.0f).starts_with("All in one session, day 9: "));
}

TEST(Captions, DetailsNameTheDayAndItsDate) {
  Plan plan;
  EXPECT_TRUE(detailFor(plan, 12.0f).starts_with("day 12 · redness is gone in about "))
      << detailFor(plan, 12.0f);
  plan.first_date = dateFrom("2026-12-28");
  EXPECT_TRUE(detailFor(plan, 12.0f).starts_with("day 12 · 9 Jan 2027 · ")) << detailFor(plan, 12.0f);
}

TEST(Captions, DetailsFollowTheSkinOfThePlan) {
  Plan plan;
  const std::string normal = detailFor(plan, 1.0f);
  plan.skin.type = SkinType::sensitive;
  EXPECT_NE(detailFor(plan, 1.0f), normal);
  const std::string years = detailFor(plan, 2000.0f);
  plan.skin.type = SkinType::oily;
  EXPECT_NE(detailFor(plan, 2000.0f), years);
}

TEST(Captions, DetailsCountDownWithinASession) {
  const Plan plan;
  const int left_on_day_21 = daysLeft(detailFor(plan, 21.0f));
  EXPECT_GE(left_on_day_21, 1);
  EXPECT_LE(left_on_day_21, 5);
  EXPECT_EQ(daysLeft(detailFor(plan, 22.0f)), left_on_day_21 - 1);
  EXPECT_TRUE(detailFor(plan, 19.0f).ends_with("the next session is in 1 day")) << detailFor(plan, 19.0f);
}

TEST(Captions, EveryDayHasACaptionAndADetail) {
  const Plan plan;
  for (float day = 0; day < 3660; day += day < 70 ? 0.5f : 11) {
    EXPECT_FALSE(captionFor(plan, day).empty()) << day;
    EXPECT_FALSE(detailFor(plan, day).empty()) << day;
  }
}

}  // namespace
}  // namespace stipple
