// Light of lamps that skin throws into its own hollows.
#include "render/bounce.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "render/lights.h"

namespace stipple {
namespace {

// A lit wall on a floor that no lamp reaches, in the corner of which more and more of the sky is hidden.
struct Corner {
  std::vector<SkinPatch> patches;
  std::vector<SkySeen> sky;
  std::vector<glm::vec4> lights;
  shared::Lighting lighting{};
  std::size_t floor_at = 0;

  Corner() {
    lighting.exposure = 1;
    lighting.lights[0] = {{0, 30, 1000}, {200, 0, 0}, {0, 200, 0}, glm::vec3(1)};
    for (float x = -60; x <= 60; x += 4)
      for (float y = 2; y < 50; y += 4) add({{x, y, 0}, {0, 0, 1}, 16}, 1, 1);
    floor_at = patches.size();
    for (float z = 4; z < 50; z += 4) add({{0, 0, z}, {0, 1, 0}, 16}, 0.6f, 0);
  }
  void add(const SkinPatch& patch, float sky_share, float lit) {
    patches.push_back(patch);
    sky.push_back({sky_share, patch.normal});
    lights.push_back({lit, 0, 0, 0});
  }
  std::vector<float> bounced(bool first_at_camera = false) const {
    return bakeBounce(patches, sky, lights, lighting, first_at_camera);
  }
};

TEST(Bounce, IsWhatTheHiddenSkyWouldGiveWereItAsBrightAsTheWall) {
  const Corner corner;
  const float wall = irradiance(corner.lighting.lights[0], {{0, 24, 0}, {0, 0, 1}}) / 3.14159265f;
  ASSERT_GT(wall, 0);
  EXPECT_NEAR(corner.bounced()[corner.floor_at + 3], 0.4f * wall, 0.01f * wall);
}

TEST(Bounce, IsNothingWhereAllOfTheSkyIsSeenOrNothingIsLit) {
  Corner corner;
  corner.sky[corner.floor_at].share = 1;
  corner.sky[corner.floor_at + 1].share = 0.99f;  // what a bake of few directions says of open skin
  EXPECT_EQ(corner.bounced()[corner.floor_at], 0);
  EXPECT_EQ(corner.bounced()[corner.floor_at + 1], 0);
  std::fill(corner.lights.begin(), corner.lights.end(), glm::vec4(0));
  EXPECT_EQ(corner.bounced()[corner.floor_at + 3], 0);
}

// Or a bake would remember the camera that was first.
TEST(Bounce, LeavesTheLightAtTheCameraOut) {
  const Corner corner;
  EXPECT_EQ(corner.bounced(true)[corner.floor_at + 3], 0);
}

}  // namespace
}  // namespace stipple
