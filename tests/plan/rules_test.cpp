#include "plan/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stipple {
namespace {

/// What a good hairline measures.
HairlineMeasures goodLine() {
  HairlineMeasures line;
  line.mid_frontal_height_mm = 76;
  line.recession_mm = {8, 10};
  line.corner_above_mm = {2, 3};
  line.mid_to_corner_mm = {55, 55};
  line.corner_to_peak_mm = {55, 56};
  line.profile_slope_deg = {4, 6};
  line.upper_third_mm = 66;
  line.middle_third_mm = 68;
  line.lower_third_mm = 67;
  line.left_right_most_mm = 2;
  line.macro_roughness_mm = 1;
  line.micro_roughness_mm = 0.2;
  return line;
}

struct Case {
  const char* rule;
  void (*spoil)(Plan&, HairlineMeasures&, TreatmentMeasures&);
  double figure, limit;
  const char* says;
};
const std::vector<Case> kCases{
    {"mid_frontal_too_low", [](auto&, auto& line, auto&) { line.mid_frontal_height_mm = 60; }, 60, 65, "60 mm"},
    {"mid_frontal_too_high", [](auto&, auto& line, auto&) { line.mid_frontal_height_mm = 104; }, 104, 100, "104 mm"},
    {"upper_third_short", [](auto&, auto& line, auto&) { line.upper_third_mm = 34; }, 0.5, 0.75, "34 mm"},
    {"upper_third_long", [](auto&, auto& line, auto&) { line.upper_third_mm = 102; }, 1.5, 1.35, "102 mm"},
    {"profile_falls", [](auto&, auto& line, auto&) { line.profile_slope_deg.left = -6; line.corner_above_mm.left = -4; }, -6, -0.5,
     "raise the left frontotemporal corner by 4.0 mm"},
    {"profile_dips", [](auto&, auto& line, auto&) { line.profile_fall_mm.right = 3; }, 3, 1, "the right lateral point"},
    {"corner_off_canthus", [](auto&, auto& line, auto&) { line.corner_off_canthus_mm.right = -15; }, 15, 12, "15 mm inside"},
    {"temporal_peak_near", [](auto&, auto& line, auto&) { line.corner_to_peak_mm.left = 20; }, 20, 25, "20 mm from its corner"},
    {"temporal_peak_far", [](auto&, auto& line, auto&) { line.corner_to_peak_mm.left = 85; }, 85, 75, "85 mm from its corner"},
    {"strict_mirror", [](auto&, auto& line, auto&) { line.left_right_most_mm = 0.1; }, 0.1, 0.5, "hairline.asymmetry_mm"},
    {"lopsided", [](auto&, auto& line, auto&) { line.left_right_most_mm = 9; }, 9, 5, "9.0 mm"},
    {"edge_is_a_wall", [](Plan& plan, auto&, auto&) { plan.hairline.fade_mm = 1; }, 1, 2, "a wall"},
    {"edge_is_ruled", [](auto&, auto& line, auto&) { line.macro_roughness_mm = 0.05; }, 0.05, 0.15, "hairline.undulation_mm"},
    {"denser_than_hair", [](auto&, auto&, auto& treatment) { treatment.densest_per_cm2 = 280; }, 280, 223, "280 per cm2"},
    {"session_too_long", [](auto&, auto&, auto& treatment) { treatment.session_minutes = {120, 480}; }, 480, 360, "Session 2"},
    {"session_overworks_skin", [](auto&, auto&, auto& treatment) { treatment.sittings = {{.per_cm2 = 150, .trauma = 0.75f}}; }, 0.75,
     0.5, "150 impressions on each cm2"},
};

TEST(Rules, NoneIsBrokenByAGoodHairline) {
  EXPECT_TRUE(brokenRules(Plan{}, goodLine(), {160, {200, 300}}).empty());
}

TEST(Rules, EachIsBrokenAloneAndSaysFigureLimitSourceAndWhatToDo) {
  for (const Case& one : kCases) {
    Plan plan;
    HairlineMeasures line = goodLine();
    TreatmentMeasures treatment{160, {200, 300}};
    one.spoil(plan, line, treatment);
    const std::vector<BrokenRule> broken = brokenRules(plan, line, treatment);
    ASSERT_EQ(broken.size(), 1u) << one.rule;
    EXPECT_EQ(broken[0].rule, one.rule);
    EXPECT_DOUBLE_EQ(broken[0].figure, one.figure) << one.rule;
    EXPECT_DOUBLE_EQ(broken[0].limit, one.limit) << one.rule;
    EXPECT_FALSE(broken[0].source.empty()) << one.rule;
    EXPECT_FALSE(broken[0].unit.empty()) << one.rule;
    EXPECT_NE(broken[0].sentence.find(one.says), std::string::npos) << broken[0].sentence;
    EXPECT_EQ(std::ranges::count(broken[0].sentence, '\n'), 0);
  }
}

TEST(Rules, BothSidesAreJudged) {
  HairlineMeasures line = goodLine();
  line.profile_slope_deg = {-5, -5};
  EXPECT_EQ(brokenRules(Plan{}, line, {}).size(), 2u);
}

}  // namespace
}  // namespace stipple
