// The lit skin, in linear light.
#include <cmath>
#include <cstring>
#include <glm/gtc/packing.hpp>

#include "support/ball_scene.h"

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

}  // namespace
}  // namespace stipple
