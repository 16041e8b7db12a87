// What leaves the room: pictures that can be drawn again, view sets, papers; and that nothing else leaves with them.
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "export/png.h"
#include "export/recipe.h"
#include "support/pdf_reader.h"
#include "support/png_chunks.h"
#include "support/program.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;

class Exports : public testing::ProgramTest {
 protected:
  void expectDone(const std::vector<std::string>& arguments) {
    const testing::Outcome run = stipple(arguments);
    EXPECT_EQ(run.code, 0) << run.err;
  }
  void expectError(const std::vector<std::string>& arguments, int code, const std::string& says, const std::string& environment = "") {
    const testing::Outcome run = stipple(arguments, environment);
    EXPECT_EQ(run.code, code) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_NE(run.err.find(says), std::string::npos) << "\"" << says << "\" is not in: " << run.err;
  }
  std::string bytesOf(const std::string& name) { return testing::contentOf(file(name)); }

  /// A plan that says more than may leave.
  void writeTalkativePlan() {
    write("anna-plan.json", R"({"stipple_plan": 3, "price": {"amount": 2345}, "hairline": {"fade_mm": 9},
      "sessions": [{"share": 0.5, "date": "2031-05-06", "notes": "rings twice"}, {"share": 1, "interval_days": 20}]})");
    expectDone({"plan", "check", "anna-plan.json"});
  }
};

using Still = Exports;
using Views = Exports;
using Sheet = Exports;

TEST_F(Still, IsDrawnAgainFromItselfToTheByte) {
  writeTalkativePlan();
  const std::vector<std::vector<std::string>> pictures{
      {"anna-plan.json", "--view", "left45", "--stage", "s1.fresh", "--light", "evening"},
      {"--view", "20,35,60,20,100,65", "--day", "12.5", "--seed", "3", "--grains", "always"},
      {"--view", "top", "--stage", "bare", "--bits", "16"}};
  int number = 0;
  for (const auto& given : pictures) {
    const std::string first = fmt::format("first{}.png", number), again = fmt::format("again{}.png", number++);
    std::vector<std::string> render{"render", "--size", "72x48", "--validate", "-o", first};
    render.insert(render.end(), given.begin(), given.end());
    expectDone(render);
    expectDone({"render", "--from", first, "--tile", "40", "-o", again});
    EXPECT_FALSE(bytesOf(first).empty());
    EXPECT_TRUE(bytesOf(first) == bytesOf(again)) << given.front();
    const std::string text = *readPngDescription(file(first));
    for (const char* secret : {"anna", "rings", "2345", "2031", "/"}) EXPECT_EQ(text.find(secret), std::string::npos) << text;
  }
}

TEST_F(Still, DeepAndUsualBitsShowTheSame) {
  expectDone({"render", "--size", "64x64", "-o", "usual.png"});
  expectDone({"render", "--size", "64x64", "--bits", "16", "--validate", "-o", "deep.png"});
  const auto usual = readPng(file("usual.png")), deep = readPng(file("deep.png"));
  ASSERT_TRUE(usual && deep);
  for (std::size_t i = 0; i < usual->rgb.size(); ++i) ASSERT_NEAR(usual->rgb[i], deep->rgb[i], 1) << "half a step of dither, rounded";
}

TEST_F(Still, ForAClientHoldsThePictureAlone) {
  writeTalkativePlan();
  expectDone({"render", "anna-plan.json", "--size", "48x48", "--for-client", "-o", "client.png"});
  EXPECT_EQ(testing::chunksOf(bytesOf("client.png")), testing::kPictureAlone);
  expectError({"render", "--from", "client.png", "-o", "again.png"}, 1, "does not say how it was drawn");
  if (!testing::isInstalled("exiftool")) GTEST_SKIP() << "exiftool is missing: install libimage-exiftool-perl";
  const std::string tags = testing::outputOf("exiftool -G1 -s -args --ExifTool:all --System:all '" + file("client.png").string() + "'");
  EXPECT_NE(tags.find("SRGBRendering"), std::string::npos) << tags;
  for (const char* trace : {"anna", "Date", "Text", "Author", "Software", "Comment", "XMP", "EXIF"})
    EXPECT_EQ(tags.find(trace), std::string::npos) << tags;
}

TEST_F(Still, SaysWhatIsWrongWithAPictureThatItIsToBeDrawnFrom) {
  const auto from = [&](const char* name, const char* says) { expectError({"render", "--from", name, "-o", "again.png"}, 1, says); };
  from("nowhere.png", "nowhere.png");
  write("letter.png", "Dear client,\n");
  from("letter.png", "not a readable PNG");
  const Picture grey{2, 2, std::vector<std::uint8_t>(12, 90)};
  ASSERT_TRUE(writePng(grey, file("foreign.png")));
  from("foreign.png", "does not say how it was drawn");
  ASSERT_TRUE(savePng(grey, file("odd.png"), {.description = R"({"stipple_picture": 1, "program": "0"})"}));
  from("odd.png", "damaged");

  expectDone({"render", "--size", "48x48", "-o", "good.png"});
  auto recipe = recipeFrom(*readPngDescription(file("good.png")));
  ASSERT_TRUE(recipe);
  recipe->is_built_in_head = false;
  recipe->head_hash = "feedfeedfeedfeed";
  ASSERT_TRUE(savePng(grey, file("scan.png"), {.description = recipeText(*recipe)}));
  from("scan.png", "--head FILE");
  EXPECT_FALSE(fs::exists(file("again.png")));
  expectError({"render", "--from", "good.png", "--view", "top", "-o", "again.png"}, 2, "--from");
}

TEST_F(Still, LeavesNothingBehindWhereThereIsNoRoom) {
  // As on a full disk; the shell keeps the signal away that would kill the program instead.
  expectError({"render", "--size", "200x200", "-o", "big.png"}, 1, "big.png", "trap '' XFSZ; ulimit -f 8;");
  for (const auto& entry : fs::directory_iterator(file("")))
    EXPECT_EQ(entry.path().filename().string().find("big.png"), std::string::npos) << entry.path();
}

TEST_F(Views, AreTenPairsAndASheetAndStayAsTheyAre) {
  const std::vector<std::string> views{"views", "--size", "48x48", "--out", "set", "--validate", "--json"};
  const testing::Outcome run = stipple(views);
  ASSERT_EQ(run.code, 0) << run.err;
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  ASSERT_EQ(report.at("files").size(), 21u);
  for (const std::string name : report.at("files")) EXPECT_TRUE(readPng(file("set") / name)) << name;
  EXPECT_FALSE(bytesOf("set/top.before.png") == bytesOf("set/top.after.png"));
  expectDone({"render", "--from", "set/top.after.png", "-o", "top.png"});
  EXPECT_TRUE(bytesOf("top.png") == bytesOf("set/top.after.png"));
  expectError({"views", "--size", "48x48", "--out", "set", "--for-client"}, 1, "--force");
}

TEST_F(Views, ThatStopHalfWayLeaveNothingNewBehind) {
  fs::create_directory(file("set"));
  write("set/left45.after.png", "precious");
  expectError({"views", "--size", "32x32", "--out", "set"}, 1, "left45.after.png");
  EXPECT_EQ(std::distance(fs::directory_iterator(file("set")), {}), 1);
  EXPECT_EQ(bytesOf("set/left45.after.png"), "precious");
}

TEST_F(Sheet, HasTheFiguresOfPlanInfoAndNothingBesides) {
  if (!testing::isInstalled("pdftotext")) GTEST_SKIP() << "pdftotext is missing: install poppler-utils";
  writeTalkativePlan();
  const std::string no_settings = "XDG_CONFIG_HOME='" + file("none").string() + "'";
  const std::vector<std::string> sheet{"sheet", "anna-plan.json", "--client", "Ann Example", "--dpi", "30", "-o", "sheet.pdf"};
  ASSERT_EQ(stipple(sheet, no_settings).code, 0);
  EXPECT_EQ(stipple(sheet, no_settings).code, 0) << "the same bytes need no --force";
  const testing::Outcome run = stipple({"plan", "info", "anna-plan.json", "--json"});
  const auto info = nlohmann::json::parse(run.out, nullptr, false);
  ASSERT_TRUE(info.is_object()) << run.err;
  const auto& line = info.at("hairline");
  const auto percent = [](double share) { return fmt::format("{:.0f} %", 100 * share); };
  std::vector<std::string> figures{fmt::format("{:.1f} mm", line.at("mid_frontal_height_mm").get<double>()),
                                   fmt::format("{:.1f} mm", line.at("recession_left_mm").get<double>()),
                                   fmt::format("{:.1f} mm", line.at("recession_right_mm").get<double>()),
                                   "9.0 mm",
                                   fmt::format("{:.1f} cm²", info.at("treated_area_cm2").get<double>()),
                                   info.at("design_hash").get<std::string>(),
                                   "Ann Example"};
  for (const auto& session : info.at("sessions")) figures.push_back(session.at("date").get<std::string>());
  for (const auto& [name, outcome] : info.at("outcome").items()) {
    figures.push_back(percent(outcome.at("held_share").get<double>()));
    figures.push_back(percent(outcome.at("settled_tone").get<double>()));
  }
  const std::string text = testing::textOf(file("sheet.pdf"));
  for (const std::string& figure : figures) EXPECT_NE(text.find(figure), std::string::npos) << figure << " is not in:\n" << text;
  for (const char* secret : {"rings", "2345", "2,345", "anna-plan"}) EXPECT_EQ(text.find(secret), std::string::npos) << text;

  if (!testing::isInstalled("exiftool")) GTEST_SKIP() << "exiftool is missing: install libimage-exiftool-perl";
  const std::string tags = testing::outputOf("exiftool -s --ExifTool:all --System:all --File:all '" + file("sheet.pdf").string() + "'");
  std::vector<std::string> names;
  std::istringstream lines(tags);
  for (std::string tag; std::getline(lines, tag);) names.push_back(tag.substr(0, tag.find(' ')));
  EXPECT_EQ(names, (std::vector<std::string>{"PDFVersion", "Linearized", "PageCount", "Title"})) << tags;
}

TEST_F(Sheet, RefusesWhatCannotBePrintedOrIsNotThere) {
  const auto refused = [&](const char* option, const char* value, int code, const char* says) {
    expectError({"sheet", option, value, "-o", "sheet.pdf"}, code, says);
  };
  refused("--client", "محمد", 2, "--client");
  refused("--paper", "a5", 2, "letter");
  refused("--date", "2026-02-30", 2, "2026-12-01");
  refused("--views", "front,left45,top,back", 2, "room for 3");
  refused("--views", "front,inside", 2, "inside");
  refused("--stage", "bare", 2, "bare skin");
  refused("--logo", "nowhere.png", 1, "nowhere.png");
  EXPECT_FALSE(fs::exists(file("sheet.pdf")));
}

}  // namespace
}  // namespace stipple
