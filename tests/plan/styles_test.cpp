#include "plan/styles.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

Plan planOf(Style style) {
  Plan plan;
  applyStyle(plan, style);
  return plan;
}

TEST(Styles, AreFoundByNameAndTheErrorListsThem) {
  EXPECT_EQ(*styleNamed("edge-up"), Style::edge_up);
  EXPECT_EQ(*styleNamed("widows-peak"), Style::widows_peak);
  EXPECT_EQ(styleNamed("mohawk").error().message,
            "there is no style 'mohawk'; the styles are natural, faded, broken, defined, edge-up, receded, "
            "widows-peak");
}

TEST(Styles, NaturalIsTheUsualPlanAndEveryOtherDiffersFromEveryOther) {
  EXPECT_EQ(planOf(Style::natural), Plan{});
  for (std::size_t a = 0; a < kStyleNames.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      EXPECT_NE(planOf(static_cast<Style>(a)).hairline, planOf(static_cast<Style>(b)).hairline)
          << kStyleNames[a] << " " << kStyleNames[b];
}

TEST(Styles, ChangeTheHairlineAloneWhateverWasThereBefore) {
  Plan plan;
  plan.density_per_cm2 = 120;
  plan.native.norwood_stage = 3;
  plan.hairline[HairlinePointId::corner_left] = {5, 5};
  Plan wanted = planOf(Style::receded);
  wanted.density_per_cm2 = 120;
  wanted.native.norwood_stage = 3;
  applyStyle(plan, Style::broken);
  applyStyle(plan, Style::receded);
  EXPECT_EQ(plan, wanted);
}

TEST(Styles, FadeAndIrregularityAreAsTheTradeNamesThem) {
  const auto hairline = [](Style style) { return planOf(style).hairline; };
  EXPECT_GE(hairline(Style::natural).fade_mm, 12);
  EXPECT_GE(hairline(Style::faded).fade_mm, 15);
  EXPECT_LE(hairline(Style::defined).fade_mm, 4);
  EXPECT_LE(hairline(Style::edge_up).fade_mm, 3);
  EXPECT_GE(hairline(Style::receded).fade_mm, 12);
  EXPECT_GT(hairline(Style::broken).irregularity, 1.5f * hairline(Style::natural).irregularity);
  EXPECT_LT(hairline(Style::edge_up).irregularity, hairline(Style::defined).irregularity);
  EXPECT_LT(hairline(Style::widows_peak)[HairlinePointId::mid_frontal].up_mm, -5);
  EXPECT_LT(planOf(Style::faded).zones[ZoneId::hairline_edge].shade,
            planOf(Style::natural).zones[ZoneId::hairline_edge].shade);
}

}  // namespace
}  // namespace stipple
