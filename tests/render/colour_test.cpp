// The whole way from an albedo to bytes: light, diffusion, composite, tone map, sRGB.
#include <glm/geometric.hpp>

#include "plan/skin_colour.h"
#include "support/ball_scene.h"
#include "support/ciede2000.h"
#include "support/colour_target.h"

namespace stipple {
namespace {

double linearOf(double byte) {  // IEC 61966-2-1
  const double c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

glm::dvec3 labOfBytes(const glm::dvec3& rgb) { return labOf({linearOf(rgb.r), linearOf(rgb.g), linearOf(rgb.b)}); }

class ColourTarget : public testing::GpuTest {
 protected:
  /// Mean bytes around the middle of each patch.
  std::vector<glm::dvec3> photograph(const shared::Lighting& lighting) {
    constexpr glm::uvec2 kSize{512, 512};
    const Camera camera{glm::vec3(0), 0, 0, testing::kPatchesAcross * testing::kPatchMm};
    testing::BallScene ball(device(), 0.5);  // its dots are out of sight
    ball.layDots({testing::makeDot(glm::dvec3(0, 0, -90), {0, 0, -1}, 0.2, 0.5)});
    const HeadScene card(device(), testing::colourCard(), lighting);
    Frame frame(device(), {kSize, 1});
    Frame::Input input{card, ball.dots, camera, lighting, testing::matte(skinLook({}, card.colour()))};
    input.retarget = false;
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, input); });

    const auto bytes = gpu::download(device(), frame.picture(), 4);
    const float px_per_mm = static_cast<float>(kSize.y) / camera.height_mm;
    std::vector<glm::dvec3> means;
    for (std::size_t patch = 0; patch < testing::kPatches.size(); ++patch) {
      const glm::vec3 middle = testing::patchMiddle(patch);
      const int column = static_cast<int>(kSize.x / 2 + px_per_mm * middle.x), row = static_cast<int>(kSize.y / 2 - px_per_mm * middle.y);
      constexpr int kReach = 12;
      glm::dvec3 sum(0);
      for (int y = row - kReach; y < row + kReach; ++y)
        for (int x = column - kReach; x < column + kReach; ++x)
          for (int channel = 0; channel < 3; ++channel)
            sum[channel] += std::to_integer<int>(bytes[(static_cast<std::size_t>(y) * kSize.x + x) * 4 + channel]);
      means.push_back(sum / (4.0 * kReach * kReach));
    }
    return means;
  }
};

TEST_F(ColourTarget, ComesBackInItsOwnColoursUnderEvenLight) {
  const auto seen = photograph(testing::evenLight());
  for (std::size_t patch = 0; patch < seen.size(); ++patch) {
    const auto& rgb = testing::kPatches[patch];
    const double difference = testing::ciede2000(labOfBytes(seen[patch]), labOfBytes({rgb[0], rgb[1], rgb[2]}));
    EXPECT_LT(difference, 1) << "patch " << patch + 1 << ": " << seen[patch].r << " " << seen[patch].g << " " << seen[patch].b;
  }
  for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(seen[testing::kGreyCard][channel], 118, 1);
}

// A light twice as strong is a stop more, and nothing else: what the tone map leaves alone stays proportional.
TEST_F(ColourTarget, IsProportionalToTheLightBelowTheShoulder) {
  shared::Lighting half = testing::evenLight();
  half.exposure = 0.5f;
  const auto seen = photograph(half);
  const double grey = seen[testing::kGreyCard].g;
  EXPECT_NEAR(linearOf(grey), linearOf(118) / 2, 0.002);
}

}  // namespace
}  // namespace stipple
