#include "studio/scale_bar.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

namespace stipple {
namespace {

TEST(ScaleBar, IsTheLongestRoundLengthThatFits) {
  EXPECT_FLOAT_EQ(scaleBarFor(20, 160).mm, 5);
  EXPECT_FLOAT_EQ(scaleBarFor(16, 160).mm, 10);
  EXPECT_FLOAT_EQ(scaleBarFor(3, 160).mm, 50);
  EXPECT_FLOAT_EQ(scaleBarFor(400, 160).mm, 0.2f);
  EXPECT_FLOAT_EQ(scaleBarFor(20, 160).px, 100);
}

/// Two places of a ball's skin five millimetres apart are as far apart on the screen as the bar says.
TEST(ScaleBar, MeasuresTheSkinThatIsSeenNotThePlaneOfTheTarget) {
  constexpr float kRadiusMm = 90, kApartMm = 5;
  // A ball of many triangles, looked at from the front; the camera's target is its middle, far behind the
  // skin.
  std::vector<glm::vec3> positions;
  std::vector<glm::uvec3> triangles;
  constexpr std::uint32_t kSides = 200;
  for (std::uint32_t y = 0; y <= kSides; ++y)
    for (std::uint32_t x = 0; x <= kSides; ++x) {
      const float u = (static_cast<float>(x) / kSides - 0.5f) * 2,
                  v = (static_cast<float>(y) / kSides - 0.5f) * 2;
      positions.push_back(glm::normalize(glm::vec3(u, v, 1)) * kRadiusMm);
    }
  for (std::uint32_t y = 0; y < kSides; ++y)
    for (std::uint32_t x = 0; x < kSides; ++x) {
      const std::uint32_t a = y * (kSides + 1) + x, b = a + 1, c = a + kSides + 1, d = c + 1;
      triangles.push_back({a, b, d});
      triangles.push_back({a, d, c});
    }
  const RayCaster rays(positions, triangles);
  const PictureView view({{0, 0, 0}, 0, 0, 100}, {30, 10}, {800, 600});
  const auto px_per_mm = pixelsPerMm(view, rays, glm::vec2(430, 310));
  ASSERT_TRUE(px_per_mm);
  const float half = kApartMm / 2, depth = std::sqrt(kRadiusMm * kRadiusMm - half * half);
  const float seen = glm::distance(view.project({-half, 0, depth}), view.project({half, 0, depth}));
  EXPECT_NEAR(*px_per_mm * kApartMm, seen, 0.01f * seen);
  EXPECT_FALSE(pixelsPerMm(view, rays, glm::vec2(31, 11)));  // beside the ball's cap
}

}  // namespace
}  // namespace stipple
