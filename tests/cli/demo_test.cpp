// The main job: every stage of the default plan, one picture each, and a contact sheet.
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>

#include "export/png.h"
#include "support/program.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;

constexpr std::array kStages{"bare", "s1.fresh", "s1.healed", "s2.fresh", "s2.healed", "s3.fresh", "s3.healed"};

class Demo : public testing::ProgramTest {
 protected:
  testing::Outcome demo(const std::string& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"demo", "--out", folder, "--size", "96x96", "--json", "--validate"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return stipple(arguments);
  }

  double meanOf(const fs::path& png) {
    const auto picture = readPng(png);
    if (!picture) {
      ADD_FAILURE() << picture.error().message;
      return 0;
    }
    return std::accumulate(picture->rgb.begin(), picture->rgb.end(), 0.0) / static_cast<double>(picture->rgb.size());
  }

  void expectBuildUp(const fs::path& folder) {
    const auto mean = [&](const char* stage) { return meanOf(folder / (std::string(stage) + ".png")); };
    EXPECT_GT(mean("bare"), mean("s1.healed"));
    EXPECT_GT(mean("s1.healed"), mean("s2.healed"));
    EXPECT_GT(mean("s2.healed"), mean("s3.healed"));
    EXPECT_GT(mean("s1.healed"), mean("s1.fresh"));
    EXPECT_GT(mean("s2.healed"), mean("s2.fresh"));
    EXPECT_GT(mean("s3.healed"), mean("s3.fresh"));
  }
};

TEST_F(Demo, LeavesOnePictureAStageAndTheContactSheetAndTheSameBytesAgainElsewhere) {
  const testing::Outcome first = demo("first"), second = demo("a folder/second");
  ASSERT_EQ(first.code, 0) << first.err;
  ASSERT_EQ(second.code, 0) << second.err;
  std::vector<std::string> names(kStages.begin(), kStages.end());
  names.push_back("contact-sheet");
  for (const std::string& name : names) {
    const std::string bytes = testing::contentOf(file("first") / (name + ".png"));
    EXPECT_FALSE(bytes.empty()) << name;
    EXPECT_TRUE(bytes == testing::contentOf(file("a folder/second") / (name + ".png"))) << name;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(file("first")), fs::directory_iterator()), static_cast<std::ptrdiff_t>(names.size()));
  expectBuildUp(file("first"));
}

TEST_F(Demo, ReportsEveryStageAsOneJsonObject) {
  const testing::Outcome run = demo("out");
  ASSERT_EQ(run.code, 0) << run.err;
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  ASSERT_TRUE(report.is_object()) << run.out;
  ASSERT_EQ(report.at("stages").size(), kStages.size());
  std::int64_t impressions_before = -1;
  for (std::size_t i = 0; i < kStages.size(); ++i) {
    const auto& stage = report["stages"][i];
    EXPECT_EQ(stage.at("stage"), kStages[i]);
    EXPECT_TRUE(fs::exists(file("out") / (std::string(kStages[i]) + ".png")));
    const auto impressions = stage.at("impressions_with_pigment").get<std::int64_t>();
    const bool fresh = std::string(kStages[i]).ends_with("fresh");
    EXPECT_TRUE(!fresh || impressions > impressions_before) << kStages[i];
    impressions_before = impressions;
  }
}

TEST_F(Demo, ASecondRunIntoTheSameFolderChangesNothingAndADifferentOneNeedsForce) {
  ASSERT_EQ(demo("out").code, 0);
  EXPECT_EQ(demo("out").code, 0);
  const testing::Outcome different = demo("out", {"--seed", "2"});
  EXPECT_EQ(different.code, 1);
  EXPECT_NE(different.err.find("--force"), std::string::npos) << different.err;
  EXPECT_EQ(demo("out", {"--seed", "2", "--force"}).code, 0);
}

TEST_F(Demo, DoesTheSameForARealScan) {
  const fs::path scan = fs::path(STIPPLE_SHARED_DIR) / "heads" / "lee_perry_smith" / "lee_perry_smith.obj";
  if (!fs::exists(scan)) GTEST_SKIP() << "no scan at " << scan;
  const testing::Outcome run = demo("scan", {"--head", scan.string()});
  ASSERT_EQ(run.code, 0) << run.err;
  expectBuildUp(file("scan"));
}

using Sheets = testing::ProgramTest;

TEST_F(Sheets, TheDiaryHasAPictureADayAndIsTheSameTwice) {
  const std::vector<std::string> arguments{"diary", "-o", "diary.png", "--size", "64x64", "--json", "--validate"};
  const testing::Outcome first = stipple(arguments);
  ASSERT_EQ(first.code, 0) << first.err;
  const auto report = nlohmann::json::parse(first.out, nullptr, false);
  EXPECT_EQ(report.at("stages").size(), 12u);
  EXPECT_EQ(report["stages"].back().at("day"), 1826);
  const std::string bytes = testing::contentOf(file("diary.png"));
  EXPECT_EQ(stipple(arguments).code, 0) << "the same bytes need no --force";
  EXPECT_TRUE(bytes == testing::contentOf(file("diary.png")));
}

TEST_F(Sheets, OneSessionBesideThreeHasLargerDotsLongerRednessAndMoreBlotch) {
  const testing::Outcome run = stipple({"compare", "-o", "both.png", "--size", "64x64", "--json", "--validate"});
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_TRUE(readPng(file("both.png")));
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  ASSERT_EQ(report.at("plan").at("sessions").size(), 3u);
  const auto& single = report.at("one_session").at("sessions").at(0);
  for (const auto& session : report["plan"]["sessions"])
    for (const char* figure : {"healed_diameter_mm", "redness_gone_after_days", "blotch", "trauma"})
      EXPECT_GT(single.at(figure), session.at(figure)) << figure;
  EXPECT_LT(report["one_session"].at("held_share"), report["plan"].at("held_share"));
}

}  // namespace
}  // namespace stipple
