#include "studio/file_desk.h"

#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <memory>

#include "plan/plan_file.h"
#include "studio/headless_ui.h"
#include "support/plans.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

using What = FileRequest::What;

using testing::withDensity;

class FileDeskTest : public ::testing::Test {
 protected:
  FileDeskTest() { document_.changeAtOnce(withDensity(150), "Density"); }

  /// Two frames, for an answer is given in one and acted on in the next; more while a plan is being written.
  FileDesk::Wishes draw() {
    FileDesk::Wishes all;
    for (int i = 0; i < 2 || desk_->isSaving(); ++i)
      ui_.frame([&] {
        Ui ui{ui_.theme()};
        FileDesk::Wishes wishes = desk_->draw(ui, {{0, 0}, {800, 600}}, document_, notices_);
        all.quit |= wishes.quit;
        all.plan_replaced |= wishes.plan_replaced;
        if (wishes.open_head) all.open_head = wishes.open_head;
      });
    return all;
  }

  /// Presses keys one by one, each with the frames that follow.
  FileDesk::Wishes press(std::initializer_list<const char*> chords) {
    FileDesk::Wishes all;
    for (const char* chord : chords) {
      EXPECT_TRUE(desk_->isModal()) << "before " << chord;
      desk_->key(chord);
      const FileDesk::Wishes wishes = draw();
      all.quit |= wishes.quit;
      all.plan_replaced |= wishes.plan_replaced;
    }
    return all;
  }

  bool keepsSomething() const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "recovery", ignored))
      if (entry.path().extension() == ".json") return true;
    return false;
  }

  testing::ScratchFolder folder_;
  HeadlessUi ui_{{800, 600}};
  Document document_;
  Notices notices_;
  std::unique_ptr<FileDesk> desk_ =
      std::make_unique<FileDesk>(DeskPlaces{folder_ / "settings.json", folder_ / "recovery"}, nullptr);
};

TEST_F(FileDeskTest, QuitsAtOnceWhenNothingIsLost) {
  document_.undo();
  desk_->request({What::quit});
  EXPECT_TRUE(draw().quit);
}

TEST_F(FileDeskTest, AsksBeforeUnsavedChangesAreLostAndEscapeKeepsThem) {
  desk_->request({What::quit});
  EXPECT_FALSE(draw().quit);
  EXPECT_FALSE(press({"Esc"}).quit);
  EXPECT_FALSE(desk_->isModal());
  EXPECT_FALSE(draw().quit);
  EXPECT_EQ(document_.plan(), withDensity(150));
}

TEST_F(FileDeskTest, QuitsWithoutSavingWhenToldToAndKeepsNothing) {
  draw();
  desk_->request({What::quit});
  draw();
  EXPECT_TRUE(press({"Right", "Enter"}).quit);
  desk_.reset();
  EXPECT_FALSE(keepsSomething());
}

TEST_F(FileDeskTest, SavesFirstWhenToldTo) {
  document_.markSaved(folder_ / "plan.json");
  document_.changeAtOnce(withDensity(130), "Density");
  desk_->request({What::quit});
  draw();
  EXPECT_TRUE(press({"Enter"}).quit);
  const auto saved = readPlan(folder_ / "plan.json");
  ASSERT_TRUE(saved);
  EXPECT_EQ(*saved, withDensity(130));
}

TEST_F(FileDeskTest, DoesNotQuitWhenSavingFails) {
  document_.markSaved(folder_ / "no such folder" / "plan.json");
  document_.changeAtOnce(withDensity(130), "Density");
  desk_->request({What::quit});
  draw();
  EXPECT_FALSE(press({"Enter"}).quit);
  EXPECT_FALSE(draw().quit);
  EXPECT_TRUE(document_.isModified());
}

TEST_F(FileDeskTest, OpensAPlanWithAHistoryOfItsOwnAndRemembersIt) {
  const auto file = folder_ / "mia.json";
  ASSERT_TRUE(writePlan(withDensity(90), file));
  desk_->request({What::open_plan, file});
  draw();
  EXPECT_TRUE(press({"Right", "Enter"}).plan_replaced);  // don't save
  EXPECT_EQ(document_.plan(), withDensity(90));
  EXPECT_FALSE(document_.canUndo());
  EXPECT_EQ(document_.file(), file);
  desk_.reset();  // waits until it is written
  EXPECT_EQ(readSettings(folder_ / "settings.json").settings.recent_plans, RecentFiles{file});
}

TEST_F(FileDeskTest, DesignsAreSavedWithThePlanAndComeBack) {
  const auto file = folder_ / "mia.json";
  document_.keepDesign(2);
  const PlanAndDesigns before = document_.planAndDesigns();
  desk_->request({What::save, file});
  draw();
  EXPECT_FALSE(document_.isModified());
  desk_->request({What::new_plan});
  EXPECT_TRUE(draw().plan_replaced);
  EXPECT_TRUE(document_.designs().empty());
  desk_->request({What::open_plan, file});
  draw();
  EXPECT_EQ(document_.planAndDesigns(), before);
  EXPECT_FALSE(document_.isModified());
}

TEST_F(FileDeskTest, AFileThatIsNoPlanLeavesEverythingAsItIs) {
  document_.undo();
  const auto file = folder_ / "mia.json";
  std::ofstream(file) << "no plan";
  desk_->request({What::open_plan, file});
  EXPECT_FALSE(draw().plan_replaced);
  EXPECT_EQ(document_.plan(), Plan());
  EXPECT_TRUE(document_.file().empty());
}

TEST_F(FileDeskTest, KeepsUnsavedWorkAndLetsGoOfItOnceItIsSaved) {
  draw();
  desk_.reset();
  EXPECT_TRUE(keepsSomething());

  desk_ = std::make_unique<FileDesk>(DeskPlaces{folder_ / "settings.json", folder_ / "recovery"}, nullptr);
  std::filesystem::remove_all(folder_ / "recovery");
  draw();
  document_.markSaved(folder_ / "plan.json");
  draw();
  desk_.reset();
  EXPECT_FALSE(keepsSomething());
}

TEST_F(FileDeskTest, WhatIsChangedWhileThePlanIsWrittenIsNotSavedYet) {
  desk_->request({What::save, folder_ / "plan.json"});
  ui_.frame([&] {
    Ui ui{ui_.theme()};
    desk_->draw(ui, {{0, 0}, {800, 600}}, document_, notices_);
  });
  document_.changeAtOnce(withDensity(131), "Density");
  draw();
  EXPECT_FALSE(desk_->isSaving());
  EXPECT_EQ(document_.file(), folder_ / "plan.json");
  EXPECT_TRUE(document_.isModified());
  EXPECT_EQ(*readPlan(document_.file()), withDensity(150));
  document_.undo();
  EXPECT_FALSE(document_.isModified());
}

class LeftoverTest : public FileDeskTest {
 protected:
  LeftoverTest() {
    document_ = Document();
    {
      auto autosave = Autosave::start(folder_ / "recovery");
      UnsavedWork work{withDensity(170), {}, "/scans/mia.obj"};
      work.designs.keep(0, withDensity(120));
      (*autosave)->keep(std::move(work));
    }
    desk_->offer(findLeftovers(folder_ / "recovery"));
    draw();
  }
};

TEST_F(LeftoverTest, RestoredWorkIsUnsavedAsItWasAndKeptAnew) {
  desk_->key("Enter");
  const FileDesk::Wishes wishes = draw();
  EXPECT_EQ(document_.plan(), withDensity(170));
  EXPECT_TRUE(document_.isModified());
  EXPECT_TRUE(document_.designs().holds(0, withDensity(120)));
  EXPECT_EQ(wishes.open_head, std::filesystem::path("/scans/mia.obj"));
  desk_.reset();
  const auto kept = findLeftovers(folder_ / "recovery");
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].work.plan, withDensity(170));
}

TEST_F(LeftoverTest, DiscardedWorkIsGone) {
  press({"Right", "Enter"});
  EXPECT_TRUE(findLeftovers(folder_ / "recovery").empty());
  EXPECT_EQ(document_.plan(), Plan());
}

TEST_F(LeftoverTest, NotNowKeepsItForTheNextTime) {
  press({"Esc"});
  EXPECT_FALSE(desk_->isModal());
  EXPECT_EQ(findLeftovers(folder_ / "recovery").size(), 1u);
}

}  // namespace
}  // namespace stipple
