#include "scalp/stencil.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "head/built_in.h"
#include "plan/styles.h"
#include "scalp/flatten.h"

namespace stipple {
namespace {

/// A strip of a surface: a grid over (u, v), u along the strip.
template <typename Place>
FlatPatch strip(int columns, int rows, const Place& place) {
  FlatPatch patch;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const double u = static_cast<double>(column) / (columns - 1), v = static_cast<double>(row) / (rows - 1) - 0.5;
      patch.skin_mm.push_back(place(u, v));
    }
  for (int row = 0; row + 1 < rows; ++row)
    for (int column = 0; column + 1 < columns; ++column) {
      const auto a = static_cast<std::uint32_t>(row * columns + column),
                 above = a + static_cast<std::uint32_t>(columns);
      patch.triangles.push_back({a, a + 1, above});
      patch.triangles.push_back({a + 1, above + 1, above});
    }
  return patch;
}

double worstOf(const FlatPatch& patch) {
  double worst = 0;
  for (std::size_t t = 0; t < patch.triangles.size(); ++t) worst = std::max(worst, stretchOf(patch, t).worst());
  return worst;
}

TEST(Flatten, UnrollsAConeWithoutStretchingIt) {
  // Half of it, as wide as a forehead; a cone can be laid flat.
  FlatPatch cone = strip(60, 10, [](double u, double v) {
    const double angle = kPi * (u - 0.5), radius = 80 + 20 * v;
    return glm::dvec3(radius * std::sin(angle), 40 * v, radius * std::cos(angle));
  });
  flatten(cone, std::vector<double>(cone.triangles.size(), 1.0));
  EXPECT_LT(worstOf(cone), 1e-3);
}

TEST(Flatten, OfABallIsTruestWhereItsWeightIs) {
  constexpr int kColumns = 60, kRows = 11;
  FlatPatch ball = strip(kColumns, kRows, [](double u, double v) {
    const double azimuth = 2.0 * (u - 0.5), height = 0.5 * v;
    return 80.0 * glm::dvec3(std::cos(height) * std::sin(azimuth), std::sin(height), std::cos(height) * std::cos(azimuth));
  });
  std::vector<double> weights(ball.triangles.size());
  const auto rowsAway = [](std::size_t t) { return std::abs(static_cast<double>(t / (2 * (kColumns - 1))) - (kRows - 2) / 2.0); };
  for (std::size_t t = 0; t < weights.size(); ++t) weights[t] = std::exp(-2 * rowsAway(t));
  flatten(ball, weights);
  double beside = 0;
  for (std::size_t t = 0; t < weights.size(); ++t)
    if (rowsAway(t) < 1) beside = std::max(beside, stretchOf(ball, t).worst());
  EXPECT_LT(beside, 0.005);
  EXPECT_GT(worstOf(ball), 0.01);  // skin that curves both ways must stretch somewhere
}

class StencilOfTheBuiltInHead : public testing::Test {
 protected:
  static Scalp& scalp() {
    static Scalp made(*builtInHead());
    return made;
  }
  static Stencil stencilOf(const Plan& plan) {
    auto stencil = layStencil(scalp(), plan);
    EXPECT_TRUE(stencil) << (stencil ? "" : stencil.error().message);
    return stencil ? std::move(*stencil) : Stencil();
  }
};

TEST_F(StencilOfTheBuiltInHead, KeepsLengthsAlongTheHairline) {
  const Stencil stencil = stencilOf(Plan());
  EXPECT_GT(stencil.skin_length_mm, 300);
  EXPECT_NEAR(stencil.paper_length_mm / stencil.skin_length_mm, 1, 1e-6);
  EXPECT_LT(stencil.worst_along, 0.01);
  EXPECT_LT(stencil.worst_around, 0.1);
  EXPECT_GT(stencil.worst_around, stencil.worst_along);
}

TEST_F(StencilOfTheBuiltInHead, LiesAsThePractitionerSeesTheClient) {
  const Stencil stencil = stencilOf(Plan());
  EXPECT_LT(stencil.hairline.front().x, -100);  // the subject's right is on the left
  EXPECT_GT(stencil.hairline.back().x, 100);
  const auto& glabella = stencil.marks.back();
  EXPECT_TRUE(glabella.name.starts_with("glabella")) << glabella.name;
  EXPECT_NEAR(glabella.place.x, 0, 0.5);
  EXPECT_NEAR(glabella.place.y, -Plan().hairline.mid_frontal_height_mm, 1.5);
  for (const Stencil::Tick& tick : stencil.ticks) {
    if (std::abs(tick.from_middle_mm) < 40) {
      EXPECT_GT(tick.towards_scalp.y, 0) << tick.from_middle_mm;
    }
  }
}

TEST_F(StencilOfTheBuiltInHead, TicksStandTenMillimetresApart) {
  const Stencil stencil = stencilOf(Plan());
  const auto steps = static_cast<std::size_t>(stencil.paper_length_mm / Stencil::kTickMm);
  EXPECT_NEAR(static_cast<double>(stencil.ticks.size()), static_cast<double>(steps), 1.5);
  for (std::size_t i = 1; i < stencil.ticks.size(); ++i) {
    if (stencil.ticks[i].from_middle_mm < stencil.ticks[i - 1].from_middle_mm) continue;  // the other side begins
    const double apart = glm::distance(stencil.ticks[i].place, stencil.ticks[i - 1].place);
    EXPECT_LE(apart, Stencil::kTickMm + 0.05) << i;
    EXPECT_GE(apart, Stencil::kTickMm * 0.9) << i;  // a chord around a corner is shorter
  }
}

TEST_F(StencilOfTheBuiltInHead, EveryStyleHasOne) {
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    const std::string_view style = kStyleNames[i];
    Plan plan;
    applyStyle(plan, static_cast<Style>(i));
    const Stencil stencil = stencilOf(plan);
    EXPECT_LT(stencil.worst_along, 0.01) << style;
    EXPECT_EQ(stencil.marks.size(), kHairlinePointCount + 1) << style;
    for (const auto& canthus : stencil.canthus_verticals) EXPECT_GT(canthus.size(), 5u) << style;
  }
}

}  // namespace
}  // namespace stipple
