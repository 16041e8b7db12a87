// What colour a scan's photographs show on its forehead.
#include "head/forehead.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

// The forehead's three corners lie on the left texel, the chin's on the right one.
Head foreheadOf(glm::u8vec3 srgb) {
  Head head;
  head.mesh.positions = {{0, 20, 90}, {10, 25, 90}, {-10, 30, 90}, {0, -90, 80}};
  head.mesh.uvs = {{0.2f, 0.5f}, {0.2f, 0.5f}, {0.2f, 0.5f}, {0.8f, 0.5f}};
  head.landmarks.glabella = {0, 0, 95};
  head.colour = {2, 1, {srgb.r, srgb.g, srgb.b, 20, 40, 60}};
  return head;
}

TEST(Forehead, IsTheColourOfTheMapAboveTheBrows) {
  const auto forehead = photographedForehead(foreheadOf({188, 142, 118}));
  ASSERT_TRUE(forehead);
  EXPECT_NEAR(forehead->r, 0.503f, 0.001f);
  EXPECT_NEAR(forehead->b, 0.181f, 0.001f);
}

TEST(Forehead, NeedsAMap) {
  Head head = foreheadOf({222, 179, 160});
  head.colour = {};
  EXPECT_FALSE(photographedForehead(head));
}

}  // namespace
}  // namespace stipple
