#include "scalp/fields.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scalp/scalp.h"
#include "shared/treatment.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr std::size_t kTexels = static_cast<std::size_t>(kChartSize) * kChartSize;

double densityOf(std::uint32_t field) { return (field & 0xffffu) / static_cast<double>(shared::kDensityUnitsPerCm2); }
std::uint32_t toneOf(std::uint32_t field) { return field >> 16 & 0xffu; }
std::uint32_t diameterOf(std::uint32_t field) { return field >> 24; }

/// A made-up head on which the distance to the outline grows by 0.25 mm a coarse texel from left to right, 0 in the middle.
std::vector<float> slope() {
  std::vector<float> distance(static_cast<std::size_t>(kDistanceSize) * kDistanceSize);
  for (std::size_t i = 0; i < distance.size(); ++i)
    distance[i] = 0.25f * (static_cast<float>(i % kDistanceSize) - kDistanceSize / 2.0f);
  return distance;
}

/// One row of the fields of the slope, with the distance that each texel lies inside the outline.
struct Row {
  std::vector<std::uint32_t> fields;
  double depthAt(std::size_t x) const { return 0.25 * ((static_cast<double>(x) + 0.5) / 2 - 0.5 - kDistanceSize / 2.0); }
};

Row rowOf(const Plan& plan, const std::vector<float>& noise) {
  const Fields fields = makeFields(plan, slope(), noise);
  const auto row = fields.begin() + kChartSize * (kChartSize / 2);
  return {{row, row + kChartSize}};
}

TEST(Fields, NothingOutsideAndAllOfItBeyondTheFade) {
  Plan plan;
  plan.hairline.fade_mm = 12;
  const Row row = rowOf(plan, std::vector<float>(kTexels, 0));
  for (std::size_t x = 0; x < row.fields.size(); ++x) {
    if (row.depthAt(x) <= 0) {
      EXPECT_EQ(densityOf(row.fields[x]), 0) << row.depthAt(x);
    } else if (row.depthAt(x) > 12.01) {
      EXPECT_EQ(densityOf(row.fields[x]), static_cast<double>(plan.density_per_cm2)) << row.depthAt(x);
      EXPECT_EQ(toneOf(row.fields[x]), 255u);
      EXPECT_EQ(diameterOf(row.fields[x]), 255u);
    }
  }
}

TEST(Fields, RiseWithoutEverFallingAndAreHalfWayInTheMiddleOfTheFade) {
  Plan plan;
  plan.hairline.fade_mm = 20;
  const Row row = rowOf(plan, std::vector<float>(kTexels, 0));
  const auto lighter = [](std::uint32_t a, std::uint32_t b) {
    return densityOf(a) < densityOf(b) || toneOf(a) < toneOf(b) || diameterOf(a) < diameterOf(b);
  };
  for (std::size_t x = 1; x < row.fields.size(); ++x) {
    EXPECT_FALSE(lighter(row.fields[x], row.fields[x - 1])) << row.depthAt(x);
    if (std::abs(row.depthAt(x) - 10) > 0.07) continue;
    EXPECT_NEAR(densityOf(row.fields[x]), static_cast<double>(plan.density_per_cm2) / 2, 1.2);
  }
}

TEST(Fields, TheEdgesDotsAreSmallerAndLighterByThePlansShares) {
  Plan plan;
  plan.hairline.edge_tone = 0.4f;
  plan.hairline.edge_diameter = 0.8f;
  const Row row = rowOf(plan, std::vector<float>(kTexels, 0));
  EXPECT_EQ(toneOf(row.fields.front()), 102u);
  EXPECT_EQ(diameterOf(row.fields.front()), 204u);
}

TEST(Fields, ARuledEdgeIgnoresTheNoiseAndAnIrregularOneMovesByIt) {
  constexpr float kShiftMm = 2;
  const std::vector<float> noise(kTexels, kShiftMm), none(kTexels, 0);
  Plan ruled, irregular;
  ruled.hairline.irregularity = 0;
  irregular.hairline.irregularity = 1;
  EXPECT_EQ(rowOf(ruled, noise).fields, rowOf(ruled, none).fields);
  const Row moved = rowOf(irregular, noise), plain = rowOf(irregular, none);
  constexpr std::size_t kShiftTexels = static_cast<std::size_t>(kShiftMm / 0.25f) * kChartSize / kDistanceSize;
  EXPECT_TRUE(std::equal(moved.fields.begin() + 8, moved.fields.end() - kShiftTexels - 8, plain.fields.begin() + 8 + kShiftTexels));
}

TEST(Fields, OnAHeadTheCrownIsTreatedAndTheFaceIsNot) {
  Scalp scalp(testing::ballHead());
  const Plan plan;
  const Fields fields = scalp.fieldsFor(plan);
  const auto at = [&](double polar_deg, double azimuth_deg) {
    const glm::uvec2 chart = quantiseChart(chartFromDirection(directionFromAngles(radians(polar_deg), radians(azimuth_deg))));
    return densityOf(fields[static_cast<std::size_t>(chart.y / 128) * kChartSize + chart.x / 128]);
  };
  EXPECT_EQ(at(0, 0), static_cast<double>(plan.density_per_cm2));
  EXPECT_EQ(at(30, 180), static_cast<double>(plan.density_per_cm2));
  for (const double azimuth_deg : {-40.0, 0.0, 40.0}) {
    EXPECT_EQ(at(70, azimuth_deg), 0) << azimuth_deg;
    EXPECT_EQ(at(95, azimuth_deg), 0) << azimuth_deg;
  }
}

TEST(Fields, ANewPlanGivesTheSameFieldsWhicheverPlanCameBefore) {
  Plan first, second;
  first.hairline.mid_frontal_height_mm = 65;
  first.seed = 9;
  second.hairline.recession_mm = 12;
  Scalp changed(testing::ballHead(4)), fresh(testing::ballHead(4));
  (void)changed.fieldsFor(first);
  EXPECT_EQ(changed.fieldsFor(second), fresh.fieldsFor(second));
}

}  // namespace
}  // namespace stipple
