#include "scalp/edge_roughness.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/units.h"
#include "head/built_in.h"
#include "plan/rules.h"
#include "plan/styles.h"

namespace stipple {
namespace {

constexpr double kStepMm = 0.25;

std::vector<double> wave(double length_mm, double amplitude_mm, double tilt = 0) {
  std::vector<double> heights;
  for (double along = 0; along < 120; along += kStepMm)
    heights.push_back(amplitude_mm * std::sin(2 * kPi * along / length_mm) + tilt * along);
  return heights;
}

TEST(EdgeRoughness, AWaveCountsInTheBandOfItsLengthAndInNoOther) {
  EXPECT_NEAR(bandRoughness(wave(18, 2), kStepMm, kMacroBand), 2 / std::sqrt(2.0), 0.03);
  EXPECT_LT(bandRoughness(wave(18, 2), kStepMm, kMicroBand), 0.01);
  EXPECT_NEAR(bandRoughness(wave(3, 0.5), kStepMm, kMicroBand), 0.5 / std::sqrt(2.0), 0.01);
  EXPECT_LT(bandRoughness(wave(3, 0.5), kStepMm, kMacroBand), 0.01);
  EXPECT_LT(bandRoughness(wave(80, 3), kStepMm, kMacroBand), 0.15);  // the line's own curve
}

TEST(EdgeRoughness, AStraightSlopeIsNoRoughness) {
  EXPECT_LT(bandRoughness(wave(18, 0, 0.3), kStepMm, kMacroBand), 1e-6);
  EXPECT_NEAR(bandRoughness(wave(18, 1, 0.3), kStepMm, kMacroBand), 1 / std::sqrt(2.0), 0.03);
}

TEST(EdgeRoughness, ARuledEdgeLiesInTheMiddleOfItsFadeAndHasNone) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  Scalp scalp(*head);
  Plan plan;
  plan.hairline.undulation_mm = 0;
  plan.hairline.irregularity = 0;
  plan.hairline.strays_per_cm2 = 0;
  plan.zones[ZoneId::hairline_edge].density = 1;
  const EdgeProfile edge = edgeProfileOf(scalp, plan);
  ASSERT_GT(edge.depth_mm.size(), 300u);
  for (std::size_t i = edge.depth_mm.size() / 4; i < edge.depth_mm.size() * 3 / 4; ++i)
    EXPECT_NEAR(edge.depth_mm[i], static_cast<double>(plan.hairline.fade_mm) / 2, 0.6);
  EXPECT_LT(bandRoughness(edge.depth_mm, edge.step_mm, kMacroBand), 0.1);
  EXPECT_LT(bandRoughness(edge.depth_mm, edge.step_mm, kMicroBand), 0.06);
}

TEST(EdgeRoughness, OfEveryStyleIsWithinItsRange) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  Scalp scalp(*head);
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    const auto style = static_cast<Style>(i);
    const EdgeRange range = edgeRangeOf(style);
    double macro = 0, micro = 0;
    constexpr std::uint32_t kSeeds = 4;
    Plan plan;
    applyStyle(plan, style);
    for (plan.seed = 1; plan.seed <= kSeeds; ++plan.seed) {
      const EdgeProfile edge = edgeProfileOf(scalp, plan);
      const double macro_mm = kWaveHeightPerRms * bandRoughness(edge.depth_mm, edge.step_mm, kMacroBand);
      const double micro_mm = kWaveHeightPerRms * bandRoughness(edge.depth_mm, edge.step_mm, kMicroBand);
      macro += macro_mm / kSeeds;
      micro += micro_mm / kSeeds;
      if (plan.seed != Plan{}.seed) continue;  // the dots that a new plan has
      EXPECT_GE(macro_mm, static_cast<double>(range.macro_low_mm)) << kStyleNames[i];
      EXPECT_LE(macro_mm, static_cast<double>(range.macro_high_mm)) << kStyleNames[i];
      EXPECT_GE(micro_mm, static_cast<double>(range.micro_low_mm)) << kStyleNames[i];
      EXPECT_LE(micro_mm, static_cast<double>(range.micro_high_mm)) << kStyleNames[i];
    }
    EXPECT_GE(macro, static_cast<double>(range.macro_low_mm)) << kStyleNames[i];
    EXPECT_LE(macro, static_cast<double>(range.macro_high_mm)) << kStyleNames[i];
    EXPECT_GE(micro, static_cast<double>(range.micro_low_mm)) << kStyleNames[i];
    EXPECT_LE(micro, static_cast<double>(range.micro_high_mm)) << kStyleNames[i];
  }
}

}  // namespace
}  // namespace stipple
