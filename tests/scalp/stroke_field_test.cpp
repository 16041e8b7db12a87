#include "scalp/stroke_field.h"

#include <gtest/gtest.h>

#include "head/raycast.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

const ChartMap& ballMap() {
  static const ChartMap map = [] {
    const Mesh mesh = testing::ballHead().mesh;
    return mapChart(RayCaster(mesh), mesh);
  }();
  return map;
}

/// The texel at this distance in front of the ball's crown, and the skin's own distance from the crown there.
std::size_t aheadOfTheCrown(double mm) {
  const auto row = static_cast<std::size_t>(kChartSize / 2 + mm / testing::kBallRadiusMm / 4 * kChartSize);
  return row * kChartSize + kChartSize / 2;
}

const Stroke kDab{StrokeKind::density, 10, 0.5f, {{0, 0}}};

TEST(StrokeField, ADabIsFullWithinHalfItsRadiusAndNothingOutside) {
  StrokeField field(ballMap());
  EXPECT_EQ(field.at(0), nullptr);
  field.update({kDab});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(3))->density_add, 0.5f);
  const float rim = field.at(aheadOfTheCrown(7.5))->density_add;
  EXPECT_GT(rim, 0.15f);
  EXPECT_LT(rim, 0.35f);
  EXPECT_EQ(field.at(aheadOfTheCrown(11))->density_add, 0);
}

TEST(StrokeField, AStrokeThatCrossesItselfAddsNoMoreAndTwoStrokesAddUp) {
  Stroke crossing = kDab;
  crossing.path = {{0, 0}, {0.05f, 0}, {0, 0}, {-0.05f, 0}, {0, 0}};
  StrokeField field(ballMap());
  field.update({crossing});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->density_add, 0.5f);
  field.update({crossing, kDab});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->density_add, 1);
}

TEST(StrokeField, TakingAfterAddingTakesWhatWasAddedToo) {
  Stroke take = kDab;
  take.amount = -1;
  StrokeField field(ballMap());
  field.update({kDab, take});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->density_add, 0);
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->density_keep, 0);
  field.update({take, kDab});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->density_add, 0.5f);
}

TEST(StrokeField, AScarTakesItsOwnShareOfPigmentAndBearsNoHair) {
  StrokeField field(ballMap());
  field.update({{StrokeKind::scar_strip, 3, 0.6f, {{-0.2f, 0}, {0.2f, 0}}}});
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->uptake, 0.6f);
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(0))->hair_keep, 0);
  EXPECT_FLOAT_EQ(field.at(aheadOfTheCrown(4))->uptake, 1);
}

TEST(StrokeField, ScarsOfSingleGraftsAreDotsWithSkinBetween) {
  StrokeField field(ballMap());
  field.update({{StrokeKind::scar_dots, 30, 0.6f, {{0, 0}}}});
  int scarred = 0, sound = 0;
  for (int y = -20; y < 20; ++y)
    for (int x = -20; x < 20; ++x) {
      const auto texel = static_cast<std::size_t>((kChartSize / 2 + y) * kChartSize + kChartSize / 2 + x);
      scarred += field.at(texel)->uptake < 0.7f;
      sound += field.at(texel)->uptake > 0.99f;
    }
  EXPECT_GT(scarred, 80);
  EXPECT_GT(sound, 3 * scarred);
}

TEST(StrokeField, ANewStrokeChangesTheTexelsAroundItAlone) {
  Stroke second = kDab;
  second.path = {{0.3f, 0.1f}};
  StrokeField kept(ballMap()), fresh(ballMap());
  kept.update({kDab});
  const ChartBox box = kept.update({kDab, second});
  EXPECT_EQ(box, boxOf(second));
  EXPECT_LT(box.area(), kWholeChart.area() / 20);
  fresh.update({kDab, second});
  for (std::size_t texel = 0; texel < ballMap().position.size(); ++texel)
    ASSERT_EQ(kept.at(texel)->density_add, fresh.at(texel)->density_add) << texel;
  EXPECT_EQ(kept.update({second}), boxOf(kDab));
  EXPECT_TRUE(kept.update({second}).empty());
}

}  // namespace
}  // namespace stipple
