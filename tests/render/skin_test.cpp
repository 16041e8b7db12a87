// The lit skin, in linear light.
#include <cmath>
#include <cstring>
#include <glm/gtc/packing.hpp>

#include "support/laid_dots.h"

namespace stipple {
namespace {

constexpr glm::uvec2 kPicture{1024, 1024};

class SkinLight : public testing::GpuTest {
 protected:
  /// Green of every pixel; NaN counts as nothing.
  std::vector<double> see(testing::BallScene& ball, const Camera& camera) {
    Frame frame(device(), {kPicture, 1});
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, ball.input(camera)); });
    constexpr std::size_t kBytesPerPixel = 8, kGreenAt = 2;
    const auto halves = gpu::download(device(), frame.linear(), kBytesPerPixel);
    std::vector<double> greens;
    for (std::size_t pixel = 0; pixel < halves.size(); pixel += kBytesPerPixel) {
      std::uint16_t green = 0;
      std::memcpy(&green, &halves[pixel + kGreenAt], sizeof(green));
      const double value = static_cast<double>(glm::unpackHalf1x16(green));
      greens.push_back(std::isfinite(value) ? value : 0);
    }
    return greens;
  }
};

// Where light and eye lie in one direction, the cosine between them may round to above 1.
TEST_F(SkinLight, HasNoHolesWhereALightStandsBehindTheCamera) {
  testing::BallScene ball(device(), 0.5);
  Plan hairless;
  hairless.native.density_per_cm2 = 0;
  ball.treat(hairless, std::nullopt);  // bare
  for (const shared::AreaLight& light : studioLighting().lights) {
    const glm::vec3 towards = glm::normalize(light.centre - glm::vec3(kChartCentre));
    for (const float height_mm : {12.0f, 16.0f, 24.0f}) {
      const Camera camera{glm::vec3(kChartCentre) + towards * static_cast<float>(testing::kBallRadiusMm),
                          std::atan2(towards.x, towards.z), std::asin(towards.y), height_mm};
      const auto greens = see(ball, camera);
      int holes = 0;
      for (std::size_t i = 0; i < greens.size(); ++i) holes += i % kPicture.x > 0 && greens[i] < 0.8 * greens[i - 1];
      EXPECT_EQ(holes, 0) << "from " << light.centre.x << " " << light.centre.y << " " << light.centre.z << " at " << height_mm << " mm";
    }
  }
}

// At the edge of the ball, seen from the side: the hair's tip is before the backdrop, and the shade in which it stands is not.
TEST_F(SkinLight, HairStandsOutBeyondTheSilhouette) {
  testing::BallScene ball(device(), 0.5);
  const glm::dvec3 edge = glm::normalize(glm::dvec3(1, 0, 0.15));
  const testing::LaidDot hair = testing::layHair(edge, 0.15, 0.9, 2.0 * edge), dot = testing::layDot(edge, 0.15, 0.9);
  const Camera camera{glm::vec3(hair.place_mm), 0, 0, 12};
  const auto with = [&](const std::vector<shared::Dot>& dots, std::size_t hairs) {
    ball.layDots(dots, hairs);
    return see(ball, camera);
  };
  const auto bare = with({}, 0), hairy = with({hair.packed}, 1), dotted = with({dot.packed}, 0);
  const auto darkerBeyond = [&](const std::vector<double>& greens) {
    // Skin ends where the bare picture's row becomes backdrop, which is flat over a pixel.
    const std::size_t row = kPicture.y / 2 * kPicture.x;
    int darker = 0;
    for (std::size_t x = kPicture.x - 1; std::abs(bare[row + x] - bare[row + x - 1]) < 0.01 * bare[row + x]; --x)
      darker += greens[row + x] < 0.8 * bare[row + x];
    return darker;
  };
  // 85 pixels a millimetre: 2 mm, less what lies before the ball.
  EXPECT_GT(darkerBeyond(hairy), 40);
  EXPECT_LT(darkerBeyond(hairy), 200);
  EXPECT_EQ(darkerBeyond(dotted), 0);
}

}  // namespace
}  // namespace stipple
