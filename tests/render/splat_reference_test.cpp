// The splat against a reference that shares nothing with it: block by block, at every slant.
#include <glm/vector_relational.hpp>

#include "support/reference_splat.h"

namespace stipple {
namespace {

constexpr std::size_t kBlockPx = 4;

std::vector<double> blocksOf(const std::vector<double>& ink, glm::uvec2 picture) {
  const std::size_t across = picture.x / kBlockPx;
  std::vector<double> blocks(across * (picture.y / kBlockPx), 0);
  for (std::size_t i = 0; i < ink.size(); ++i)
    blocks[i / picture.x / kBlockPx * across + i % picture.x / kBlockPx] += ink[i];
  return blocks;
}

class SplatAndReference : public testing::LaidDotsTest {
 protected:
  /// Every block within 1 % of its ink, and of what a block with skin has in the mean another 0.5 %: a block
  /// may hold the rim of a single dot, and a splatted dot is only nearly round.
  void expectAgreement(const testing::Scene& scene, const std::vector<testing::LaidDot>& dots,
                       testing::ProfileAxes axes, double share_of_mean = 0.005) {
    testing::ReferenceSplat reference(scene.view(), static_cast<double>(scene.grains_from_px), axes);
    for (const testing::LaidDot& dot : dots) reference.add(dot);
    const auto drawn = blocksOf(draw(scene, dots), scene.picture),
               expected = blocksOf(reference.ink(), scene.picture);
    const auto inked = std::count_if(expected.begin(), expected.end(), [](double ink) { return ink > 0.01; });
    const double mean = testing::sum(expected) / static_cast<double>(inked);
    ASSERT_GT(mean, 4);  // of 16 pixels: dots lie on dots
    EXPECT_NEAR(testing::sum(drawn) / testing::sum(expected), 1, 0.001);
    for (std::size_t i = 0; i < drawn.size(); ++i)
      EXPECT_NEAR(drawn[i], expected[i], 0.01 * expected[i] + share_of_mean * mean)
          << "block " << i % (scene.picture.x / kBlockPx) << ", " << i / (scene.picture.x / kBlockPx);
  }
};

/// Looks at the front of the ball so that its skin is seen at a slant of `facing` (the cosine), tilted
/// towards `tilt` on the picture: 0 to the right, up to a right angle for upwards.
Camera slanted(double facing, double tilt_deg, float height_mm) {
  const double away = std::acos(facing), pitch = std::asin(std::sin(away) * std::sin(radians(tilt_deg)));
  const double yaw = std::acos(std::clamp(facing / std::cos(pitch), -1.0, 1.0));
  return {glm::vec3(testing::onBall(90, 0)), static_cast<float>(yaw), static_cast<float>(pitch), height_mm};
}

/// Blocks that the silhouette runs through, and whole ones where skin is seen at less than 9 degrees
/// somewhere.
struct Slants {
  int silhouette = 0, grazing = 0;
};
Slants slantsIn(const testing::Scene& scene) {
  const testing::Sight sight(scene.view());
  Slants slants;
  for (std::size_t y = 0; y < scene.picture.y; y += kBlockPx) {
    for (std::size_t x = 0; x < scene.picture.x; x += kBlockPx) {
      int skin_corners = 0;
      double least = 1;
      for (std::size_t corner = 0; corner < 4; ++corner) {
        const auto skin = sight.skinAt(glm::dvec2(x + corner % 2 * kBlockPx, y + corner / 2 * kBlockPx));
        if (!skin) continue;
        ++skin_corners;
        least = std::min(least, sight.facing(*skin, glm::normalize(*skin - kChartCentre)));
      }
      slants.silhouette += skin_corners > 0 && skin_corners < 4;
      slants.grazing += skin_corners == 4 && least < 0.15;
    }
  }
  return slants;
}

TEST_F(SplatAndReference, AgreeSquareOnWhereDotsOverlap) {
  const testing::Scene scene{testing::facingTheBall(10), {64, 64}, testing::kNoGrains};
  expectAgreement(scene, testing::scatterDots(scene, 30, 0.3), testing::ProfileAxes::any_way);
}

TEST_F(SplatAndReference, AgreeAtGrazingAnglesAndAtTheSilhouetteWhicheverWayItRuns) {
  for (const double tilt_deg : {0.0, 45.0, 75.0, 90.0}) {
    SCOPED_TRACE(tilt_deg);
    const testing::Scene scene{slanted(0.17, tilt_deg, 10), {64, 64}, testing::kNoGrains};
    const Slants slants = slantsIn(scene);
    ASSERT_GT(slants.silhouette, 8);
    ASSERT_GT(slants.grazing, 8);
    expectAgreement(scene, testing::scatterDots(scene, 18, 0.3), testing::ProfileAxes::any_way);
  }
}

// A shaft ends bluntly and its footprint softly: of a block another 1 %.
TEST_F(SplatAndReference, AgreeOnHairsThatStandOutOfTheSkinEveryWay) {
  for (const double facing : {1.0, 0.7}) {
    SCOPED_TRACE(facing);
    testing::Scene scene{slanted(facing, 30, 10), {64, 64}, testing::kNoGrains};
    scene.stubs = {.to_key = {0, 1, 0}, .shaft_share = 1};
    auto hairs = testing::scatterDots(scene, 20, 0.25);
    for (std::size_t i = 0; i < hairs.size(); ++i) {
      const glm::dvec3 normal = hairs[i].normal, along = glm::normalize(glm::cross(normal, testing::onBall(40, 40)));
      const double turn = static_cast<double>(i) * 2.399963;
      const glm::dvec3 way = normal * 0.6 + 0.8 * (along * std::cos(turn) + glm::cross(normal, along) * std::sin(turn));
      hairs[i] = testing::layHair(normal, hairs[i].diameter_mm, hairs[i].absorptance, way * 0.375);
    }
    expectAgreement(scene, hairs, testing::ProfileAxes::any_way, 0.015);
  }
}

TEST_F(SplatAndReference, AgreeWhereDotsDissolveIntoGrains) {
  for (const double facing : {1.0, 0.3}) {
    SCOPED_TRACE(facing);
    const testing::Scene scene{slanted(facing, 90, 8), {64, 64}, shared::kGrainsFromPx};
    const auto dots = testing::scatterDots(scene, 8, 0.5);
    expectAgreement(scene, dots, testing::ProfileAxes::along_picture);  // dots as wide as blocks
    EXPECT_GT(counts().dots_drawn, dots.size() / 2);
    EXPECT_GT(counts().grains_drawn, testing::grainsOf(dots) / 2);
  }
}

}  // namespace
}  // namespace stipple
