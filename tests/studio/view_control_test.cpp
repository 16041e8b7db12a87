#include "studio/view_control.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

constexpr float kHeadRadiusMm = 90;

/// A ball for a head.
std::optional<glm::vec3> ballAt(const glm::vec3& origin, const glm::vec3& direction) {
  const glm::vec3 ray = glm::normalize(direction);
  const float along = -glm::dot(origin, ray);
  const glm::vec3 nearest = origin + ray * along;
  const float inside = kHeadRadiusMm * kHeadRadiusMm - glm::dot(nearest, nearest);
  if (inside < 0) return std::nullopt;
  return origin + ray * (along - std::sqrt(inside));
}

const Camera kHome{{0, 0, 0}, 0, 0, 340};
const ViewArea kArea{{900, 700}, {450, 300}, 500};

/// Where a point of the head is drawn, in pixels of the area.
glm::vec2 pixelOf(const ViewControl& view, const glm::vec3& point) {
  const shared::View drawn = viewOf(view.shown(kArea), glm::uvec2(kArea.size), 1);
  const glm::vec3 from_eye = point - drawn.eye;
  const float scale = drawn.focal_px / glm::dot(from_eye, drawn.forward);
  return kArea.size / 2.0f +
         glm::vec2(glm::dot(from_eye, drawn.right), -glm::dot(from_eye, drawn.up)) * scale;
}

glm::vec3 skinUnder(const ViewControl& view, glm::vec2 pixel) {
  const shared::View drawn = viewOf(view.shown(kArea), glm::uvec2(kArea.size), 1);
  const glm::vec2 from_centre = pixel - kArea.size / 2.0f;
  const auto skin = ballAt(
      drawn.eye, drawn.forward * drawn.focal_px + drawn.right * from_centre.x - drawn.up * from_centre.y);
  EXPECT_TRUE(skin);
  return skin.value_or(glm::vec3(0));
}

void expectNear(glm::vec2 a, glm::vec2 b, float tolerance) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
}

}  // namespace

TEST(ViewControl, TheTargetStandsInTheMiddleOfTheFreePartAndFillsIt) {
  const ViewControl view(kHome, ballAt);
  expectNear(pixelOf(view, {0, 0, 0}), kArea.free_centre, 0.01f);
  const float top = pixelOf(view, {0, kHome.height_mm / 2, 0}).y;
  EXPECT_NEAR(kArea.free_centre.y - top, kArea.free_side / 2, 1.0f);
}

TEST(ViewControl, ZoomingKeepsTheSkinUnderTheCursor) {
  ViewControl view(kHome, ballAt);
  const glm::vec2 cursor{500, 220};
  const glm::vec3 skin = skinUnder(view, cursor);
  for (int i = 0; i < 25; ++i) {
    view.zoom(kArea, cursor, 1);
    expectNear(pixelOf(view, skin), cursor, 0.5f);
  }
  EXPECT_LT(view.camera().height_mm, 40);
}

TEST(ViewControl, TheEyeNeverEntersTheHead) {
  ViewControl view(kHome, ballAt);
  for (int i = 0; i < 200; ++i) view.zoom(kArea, {460, 310}, 1);
  EXPECT_GT(glm::length(axesOf(view.shown(kArea)).eye), kHeadRadiusMm + 30);
}

TEST(ViewControl, OrbitOfTheWholeHeadKeepsItsMiddleInPlace) {
  ViewControl view(kHome, ballAt);
  view.beginOrbit(kArea);
  view.orbit(kArea, {130, -60});
  expectNear(pixelOf(view, {0, 0, 0}), kArea.free_centre, 0.1f);
  EXPECT_LT(view.camera().yaw, 0);  // dragged to the right: seen from the subject's right
}

TEST(ViewControl, OrbitInACloseUpTurnsAroundTheSkinLookedAt) {
  ViewControl view(kHome, ballAt);
  for (int i = 0; i < 12; ++i) view.zoom(kArea, {520, 250}, 1);
  const glm::vec3 skin = skinUnder(view, kArea.free_centre);
  view.beginOrbit(kArea);
  view.orbit(kArea, {40, 30});
  expectNear(pixelOf(view, skin), kArea.free_centre, 0.5f);
}

TEST(ViewControl, OrbitStopsShortOfStandingOnItsHead) {
  ViewControl view(kHome, ballAt);
  view.beginOrbit(kArea);
  for (int i = 0; i < 50; ++i) view.orbit(kArea, {0, 100});
  EXPECT_LT(view.camera().pitch, 1.5708f);
}

TEST(ViewControl, PanningMovesTheHeadWithTheCursorAndNotOutOfReach) {
  ViewControl view(kHome, ballAt);
  view.pan(kArea, {50, 20});
  expectNear(pixelOf(view, {0, 0, 0}), kArea.free_centre + glm::vec2(50, 20), 0.1f);
  for (int i = 0; i < 100; ++i) view.pan(kArea, {500, 0});
  EXPECT_LT(glm::length(view.camera().target), 400);
}

TEST(ViewControl, FitShowsTheWholeHeadFromTheSameSide) {
  ViewControl view(kHome, ballAt);
  view.beginOrbit(kArea);
  view.orbit(kArea, {100, 0});
  const float yaw = view.camera().yaw;
  view.zoom(kArea, {450, 300}, 8);
  view.fit();
  EXPECT_EQ(view.camera().height_mm, kHome.height_mm);
  EXPECT_EQ(view.camera().target, kHome.target);
  EXPECT_EQ(view.camera().yaw, yaw);
}

TEST(ViewControl, AMacroViewIsSquareToTheSkinAndStepsBackToWhereItCameFrom) {
  ViewControl view(kHome, ballAt);
  view.orbit(kArea, {-60, 40});
  const Camera before = view.camera();
  const glm::vec3 normal = glm::normalize(glm::vec3(0.5f, 0.6f, 0.7f)), place = normal * kHeadRadiusMm;
  view.lookClosely(place, normal);
  EXPECT_TRUE(view.isClose());
  EXPECT_NEAR(view.camera().height_mm, 30, 10);  // domain: 20 to 40 mm
  EXPECT_NEAR(glm::dot(axesOf(view.camera()).forward, normal), -1, 1e-4f);
  expectNear(pixelOf(view, place), kArea.free_centre, 0.5f);
  view.stepBack();
  EXPECT_EQ(view.camera(), before);
  EXPECT_FALSE(view.isClose());
}

TEST(ViewControl, TurningKeepsWhatIsLookedAtInPlaceOnTheHead) {
  ViewControl view({{0, 20, 85}, 0.2f, 0.1f, 60}, ballAt);
  const glm::vec3 target = view.camera().target;
  view.turn(1.0f);
  view.turn(-1.0f);
  EXPECT_LT(glm::distance(view.camera().target, target), 0.01f);
}

}  // namespace stipple
