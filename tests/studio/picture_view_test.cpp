#include "studio/picture_view.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "support/ball_head.h"

namespace stipple {
namespace {

TEST(PictureView, ARayThroughThePlaceWhereAPointIsDrawnMeetsThePoint) {
  const PictureView view({{10, 5, -8}, 0.7f, 0.3f, 240}, {30, 12}, {640, 400});
  for (const glm::vec3 place : {glm::vec3(0, 0, 0), glm::vec3(40, 80, 20), glm::vec3(-60, -10, 50)}) {
    const glm::vec3 ray = view.rayThrough(view.project(place));
    EXPECT_NEAR(glm::length(glm::cross(ray, place - view.axes().eye)), 0, 1e-2);
  }
}

TEST(PictureView, MatchesThePictureThatTheShadersDraw) {
  const Camera camera{{10, 5, -8}, 0.7f, 0.3f, 240};
  const PictureView view(camera, {0, 0}, {640, 400});
  const shared::View drawn = viewOf(camera, {640, 400}, 1);
  const glm::vec3 place(30, 60, 40), apart = place - drawn.eye;
  const float scale = drawn.focal_px / glm::dot(apart, drawn.forward);
  const glm::vec2 pixel =
      glm::vec2(drawn.picture) / 2.0f + scale * glm::vec2(glm::dot(apart, drawn.right), -glm::dot(apart, drawn.up));
  EXPECT_NEAR(glm::distance(view.project(place), pixel), 0, 1e-2);
}

TEST(PictureView, SeesTheSkinInFrontAndNotThatBehind) {
  const RayCaster rays(testing::ballHead(4).mesh);
  const PictureView view({{0, 20, 0}, 0, 0, 260}, {0, 0}, {600, 600});
  EXPECT_TRUE(view.sees(rays, glm::vec3(testing::onBall(80, 10))));
  EXPECT_FALSE(view.sees(rays, glm::vec3(testing::onBall(80, 170))));
}

}  // namespace
}  // namespace stipple
