// Plans through the command line: what they come to on a head, and that a plan that cannot be is never taken.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace stipple {
namespace {

using Json = nlohmann::json;

class Plans : public testing::ProgramTest {
 protected:
  Json infoOf(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"plan", "info", "--json", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const testing::Outcome run = stipple(arguments);
    EXPECT_EQ(run.code, 0) << run.err;
    return Json::parse(run.out, nullptr, false);
  }

  static std::vector<std::string> rulesIn(const Json& info) {
    std::vector<std::string> rules;
    for (const Json& warning : info["warnings"]) rules.push_back(warning["rule"]);
    return rules;
  }

  /// One line on stderr that holds `says`, nothing on stdout.
  void expectRefusal(const std::vector<std::string>& arguments, int code, const std::string& says) const {
    const testing::Outcome run = stipple(arguments);
    EXPECT_EQ(run.code, code) << run.err;
    EXPECT_NE(run.err.find(says), std::string::npos) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_TRUE(run.out.empty());
  }
};

TEST_F(Plans, InfoAddsUpToTheAreasAndImpressionsOfItsZones) {
  const Json info = infoOf({});
  ASSERT_TRUE(info.is_object());
  double treated = 0, native = 0;
  std::vector<std::uint32_t> impressions(3);
  for (const Json& zone : info["zones"]) {
    treated += zone["treated_area_cm2"].get<double>();
    native += zone["native_area_cm2"].get<double>();
    for (std::size_t s = 0; s < 3; ++s) impressions[s] += zone["impressions"][s].get<std::uint32_t>();
  }
  EXPECT_EQ(info["zones"].size(), 7u);
  EXPECT_NEAR(info["treated_area_cm2"].get<double>(), treated, 0.05);
  EXPECT_NEAR(info["native_area_cm2"].get<double>(), native, 0.05);
  ASSERT_EQ(info["sessions"].size(), 3u);
  for (std::size_t s = 0; s < 3; ++s) {
    EXPECT_EQ(info["sessions"][s]["impressions"], impressions[s]);
    EXPECT_GT(info["sessions"][s]["minutes"].get<double>(), 10);
  }
  EXPECT_EQ(info["sessions"][2]["day"], 20);
}

TEST_F(Plans, MatchingTheSkinOfAHeadWithoutColoursIsRefused) {
  expectRefusal({"plan", "new", "-o", "plan.json", "--match-skin"}, 1, "--match-skin: the built-in head");
  expectRefusal({"plan", "new", "-o", "plan.json", "--match-skin", "--skin", "3"}, 2, "either --skin or --match-skin");
  expectRefusal({"plan", "info", "--match-skin"}, 1, "--match-skin: the built-in head");
}

TEST_F(Plans, InfoSaysWhatToExpectOfEachSessionAndOfAll) {
  write("plan.json",
        R"({"stipple_plan": 3, "price": {"amount": 900, "basis": "session"}, "skin": {"type": "scar", "retention": 0.85},
            "sessions": [{"share": 0.3, "date": "2026-12-20"}, {"share": 0.7, "interval_days": 14}, {"share": 1}]})");
  const Json info = infoOf({"plan.json"});
  ASSERT_TRUE(info.is_object());
  EXPECT_EQ(info["sessions"][1]["date"], "2027-01-03");
  for (const Json& session : info["sessions"]) {
    EXPECT_LT(session["minutes_least"], session["minutes"]);
    EXPECT_LT(session["minutes"], session["minutes_most"]);
    EXPECT_GE(session["trauma"].get<double>(), 0);
    EXPECT_LT(session["trauma"].get<double>(), 0.2);
    EXPECT_GE(session["aftercare_days"].get<double>(), 10);
  }
  EXPECT_LT(info["outcome"]["pessimistic"]["held_share"], info["outcome"]["expected"]["held_share"]);
  EXPECT_LT(info["outcome"]["expected"]["held_share"], info["outcome"]["optimistic"]["held_share"]);
  EXPECT_NE(info["proposal"]["reason"].get<std::string>().find("scar skin"), std::string::npos);
  EXPECT_TRUE(infoOf({})["proposal"].is_null());
  EXPECT_EQ(info["price"]["together"], 2700);
  for (const Json& figure : info["healing"]) EXPECT_FALSE(figure["source"].get<std::string>().empty()) << figure;
}

TEST_F(Plans, InfoMeasuresWhatThePlanAsks) {
  const Json info = infoOf({"--set", "hairline.mid_frontal_height_mm=83", "--set", "hairline.fade_mm=9"});
  EXPECT_NEAR(info["hairline"]["mid_frontal_height_mm"].get<double>(), 83, 0.5);
  EXPECT_EQ(info["hairline"]["fade_mm"], 9);
  EXPECT_GT(info["hairline"]["recession_right_mm"], info["hairline"]["recession_left_mm"]);
  for (const char* key : {"temporal_peak_distance_mm", "profile_slope_deg", "facial_thirds_mm", "left_right_difference_mm",
                          "corner_off_canthus_mm", "edge_roughness_mm"})
    EXPECT_TRUE(info["hairline"].contains(key)) << key;
}

TEST_F(Plans, InfoNamesBrokenRulesWithFigureLimitAndSource) {
  const Json info = infoOf({"--set", "hairline.mid_frontal_height_mm=60", "--set", "hairline.asymmetry_mm=0", "--set",
                            "hairline.fade_mm=1"});
  const auto rules = rulesIn(info);
  for (const char* rule : {"mid_frontal_too_low", "strict_mirror", "edge_is_a_wall"})
    EXPECT_TRUE(std::ranges::count(rules, rule)) << rule;
  for (const Json& warning : info["warnings"]) {
    EXPECT_TRUE(warning["figure"].is_number());
    EXPECT_TRUE(warning["limit"].is_number());
    EXPECT_FALSE(warning["source"].get<std::string>().empty());
    EXPECT_FALSE(warning["sentence"].get<std::string>().empty());
  }
  const auto usual = rulesIn(infoOf({}));
  for (const char* rule : {"mid_frontal_too_low", "strict_mirror", "edge_is_a_wall", "profile_falls"})
    EXPECT_FALSE(std::ranges::count(usual, rule)) << rule;
}

TEST_F(Plans, InfoIsAPageToReadWithoutJson) {
  const testing::Outcome page = stipple({"plan", "info", "--quiet"});
  EXPECT_EQ(page.code, 0) << page.err;
  for (const char* word : {"not your head", "mid-frontal point", "hairline_edge", "session 3"})
    EXPECT_NE(page.out.find(word), std::string::npos) << word;
}

TEST_F(Plans, ThatCannotBeAreRefusedWithTheFieldAndItsRange) {
  const std::vector<std::pair<std::string, std::string>> kPlans{
      {R"({"stipple_plan": 2, "density_per_cm2": NaN})", "not valid JSON"},
      {R"({"stipple_plan": 2, "density_per_cm2": 1e999})", "not valid JSON"},
      {R"({"stipple_plan": 2, "density_per_cm2": null})", "density_per_cm2"},
      {R"({"stipple_plan": 2, "density_per_cm2": 0})", "between 10 and 300"},
      {R"({"stipple_plan": 2, "density_per_cm2": 10000})", "between 10 and 300"},
      {R"({"stipple_plan": 2, "hairline": {"mid_frontal_height_mm": 20}})", "hairline.mid_frontal_height_mm"},
  };
  for (const auto& [text, says] : kPlans) {
    write("plan.json", text);
    expectRefusal({"plan", "check", "plan.json"}, 1, says);
    expectRefusal({"plan", "info", "plan.json"}, 1, says);
  }
  std::string sessions = R"({"share": 0.01})";
  for (int i = 2; i <= 40; ++i) sessions += R"(, {"share": )" + std::to_string(i / 40.0) + R"(, "interval_days": 7})";
  write("plan.json", R"({"stipple_plan": 2, "sessions": [)" + sessions + "]}");
  expectRefusal({"plan", "check", "plan.json"}, 1, "sessions");
  expectRefusal({"plan", "info", "--set", "density_per_cm2=nan"}, 2, "density_per_cm2");
}

TEST_F(Plans, ThatCannotBeOnThisHeadAreRefusedByEveryCommandThatHasIt) {
  write("plan.json", R"({"stipple_plan": 2, "hairline": {"mid_frontal_height_mm": 55}, "points": {"lateral_left_up_mm": -25}})");
  EXPECT_EQ(stipple({"plan", "check", "plan.json"}).code, 0);  // on a head of average shape
  const std::string says = "the left lateral point lies on the brow of this head";
  expectRefusal({"plan", "info", "plan.json"}, 1, says);
  expectRefusal({"render", "plan.json", "--size", "48x48", "-o", "picture.png", "--quiet"}, 1, says);
  EXPECT_FALSE(std::filesystem::exists(file("picture.png")));
}

TEST_F(Plans, AreCheckedOnAScan) {
  const std::string scan = STIPPLE_SHARED_DIR "/heads/lee_perry_smith/lee_perry_smith.obj";
  if (!std::filesystem::exists(scan)) GTEST_SKIP() << "no scan in ../shared/heads";
  write("plan.json", R"({"stipple_plan": 2, "hairline": {"mid_frontal_height_mm": 55}, "points": {"lateral_left_up_mm": -25}})");
  expectRefusal({"plan", "check", "plan.json", "--head", scan}, 1, "lateral point");
}

}  // namespace
}  // namespace stipple
