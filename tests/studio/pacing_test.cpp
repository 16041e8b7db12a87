#include "studio/pacing.h"

#include <gtest/gtest.h>

namespace stipple {

TEST(Pacing, ASoftwareDriverStartsWithDraftsAndAGraphicsCardDoesNot) {
  EXPECT_EQ(Pacing(true).whileMoving(), Quality::draft);
  EXPECT_EQ(Pacing(false).whileMoving(), Quality::normal);
}

TEST(Pacing, MovesAtTheFinestQualityThatFitsTheBudget) {
  Pacing pacing(false);
  pacing.took(Quality::normal, 4);
  EXPECT_EQ(pacing.whileMoving(), Quality::fine);  // 16 ms expected
  pacing.took(Quality::fine, 60);
  EXPECT_EQ(pacing.whileMoving(), Quality::normal);
  pacing.took(Quality::normal, 41);
  EXPECT_EQ(pacing.whileMoving(), Quality::draft);
}

TEST(Pacing, AFastDraftLeadsToNormalPictures) {
  Pacing pacing(true);
  pacing.took(Quality::draft, 5);
  EXPECT_EQ(pacing.whileMoving(), Quality::normal);
}

TEST(Pacing, RefinesStepByStepOnceNothingMoves) {
  const Pacing pacing(true);
  const auto normal = pacing.refinement(Quality::draft, 0);
  ASSERT_TRUE(normal);
  EXPECT_EQ(normal->quality, Quality::normal);
  EXPECT_GT(normal->in_s, 0);
  EXPECT_EQ(pacing.refinement(Quality::draft, 10)->in_s, 0);
  EXPECT_EQ(pacing.refinement(Quality::normal, 10)->quality, Quality::fine);
  EXPECT_FALSE(pacing.refinement(Quality::fine, 10));
}

TEST(Pacing, APictureThatBlocksLongWaitsLonger) {
  Pacing quick(false), slow(true);
  quick.took(Quality::fine, 50);
  slow.took(Quality::fine, 900);
  EXPECT_LT(quick.refinement(Quality::normal, 0)->in_s, slow.refinement(Quality::normal, 0)->in_s);
}

TEST(Pacing, AWindowIsNeverBlockedForSecondsBySmoothness) {
  Pacing pacing(true);
  pacing.took(Quality::normal, 1000);  // 4 s expected of a fine one
  EXPECT_FALSE(pacing.refinement(Quality::normal, 60));
  EXPECT_TRUE(pacing.refinement(Quality::draft, 60));
}

}  // namespace stipple
