#include "studio/captions.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

TEST(Captions, AreStagesOnTheirDaysAndWholeDaysBetween) {
  const Plan plan;
  EXPECT_EQ(captionFor(plan, std::nullopt), "Before treatment");
  EXPECT_EQ(captionFor(plan, 10.0f), "Session 2, just done");
  EXPECT_EQ(captionFor(plan, 12.34f), captionFor(plan, 12.0f));
  EXPECT_TRUE(captionFor(plan, 12.0f).starts_with("Day 2 after session 2")) << captionFor(plan, 12.0f);
  EXPECT_EQ(stageShown(plan, 1826.0f).name, "year5");
}

TEST(Captions, DetailsNameTheDayAndItsDate) {
  Plan plan;
  EXPECT_TRUE(detailFor(plan, 12.0f).starts_with("day 12 · redness is gone by about day "))
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

TEST(Captions, EveryDayHasACaptionAndADetail) {
  const Plan plan;
  for (float day = 0; day < 3660; day += day < 70 ? 0.5f : 11) {
    EXPECT_FALSE(captionFor(plan, day).empty()) << day;
    EXPECT_FALSE(detailFor(plan, day).empty()) << day;
  }
}

}  // namespace
}  // namespace stipple
