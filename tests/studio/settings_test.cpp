#include "studio/settings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "support/scratch_folder.h"

namespace stipple {
namespace {

Settings usedSettings() {
  Settings settings;
  settings.theme = InterfaceTheme::dark;
  settings.scale_percent = 175;
  settings.studio_name = "Haarstudio Öz \"am Markt\"";
  settings.studio_logo = "/home/mia/logo.png";
  settings.recent_plans = {"/plans/b.json", "/plans/a.json"};
  settings.recent_heads = {"/scans/müller.obj"};
  return settings;
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST(Settings, ComeBackFromTheirFileAsTheyWere) {
  const testing::ScratchFolder folder;
  const auto file = folder / "not made yet" / "settings.json";
  ASSERT_TRUE(writeSettings(usedSettings(), file));
  const ReadSettings read = readSettings(file);
  EXPECT_EQ(read.settings, usedSettings());
  EXPECT_EQ(read.notice, "");
}

TEST(Settings, NoFileIsNoDamage) {
  const testing::ScratchFolder folder;
  const ReadSettings read = readSettings(folder / "settings.json");
  EXPECT_EQ(read.settings, Settings());
  EXPECT_EQ(read.notice, "");
}

TEST(Settings, OfADamagedFileStartAfreshWithANotice) {
  const std::string whole = toJson(usedSettings());
  for (const std::string& text : {std::string(), std::string("[]"), whole.substr(0, whole.size() / 2),
                                  std::string(100'000, '['), std::string(2 << 20, ' ') + whole}) {
    const ReadSettings read = settingsFromJson(text);
    EXPECT_EQ(read.settings, Settings());
    EXPECT_NE(read.notice, "");
  }
}

TEST(Settings, KeepEverythingButTheDamagedFieldsAndNameThose) {
  const ReadSettings read = settingsFromJson(
      R"({"interface": {"theme": "pink", "scale_percent": 1e300}, "studio": 7,
          "recent": {"plans": ["/a.json", 3, "relative.json", "/b.json"], "heads": ["/h.obj"]}})");
  Settings expected;
  expected.recent_plans = {"/a.json", "/b.json"};
  expected.recent_heads = {"/h.obj"};
  EXPECT_EQ(read.settings, expected);
  for (const char* name : {"interface.theme", "interface.scale_percent", "studio", "recent.plans"})
    EXPECT_NE(read.notice.find(name), std::string::npos) << name << " in: " << read.notice;
  EXPECT_EQ(read.notice.find("heads"), std::string::npos);
}

TEST(Settings, OfALaterVersionLoseOnlyWhatIsUnknown) {
  const ReadSettings read = settingsFromJson(R"({"studio": {"name": "Mia", "colour": "red"}, "more": 1})");
  EXPECT_EQ(read.settings.studio_name, "Mia");
  EXPECT_EQ(read.notice, "");
}

TEST(Settings, AreWrittenWhateverBytesAFileNameHolds) {
  Settings settings = usedSettings();
  settings.recent_plans = {"/plans/\xff.json", "/plans/a.json"};
  const ReadSettings read = settingsFromJson(toJson(settings));
  ASSERT_EQ(read.settings.recent_plans.size(), 2u);
  EXPECT_EQ(read.settings.recent_plans[1], "/plans/a.json");
}

TEST(Settings, RememberTheNewestFileFirstAndEachOnce) {
  RecentFiles files;
  remember(files, "/a.json");
  remember(files, "/b.json");
  remember(files, "/x/../a.json");
  EXPECT_EQ(files, (RecentFiles{"/a.json", "/b.json"}));
  for (int i = 0; i < 20; ++i) remember(files, "/" + std::to_string(i) + ".json");
  EXPECT_EQ(files.size(), kMostRecentFiles);
  EXPECT_EQ(files.front(), "/19.json");
}

TEST(Settings, AFolderThatCannotBeWrittenIsAnErrorInWords) {
  const testing::ScratchFolder folder;
  write(folder / "file", "");
  const auto written = writeSettings({}, folder / "file" / "settings.json");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("not a folder"), std::string::npos) << written.error().message;
}

}  // namespace stipple
