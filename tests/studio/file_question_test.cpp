#include "studio/file_question.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "studio/file_browser.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

class FileQuestionTest : public ::testing::Test {
 protected:
  void put(const std::filesystem::path& file, bool runs = false) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "#!/bin/sh\n";
    if (runs) ::chmod(file.c_str(), 0700);
  }
  std::string pathOf(const char* folder) { return (folder_ / folder).string(); }

  testing::ScratchFolder folder_;
  FileQuestion open_{.title = "Open", .start = folder_.path(), .type_name = "Plans", .extensions = {".json"}};
  FileQuestion save_{.kind = FileQuestion::Kind::save,
                     .title = "Save",
                     .start = folder_ / "mia.json",
                     .type_name = "Plans",
                     .extensions = {".json"}};
};

TEST_F(FileQuestionTest, TakesTheDialogOfTheDesktopAndAnyOtherWhereItLacksOne) {
  put(folder_ / "both" / "zenity", true);
  put(folder_ / "both" / "kdialog", true);
  put(folder_ / "one" / "zenity", true);
  put(folder_ / "none" / "zenity");  // is no program
  const auto programFor = [&](const char* folder, const char* desktop) {
    const auto command = dialogCommand(open_, "/nowhere:" + pathOf(folder), desktop);
    return command ? command->program.filename().string() : "ours";
  };
  EXPECT_EQ(programFor("both", "GNOME"), "zenity");
  EXPECT_EQ(programFor("both", "X:KDE"), "kdialog");
  EXPECT_EQ(programFor("one", "KDE"), "zenity");
  EXPECT_EQ(programFor("none", ""), "ours");
}

TEST_F(FileQuestionTest, AsksForWhatIsWantedAndNamesWhereToBegin) {
  put(folder_ / "bin" / "zenity", true);
  const auto arguments = [&](const FileQuestion& question) {
    return dialogCommand(question, pathOf("bin"), "")->arguments;
  };
  const auto has = [](const std::vector<std::string>& all, const std::string& wanted) {
    return std::ranges::find(all, wanted) != all.end();
  };
  EXPECT_TRUE(has(arguments(open_), "--filename=" + folder_.path().string() + "/"));
  EXPECT_TRUE(has(arguments(open_), "--file-filter=Plans | *.[jJ][sS][oO][nN]"));
  EXPECT_FALSE(has(arguments(open_), "--save"));
  EXPECT_TRUE(has(arguments(save_), "--filename=" + (folder_ / "mia.json").string()));
  EXPECT_TRUE(has(arguments(save_), "--save"));
}

TEST_F(FileQuestionTest, CompletesANameThatIsSavedButNotOneThatIsOpened) {
  EXPECT_EQ(save_.complete("/plans/leo"), "/plans/leo.json");
  EXPECT_EQ(save_.complete("/plans/leo.v2"), "/plans/leo.v2.json");
  EXPECT_EQ(save_.complete("/plans/LEO.JSON"), "/plans/LEO.JSON");
  EXPECT_EQ(open_.complete("/plans/leo"), "/plans/leo");
}

TEST_F(FileQuestionTest, BeginsInTheNearestFolderThatIsThere) {
  open_.start = folder_ / "gone" / "deeper";
  EXPECT_EQ(open_.folder(), folder_.path());
}

TEST_F(FileQuestionTest, AFolderListsFoldersFirstAndOnlyFilesThatFit) {
  put(folder_ / "b.json");
  put(folder_ / "a.JSON");
  put(folder_ / "scan.obj");
  put(folder_ / ".hidden.json");
  put(folder_ / "zoe" / "x.json");
  const FolderListing listing = listFolder(folder_.path(), open_);
  std::vector<std::string> names;
  for (const auto& entry : listing.entries) names.push_back(entry.name);
  EXPECT_EQ(names, (std::vector<std::string>{"zoe", "a.JSON", "b.json"}));
  EXPECT_TRUE(listing.entries[0].is_folder);
  EXPECT_NE(listFolder(folder_ / "gone", open_).failure, "");
}

TEST_F(FileQuestionTest, TheBrowserWorksByKeysAlone) {
  put(folder_ / "zoe" / "x.json");
  put(folder_ / "zoe" / "y.json");
  FileBrowser browser(open_);
  browser.key("Down");   // zoe
  browser.key("Enter");  // into it
  browser.key("Down");
  browser.key("Down");  // y.json
  browser.key("Enter");
  const auto answer = browser.takeAnswer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->file, folder_ / "zoe" / "y.json");
}

TEST_F(FileQuestionTest, TheBrowserReplacesAFileOnlyWhenToldTwice) {
  put(folder_ / "mia.json");
  FileBrowser browser(save_);
  browser.key("Enter");
  EXPECT_FALSE(browser.takeAnswer());
  browser.key("Enter");
  const auto answer = browser.takeAnswer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->file, folder_ / "mia.json");
}

TEST_F(FileQuestionTest, TheBrowserCancels) {
  FileBrowser browser(save_);
  browser.key("Esc");
  const auto answer = browser.takeAnswer();
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->file);
}

}  // namespace
}  // namespace stipple
