#include "scalp/balding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "head/built_in.h"
#include "scalp/scalp.h"
#include "shared/treatment.h"

namespace stipple {
namespace {

constexpr double kStepMm = 4;

template <typename Body>
void overTheScalp(const Body& body) {
  for (double y = -140; y <= 110; y += kStepMm)
    for (double x = -130; x <= 130; x += kStepMm) body(glm::dvec2(x, y));
}

NativeHair hairOf(float stage, float type_a = 0, float vertex = 0) {
  NativeHair hair;
  hair.norwood_stage = stage;
  hair.type_a = type_a;
  hair.vertex = vertex;
  return hair;
}

double hairLeft(const NativeHair& hair, const glm::dvec2& place) { return BaldingPattern(hair).at(place, 0).hair; }

TEST(Balding, NowhereDoesHairComeBackAsTheStageRisesAndNoStepIsASnap) {
  constexpr float kStep = 0.05f;
  for (const auto& [type_a, vertex] : {std::pair{0.0f, 0.0f}, {1.0f, 0.0f}, {0.0f, 1.0f}, {0.5f, 0.5f}}) {
    overTheScalp([&](const glm::dvec2& place) {
      double before = hairLeft(hairOf(1, type_a, vertex), place);
      for (float stage = 1 + kStep; stage <= 7; stage += kStep) {
        const double now = hairLeft(hairOf(stage, type_a, vertex), place);
        ASSERT_LE(now, before + 1e-9) << "stage " << stage << " at " << place.x << ", " << place.y;
        ASSERT_GE(now, before - 0.25) << "stage " << stage << " at " << place.x << ", " << place.y;
        before = now;
      }
    });
  }
}

TEST(Balding, VariantsAndLudwigMorphWithoutASnapToo) {
  overTheScalp([&](const glm::dvec2& place) {
    for (float share = 0; share < 1; share += 0.05f) {
      const auto step = [&](const NativeHair& from, const NativeHair& to) {
        ASSERT_LT(std::abs(hairLeft(from, place) - hairLeft(to, place)), 0.25) << share;
      };
      step(hairOf(3.5f, share), hairOf(3.5f, share + 0.05f));
      step(hairOf(3, 0, share), hairOf(3, 0, share + 0.05f));
      NativeHair thin = hairOf(1), thinner = hairOf(1);
      thin.ludwig_grade = 3 * share;
      thinner.ludwig_grade = 3 * share + 0.15f;
      step(thin, thinner);
      ASSERT_LE(hairLeft(thinner, place), hairLeft(thin, place));
    }
  });
}

TEST(Balding, EachStageIsBaldWhereItsPlateIs) {
  constexpr glm::dvec2 kTemple{48, 48}, kForelock{0, 70}, kMid{0, 0}, kCrown{-8, -57}, kBridgeSide{38, -10}, kAboveEar{118, 0},
      kOcciput{0, -135};
  const auto bald = [](float stage, const glm::dvec2& place, float type_a = 0, float vertex = 0) {
    return hairLeft(hairOf(stage, type_a, vertex), place) < 0.4;
  };
  EXPECT_FALSE(bald(1, kTemple));
  EXPECT_TRUE(bald(3, kTemple));
  for (const glm::dvec2& place : {kForelock, kMid, kCrown}) EXPECT_FALSE(bald(3, place));
  EXPECT_TRUE(bald(3, kCrown, 0, 1));  // III-vertex
  EXPECT_TRUE(bald(4, kCrown));
  EXPECT_FALSE(bald(4, kMid));  // the band joins the sides
  EXPECT_TRUE(bald(5, kForelock));
  const double band = hairLeft(hairOf(5), kMid);
  EXPECT_GT(band, 0.2);  // sparse
  EXPECT_LT(band, 0.6);
  EXPECT_TRUE(bald(6, kMid));
  EXPECT_TRUE(bald(6, kBridgeSide));
  EXPECT_TRUE(bald(4, kMid, 1));  // IVa: one front, beyond the middle,
  EXPECT_FALSE(bald(4, kCrown, 1));  // and no crown
  for (const glm::dvec2& place : {kAboveEar, kOcciput}) EXPECT_FALSE(bald(7, place));  // the horseshoe
}

TEST(Balding, LudwigThinsTheTopAndLeavesTheFrontAndTheSides) {
  NativeHair hair = hairOf(1);
  double before = 1;
  for (const float grade : {1.0f, 2.0f, 3.0f}) {
    hair.ludwig_grade = grade;
    EXPECT_LT(hairLeft(hair, {0, 0}), before - 0.15);
    before = hairLeft(hair, {0, 0});
    EXPECT_GT(hairLeft(hair, {0, 80}), 0.75);
    EXPECT_GT(hairLeft(hair, {100, 0}), 0.9);
  }
}

// Areas as a man's stage is known to give, measured on the built-in head's own skin.
TEST(Balding, BaldAreasOfTheBuiltInHeadAreThoseOfTheirStage) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  Scalp scalp(*head);
  const auto baldCm2 = [&](float stage, float vertex = 0) {
    Plan plan, young;
    plan.native = hairOf(stage, 0, vertex);
    young.native = hairOf(1);
    const Fields fields = scalp.fieldsFor(plan), full = scalp.fieldsFor(young);
    double mm2 = 0;
    for (int y = 0; y + 1 < kChartSize; ++y)
      for (int x = 0; x + 1 < kChartSize; ++x) {
        const std::size_t i = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
        if (nativeDensity(full[i], densitiesOf(young)) < 30 * shared::kDensityUnitsPerCm2) continue;
        if (nativeDensity(fields[i], densitiesOf(plan)) * 2 > nativeDensity(full[i], densitiesOf(young))) continue;
        const auto& skin = scalp.map().position;
        mm2 += static_cast<double>(glm::length(glm::cross(skin[i + 1] - skin[i], skin[i + kChartSize] - skin[i])));
      }
    return mm2 / 100;
  };
  const auto within = [&](double area, double least, double most, const char* stage) {
    EXPECT_GE(area, least) << stage;
    EXPECT_LE(area, most) << stage;
    RecordProperty(stage, std::to_string(area));
  };
  within(baldCm2(2), 10, 20, "II");
  within(baldCm2(3), 25, 45, "III");
  within(baldCm2(3, 1), 40, 70, "III-vertex");
  within(baldCm2(4), 60, 100, "IV");
  within(baldCm2(5), 100, 150, "V");
  within(baldCm2(6), 150, 200, "VI");
  within(baldCm2(7), 200, 270, "VII");
}

}  // namespace
}  // namespace stipple
