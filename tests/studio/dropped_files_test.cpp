#include <gtest/gtest.h>

#include <array>

#include "plan/plan_file.h"
#include "support/plans.h"
#include "support/scratch_folder.h"
#include "support/studio_screen.h"

namespace stipple {
namespace {

using testing::withDensity;

class DroppedFiles : public ::testing::Test, protected testing::StudioScreen {
 protected:
  DroppedFiles() { EXPECT_TRUE(writePlan(withDensity(90), plan_file_)); }

  Studio::Wishes drop(std::initializer_list<std::filesystem::path> files) {
    studio.openFiles(std::vector(files));
    frames(2);
    return studio.takeWishes();
  }

  testing::ScratchFolder folder_;
  const std::filesystem::path plan_file_ = folder_ / "mia.json", scan_ = folder_ / "mia.obj";
};

TEST_F(DroppedFiles, APlanIsOpenedAndAScanAskedFor) {
  EXPECT_FALSE(drop({plan_file_}).open_head.has_value());
  EXPECT_EQ(studio.plan(), withDensity(90));
  EXPECT_EQ(drop({scan_}).open_head, scan_);
  EXPECT_EQ(studio.plan(), withDensity(90));
}

TEST_F(DroppedFiles, BothAtOnceAreBothOpened) {
  EXPECT_EQ(drop({scan_, plan_file_}).open_head, scan_);
  EXPECT_EQ(studio.plan(), withDensity(90));
}

TEST_F(DroppedFiles, APlanDoesNotTakeThePlaceOfUnsavedWorkUnasked) {
  press({"Alt+3", "F6", "Right", "Esc"});
  const Plan before = studio.plan();
  ASSERT_NE(before, Plan());
  drop({plan_file_});
  EXPECT_EQ(studio.plan(), before);
  press({"Esc"});
  EXPECT_EQ(studio.plan(), before);
  drop({plan_file_});
  press({"Right", "Enter"});  // don't save
  EXPECT_EQ(studio.plan(), withDensity(90));
}

TEST_F(DroppedFiles, APlanWhoseDotsAreNotPlacedTakesTheArrangementThatIsShown) {
  Plan other = withDensity(90);
  other.seed = 7;
  ASSERT_TRUE(writePlan(other, plan_file_));
  drop({plan_file_});
  ASSERT_EQ(studio.plan().seed, 7u);
  studio.keepArrangement(1);
  EXPECT_EQ(studio.plan(), withDensity(90));
  press({"Ctrl+Z"});
  EXPECT_EQ(studio.plan(), other);
  studio.keepArrangement(7);
  press({"Ctrl+Y"});
  EXPECT_EQ(studio.plan(), withDensity(90));
}

TEST_F(DroppedFiles, WhatIsNoPlanChangesNothing) {
  drop({folder_ / "missing.json"});
  EXPECT_EQ(studio.plan(), Plan());
}

TEST_F(DroppedFiles, NothingIsOpenedInFrontOfAClient) {
  press({"P"});
  ASSERT_TRUE(studio.presenting());
  EXPECT_FALSE(drop({scan_, plan_file_}).open_head.has_value());
  press({"Esc", "Esc"});
  ASSERT_FALSE(studio.presenting());
  EXPECT_FALSE(studio.takeWishes().open_head.has_value()) << "nor afterwards";
  EXPECT_EQ(studio.plan(), Plan());
}

}  // namespace
}  // namespace stipple
