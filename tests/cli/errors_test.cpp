// Whatever is wrong: one line on stderr that says what, nothing on stdout, and the right exit code.
#include <algorithm>

#include "support/program.h"

namespace stipple {
namespace {

constexpr int kFailed = 1, kBadArguments = 2;
constexpr const char* kNoDriver = "VK_DRIVER_FILES=/nonexistent.json VK_ICD_FILENAMES=/nonexistent.json";

class Errors : public testing::ProgramTest {
 protected:
  void expectError(const std::vector<std::string>& arguments, int code, const std::string& says, const std::string& environment = "") {
    const testing::Outcome run = stipple(arguments, environment);
    EXPECT_EQ(run.code, code) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_TRUE(run.err.starts_with("stipple: ")) << run.err;
    EXPECT_NE(run.err.find(says), std::string::npos) << "\"" << says << "\" is not in: " << run.err;
    EXPECT_TRUE(run.out.empty()) << run.out;
  }

  std::vector<std::string> render(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"render", "--size", "48x48", "-o", "picture.png"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
};

TEST_F(Errors, AMissingScanOrPlan) {
  expectError(render({"--head", "nowhere.obj"}), kFailed, "nowhere.obj");
  expectError({"head", "info", "nowhere.obj"}, kFailed, "nowhere.obj");
  expectError(render({"nowhere.json"}), kFailed, "nowhere.json");
}

TEST_F(Errors, ATextThatIsNamedLikeAScan) {
  write("letter.obj", "Dear client,\nthank you for your visit.\n");
  expectError(render({"--head", "letter.obj"}), kFailed, "letter.obj");
}

TEST_F(Errors, AMeshWithoutTriangles) {
  write("points.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\n");
  expectError(render({"--head", "points.obj"}), kFailed, "points.obj");
  write("empty.ply", "ply\nformat ascii 1.0\nelement vertex 0\nproperty float x\nproperty float y\nproperty float z\nend_header\n");
  expectError(render({"--head", "empty.ply"}), kFailed, "empty.ply");
}

TEST_F(Errors, PlansThatCannotBe) {
  const auto fresh = [&](const std::string& option, const std::string& value, const std::string& says) {
    expectError({"plan", "new", option, value, "-o", "plan.json"}, kBadArguments, says);
    EXPECT_FALSE(std::filesystem::exists(file("plan.json")));
  };
  fresh("--style", "mohawk", "widows-peak");
  fresh("--norwood", "VIII", "III-vertex");
  fresh("--ludwig", "4", "between 0 and 3");
  fresh("--skin", "nan", "between 1 and 6");
  fresh("--set", "density_per_cm2=0", "between 10 and 300");
  fresh("--set", "points.mid_frontal_up_mm=-35", "on the brow");
  write("crossing.json", R"({"stipple_plan": 2, "points": {"lateral_left_aside_mm": 20, "corner_left_aside_mm": -25}})");
  expectError({"plan", "check", "crossing.json"}, kFailed, "crosses itself");
  expectError(render({"crossing.json"}), kFailed, "crosses itself");
}

TEST_F(Errors, SizesThatAreNone) {
  for (const char* size : {"0x0", "0x100", "100", "axb", "100x", "-5x5", "99999999x2", "100x100x100"})
    expectError({"render", "--size", size, "-o", "picture.png"}, kBadArguments, size);
}

TEST_F(Errors, TilesAndSizesThatNoDeviceDraws) {
  expectError(render({"--tile", "3"}), kBadArguments, "--tile");
  expectError({"render", "--size", "16384x16384", "--tile", "16000", "-o", "picture.png"}, kFailed, "16000");
  expectError({"render", "--size", "16385x100", "-o", "picture.png"}, kBadArguments, "16384");
  expectError({"bench", "--size", "16384x16384"}, kBadArguments, "16384x16384");
}

TEST_F(Errors, AFolderThatCannotBeWritten) {
  write("file", "in the way");
  expectError({"demo", "--size", "48x48", "--out", "file/demo"}, kFailed, "file/demo");
  expectError({"render", "--size", "48x48", "-o", "file/picture.png"}, kFailed, "file");
}

TEST_F(Errors, APictureThatIsThereAlreadyAndDiffers) {
  write("picture.png", "precious");
  expectError(render({}), kFailed, "--force");
  EXPECT_EQ(testing::contentOf(file("picture.png")), "precious");
}

TEST_F(Errors, NoVulkanDriverAtAll) {
  const std::string advice = "mesa-vulkan-drivers";
  expectError(render({}), kFailed, advice, kNoDriver);
  expectError({"demo", "--out", "demo"}, kFailed, advice, kNoDriver);
  expectError({"bench"}, kFailed, advice, kNoDriver);
  expectError({"doctor"}, kFailed, advice, kNoDriver);
}

TEST_F(Errors, ADeviceThatThisMachineDoesNotHave) { expectError(render({"--device", "voodoo"}), kFailed, "voodoo"); }

TEST_F(Errors, UnknownViewsStagesAndLightsAreAnsweredWithThoseThereAre) {
  expectError(render({"--view", "underneath"}), kBadArguments, "chin-down");
  expectError(render({"--stage", "s9.fresh"}), kBadArguments, "s3.healed");
  expectError(render({"--light", "disco"}), kBadArguments, "bathroom");
}

TEST_F(Errors, SettingsThatMakeNoSense) {
  expectError(render({"--set", "density_per_cm2=-4"}), kBadArguments, "density_per_cm2");
  expectError(render({"--set", "hairline.fde_mm=4"}), kBadArguments, "hairline.fade_mm");
  expectError(render({"--set", "nothing"}), kBadArguments, "key=value");
  expectError(render({"--day", "-1"}), kBadArguments, "--day");
  expectError(render({"--day", "3", "--stage", "bare"}), kBadArguments, "--day");
  expectError(render({"--grains", "sometimes"}), kBadArguments, "sometimes");
}

TEST_F(Errors, CommandsAndOptionsThatDoNotExist) {
  expectError({"paint"}, kBadArguments, "--help");
  expectError({"render", "--colour"}, kBadArguments, "--help");
  expectError({"render"}, kBadArguments, "--output");
}

TEST_F(Errors, APlanThatIsDamaged) {
  write("cut.json", "{\"stipple_plan\": 1, \"density_per_cm2\": ");
  write("wrong.json", "{\"stipple_plan\": 1, \"density_per_cm2\": 9000}");
  expectError(render({"cut.json"}), kFailed, "cut.json");
  expectError(render({"wrong.json"}), kFailed, "density_per_cm2");
  expectError({"plan", "check", "wrong.json"}, kFailed, "density_per_cm2");
}

}  // namespace
}  // namespace stipple
