// A scan's colours are skin's, whatever its photographs were exposed for.
#include "head/forehead.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

namespace stipple {
namespace {

Head foreheadOf(glm::u8vec3 srgb) {
  Head head;
  head.mesh.positions = {{0, 20, 90}, {10, 25, 90}, {-10, 30, 90}};
  head.mesh.uvs = {{0.5f, 0.5f}, {0.5f, 0.5f}, {0.5f, 0.5f}};
  head.landmarks.glabella = {0, 0, 95};
  head.colour.width = head.colour.height = 1;
  head.colour.rgb = {srgb.r, srgb.g, srgb.b};
  return head;
}
float luminance(const glm::vec3& linear) { return glm::dot(linear, glm::vec3(0.2126f, 0.7152f, 0.0722f)); }

TEST(Forehead, ColoursThatSkinCanHaveStayAsTheyWerePhotographed) {
  const Head head = foreheadOf({188, 142, 118});
  EXPECT_EQ(mapExposure(head), 1);
  EXPECT_NEAR(foreheadColour(head)->r, 0.503f, 0.001f);
  EXPECT_NEAR(foreheadColour(head)->b, 0.181f, 0.001f);
}

TEST(Forehead, BrighterThanSkinIsTheExposureOfThePhotograph) {
  const Head once = foreheadOf({222, 179, 160}), brighter = foreheadOf({236, 191, 171});
  for (const Head* head : {&once, &brighter}) {
    EXPECT_LT(mapExposure(*head), 1);
    EXPECT_NEAR(luminance(*foreheadColour(*head)), 0.36f, 1e-5f);
  }
  EXPECT_LT(mapExposure(brighter), mapExposure(once));
  // The same skin, and its hue kept.
  EXPECT_LT(glm::distance(*foreheadColour(once), *foreheadColour(brighter)), 0.004f);
}

TEST(Forehead, WithoutAMapThereIsNothingToExpose) {
  Head head = foreheadOf({222, 179, 160});
  head.colour = {};
  EXPECT_FALSE(foreheadColour(head));
  EXPECT_EQ(mapExposure(head), 1);
}

}  // namespace
}  // namespace stipple
