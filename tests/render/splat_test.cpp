// Ink adds up to the same wherever a dot lands, however far away it is seen, and whatever comes before or
// after it.
#include <algorithm>

#include "support/reference_splat.h"

namespace stipple {
namespace {

using Splat = testing::LaidDotsTest;

constexpr float kMmAcross = 20;
const testing::Scene kSquareOn{testing::facingTheBall(kMmAcross), {128, 128}, testing::kNoGrains};

/// Dots on the front of the ball, all within `reach_mm` of the point that a camera facing it looks at.
std::vector<testing::LaidDot> patch(int count, double reach_mm) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> place(-reach_mm, reach_mm), diameter(0.2, 0.4),
      absorptance(0.2, 0.9);
  std::vector<testing::LaidDot> dots;
  for (int i = 0; i < count; ++i) {
    const double right = place(random), up = place(random), wide = diameter(random);
    const glm::dvec3 direction = testing::onBall(90, 0) + glm::dvec3(right, up, 0) - kChartCentre;
    dots.push_back(testing::layDot(direction, wide, absorptance(random), static_cast<std::uint32_t>(i) % shared::kGrainsPerDot));
  }
  return dots;
}

/// A dot in the middle of every window of a picture, each shifted to another place within its pixel.
struct Windows {
  static constexpr int kAcross = 40, kDown = 25, kCount = kAcross * kDown, kSidePx = 12;

  static testing::Scene scene(double slant, float mm_per_px, float grains_from_px) {
    const Camera camera{glm::vec3(testing::onBall(90, 0)), 0, static_cast<float>(slant),
                        kDown * kSidePx * mm_per_px};
    return {camera, {kAcross * kSidePx, kDown * kSidePx}, grains_from_px};
  }

  static std::vector<testing::LaidDot> dots(const testing::Sight& sight, double diameter_mm) {
    std::vector<testing::LaidDot> dots;
    for (int i = 0; i < kCount; ++i) {
      const glm::ivec2 window(i % kAcross, i / kAcross);
      const glm::dvec2 within((window.x + 0.5) / kAcross, (window.y + 0.5) / kDown);
      const glm::dvec2 px = glm::dvec2(window * kSidePx + kSidePx / 2) + within;
      dots.push_back(testing::layDot(sight.skinAt(px).value() - kChartCentre, diameter_mm, 0.7));
    }
    return dots;
  }

  static std::vector<double> inkIn(const std::vector<double>& picture) {
    std::vector<double> ink(kCount, 0);
    for (std::size_t i = 0; i < picture.size(); ++i) {
      const std::size_t x = i % (kAcross * kSidePx), y = i / (kAcross * kSidePx);
      ink[y / kSidePx * kAcross + x / kSidePx] += picture[i];
    }
    return ink;
  }
};

/// What one dot should leave on the picture, in pixels.
double inkOfDot(const testing::LaidDot& dot, const testing::Sight& sight) {
  const double reach_px = testing::reachOf(dot.diameter_mm) * sight.pxPerMm(dot.place_mm);
  constexpr double kAlongAxis = 16.0 / 15;  // the integral of (1 - t^2)^2 over both sides
  return dot.absorptance * kAlongAxis * kAlongAxis * reach_px * reach_px *
         sight.facing(dot.place_mm, testing::storedNormal(dot.packed));
}

TEST_F(Splat, InkOfADotIsTheSameAtAThousandPlacesWithinAPixel) {
  constexpr float kMmPerPx = 0.03f;
  struct Case {
    double diameter_px, slant;
    float grains_from_px;
  };
  for (const auto& [diameter_px, slant, grains_from_px] : {Case{0.4, 0, testing::kNoGrains},
                                                           {1.8, 0, testing::kNoGrains},
                                                           {4, 0, testing::kNoGrains},
                                                           {1.8, 0.9, testing::kNoGrains},
                                                           {4, 0.9, testing::kNoGrains},
                                                           {2, 0, testing::kOnlyGrains},
                                                           {2, 0.9, testing::kOnlyGrains},
                                                           {2, 0, 1.3f}}) {
    SCOPED_TRACE(::testing::Message()
                 << diameter_px << " px wide, slanted by " << slant << ", grains from " << grains_from_px);
    const testing::Scene scene = Windows::scene(slant, kMmPerPx, grains_from_px);
    const testing::Sight sight(scene.view());
    const auto dots = Windows::dots(sight, diameter_px * static_cast<double>(kMmPerPx));
    std::vector<double> shares = Windows::inkIn(draw(scene, dots));
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] /= inkOfDot(dots[i], sight);
    const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
    EXPECT_LT(*most / *least, 1.005);
    EXPECT_NEAR(testing::sum(shares) / Windows::kCount, 1, 0.002);
  }
}

TEST_F(Splat, InkOfAPatchIsTheSameAtEightZoomsFromItsGrainsToAFleck) {
  const auto dots = patch(150, 1.2);
  constexpr double kBlockedMm2 = 1;  // what is compared is far more
  std::vector<double> ink_mm2;
  bool grains_alone = false, both = false, whole_alone = false;
  for (const float height_mm : {8.f, 14.f, 20.f, 34.f, 60.f, 110.f, 210.f, 400.f}) {
    const testing::Scene scene{testing::facingTheBall(height_mm), {256, 256}};
    const double mm_per_px = static_cast<double>(scene.view().mm_per_px);
    ink_mm2.push_back(testing::sum(draw(scene, dots)) * mm_per_px * mm_per_px);
    const auto [whole, grains] = std::pair(counts().dots_drawn > 0, counts().grains_drawn > 0);
    grains_alone |= grains && !whole;
    both |= grains && whole;
    whole_alone |= whole && !grains;
  }
  EXPECT_TRUE(grains_alone && both && whole_alone);
  const auto [least, most] = std::minmax_element(ink_mm2.begin(), ink_mm2.end());
  EXPECT_GT(*least, kBlockedMm2);
  EXPECT_LT(*most / *least, 1.005);
}

TEST_F(Splat, TheOrderOfDotsDoesNotMatter) {
  auto dots = patch(100, 2);
  const auto before = draw(kSquareOn, dots);
  std::reverse(dots.begin(), dots.end());
  EXPECT_EQ(draw(kSquareOn, dots), before);
}

TEST_F(Splat, GrainsHoldTheInkOfTheDotsThatTheyMakeUp) {
  const auto dots = patch(150, 3.5);
  testing::Scene scene = kSquareOn;
  const double whole = testing::sum(draw(scene, dots));
  EXPECT_EQ(counts().dots_drawn, dots.size());
  EXPECT_EQ(counts().grains_drawn, 0u);
  scene.grains_from_px = testing::kOnlyGrains;
  const double grains = testing::sum(draw(scene, dots));
  EXPECT_EQ(counts().dots_drawn, 0u);
  EXPECT_EQ(counts().grains_drawn, testing::grainsOf(dots));
  EXPECT_NEAR(grains / whole, 1, 0.005);
  scene.grains_from_px = 1.2f;
  EXPECT_NEAR(testing::sum(draw(scene, dots)) / whole, 1, 0.005);
}

TEST_F(Splat, DotsOnTheFarSideAreNotSeen) {
  testing::LaidDot hidden = testing::layDot({0, 0, -1}, 0.3, 0.8), turned = hidden;
  // On the far side but turned to the eye: only the head's depth can hide it.
  turned.packed = testing::makeDot(turned.place_mm, {0, 0, 1}, 0.3, 0.8);
  EXPECT_EQ(testing::sum(draw(kSquareOn, {hidden, turned})), 0);
  EXPECT_GT(testing::sum(draw(kSquareOn, patch(1, 0))), 0);
}

}  // namespace
}  // namespace stipple
