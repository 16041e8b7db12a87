// Single pictures, measurements and plan files.
#include <nlohmann/json.hpp>

#include "export/png.h"
#include "support/program.h"

namespace stipple {
namespace {

class Command : public testing::ProgramTest {
 protected:
  /// The JSON object that a command prints.
  nlohmann::json report(const std::vector<std::string>& arguments) {
    const testing::Outcome run = stipple(arguments);
    EXPECT_EQ(run.code, 0) << run.err;
    auto json = nlohmann::json::parse(run.out, nullptr, false);
    EXPECT_TRUE(json.is_object()) << run.out;
    return json.is_object() ? json : nlohmann::json::object();
  }
};

using Render = Command;
using Bench = Command;
using Sites = Command;
using PlanCommand = Command;
using HeadCommand = Command;
using Doctor = Command;

TEST_F(Render, APictureHasTheSizeAskedFor) {
  ASSERT_EQ(stipple({"render", "--size", "120x64", "--view", "left45", "-o", "picture.png"}).code, 0);
  const auto picture = readPng(file("picture.png"));
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->width, 120);
  EXPECT_EQ(picture->height, 64);
}

TEST_F(Render, APictureInTilesIsTheSameToTheByte) {
  const std::vector<std::string> picture{"render", "--view", "hairline", "--size", "150x100", "--json", "--validate"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), picture.begin(), picture.end());
    return report(more);
  };
  const auto whole = with({"-o", "whole.png"}), tiled = with({"--tile", "64", "-o", "tiled.png"});
  EXPECT_EQ(whole.at("tiles"), 1);
  EXPECT_EQ(tiled.at("tiles"), 6);
  EXPECT_EQ(whole.at("picture_hash"), tiled.at("picture_hash"));
  EXPECT_EQ(whole.at("treatment_hash"), tiled.at("treatment_hash"));
}

TEST_F(Render, TheDefaultPlanSeenFromAboveHoldsMoreThanAMillionPigmentDots) {
  const auto counts = report({"render", "--view", "top", "--stage", "s3.healed", "--grains", "always", "--size", "192x192", "--json",
                              "--validate", "-o", "top.png"});
  EXPECT_GT(counts.value("pigment_dots_in_view", 0), 1'000'000);
  EXPECT_GT(counts.value("grains_drawn", 0), 1'000'000);
}

TEST_F(Render, APlanFileAndTheSameSettingsOnTheCommandLineGiveTheSamePicture) {
  ASSERT_EQ(stipple({"plan", "new", "--set", "hairline.fade_mm=8", "-o", "plan.json"}).code, 0);
  const auto from_file = report({"render", "plan.json", "--size", "64x64", "--json", "-o", "file.png"});
  const auto from_line = report({"render", "--set", "hairline.fade_mm=8", "--size", "64x64", "--json", "-o", "line.png"});
  const auto other = report({"render", "--set", "hairline.fade_mm=9", "--size", "64x64", "--json", "-o", "other.png"});
  EXPECT_EQ(from_file.at("picture_hash"), from_line.at("picture_hash"));
  EXPECT_EQ(from_file.at("treatment_hash"), from_line.at("treatment_hash"));
  EXPECT_NE(from_file.at("treatment_hash"), other.at("treatment_hash"));
}

TEST_F(Render, ADayIsTheStageOfThatDay) {
  const auto stage = report({"render", "--stage", "s1.fresh", "--size", "48x48", "--json", "-o", "stage.png"});
  const auto day = report({"render", "--day", "0", "--size", "48x48", "--json", "-o", "day.png"});
  EXPECT_EQ(stage.at("picture_hash"), day.at("picture_hash"));
}

TEST_F(Bench, ReportsEveryPassAndTheTwoUsualWays) {
  const auto bench = report({"bench", "--dots", "5000", "--size", "96x96", "--rounds", "1", "--json", "--validate"});
  EXPECT_EQ(bench.at("dots"), 5000);
  for (const char* key : {"splat_ms", "retarget_ms", "retarget_fade_ms", "retarget_hair_ms", "retarget_norwood_ms", "frame_ms", "quads_ms",
                          "points_ms", "density_edit_ms", "fields_density_ms", "fields_point_ms", "fields_fade_ms", "fields_norwood_ms"})
    EXPECT_GT(bench.value(key, 0.0), 0) << key;
  for (const char* pass : {"head", "splat", "composite", "output"}) EXPECT_TRUE(bench.at("passes").contains(pass)) << pass;
}

TEST_F(Sites, AreAsManyAsAskedForAndOneSetHoweverTheyAreBuilt) {
  const auto sites = report({"sites", "--count", "5001", "--check", "--plot", "plot.png", "--json", "--validate"});
  EXPECT_EQ(sites.at("count"), 5001);
  for (const char* built : {"reference_hash", "cpu_hash", "gpu_hash"}) EXPECT_EQ(sites.at(built), sites.at("hash")) << built;
  ASSERT_FALSE(sites.at("prefixes").empty());
  EXPECT_EQ(sites.at("prefixes").back().at("count"), 5001);
  for (const auto& prefix : sites.at("prefixes")) {
    EXPECT_GE(prefix.value("rho", 0.0), 0.62) << prefix;
    EXPECT_LE(prefix.value("low_frequency", 1.0), 0.2) << prefix;
  }
  EXPECT_TRUE(readPng(file("plot.png")));
}

TEST_F(Sites, ACountOutOfRangeIsABadArgument) {
  for (const char* count : {"0", "-3", "40000000", "many"}) EXPECT_EQ(stipple({"sites", "--count", count}).code, 2) << count;
}

TEST_F(Sites, OfAWholeHeadAreThoseOfTheReference) {
  const auto sites = report({"sites", "--check", "--json", "--validate"});
  EXPECT_EQ(sites.at("hash"), sites.at("reference_hash"));
  EXPECT_GT(sites.value("count", 0), 200'000);
}

TEST_F(PlanCommand, AWrittenPlanIsAGoodOneAndIsNotReplacedUnasked) {
  ASSERT_EQ(stipple({"plan", "new", "-o", "plan.json"}).code, 0);
  EXPECT_EQ(stipple({"plan", "check", "plan.json"}).code, 0);
  EXPECT_EQ(stipple({"plan", "new", "-o", "plan.json"}).code, 1);
  EXPECT_EQ(stipple({"plan", "new", "-o", "plan.json", "--force"}).code, 0);
}

TEST_F(HeadCommand, DescribesAScanAsOneJsonObject) {
  const auto info = report({"head", "info", STIPPLE_SOURCE_DIR "/models/head.glb", "--json"});
  EXPECT_GT(info.value("triangles", 0), 10'000);
  EXPECT_GT(info.value("scalp_area_cm2", 0.0), 300);
}

TEST_F(Doctor, NamesTheDeviceThatIsUsed) {
  const auto doctor = report({"doctor", "--json"});
  int used = 0;
  for (const auto& device : doctor.at("devices")) used += device.at("used").get<bool>();
  EXPECT_EQ(used, 1);
}

}  // namespace
}  // namespace stipple
