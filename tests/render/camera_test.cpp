#include "render/camera.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <set>

#include "base/units.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

/// Where a point of the head lands, in pixels from the top left, by the rule that shared::View states.
glm::vec2 project(const shared::View& view, const glm::vec3& place) {
  const glm::vec3 from_eye = place - view.eye;
  const float depth = glm::dot(from_eye, view.forward);
  return glm::vec2(view.picture) * 0.5f + view.focal_px / depth * glm::vec2(glm::dot(from_eye, view.right), -glm::dot(from_eye, view.up));
}

const Camera kOblique{{3, 40, 12}, 0.6f, 0.3f, 150};

TEST(Camera, WhatItLooksAtIsInTheMiddleOfThePicture) {
  const shared::View view = viewOf(kOblique, {640, 360}, 1);
  EXPECT_LT(glm::distance(project(view, kOblique.target), glm::vec2(320, 180)), 1e-3f);
}

TEST(Camera, HeightIsWhatThePictureShowsFromTopToBottomAtTheTarget) {
  const shared::View view = viewOf(kOblique, {640, 360}, 1);
  const glm::vec3 top = kOblique.target + axesOf(kOblique).up * (kOblique.height_mm / 2);
  EXPECT_NEAR(project(view, top).y, 0, 1e-2);
  EXPECT_NEAR(view.mm_per_px, kOblique.height_mm / 360, 1e-5);
}

TEST(Camera, ATallPictureShowsTheHeightAcrossItsWidthSoThatAHeadFits) {
  EXPECT_NEAR(viewOf(kOblique, {360, 640}, 1).mm_per_px, kOblique.height_mm / 360, 1e-5);
}

TEST(Camera, APixelLeadsBackToThePointThatItShows) {
  const shared::View view = viewOf(kOblique, {800, 600}, 1);
  for (const glm::vec3 place : {glm::vec3(10, 60, 30), glm::vec3(-40, 20, 50), glm::vec3(0, 90, -20)}) {
    const glm::vec2 px = (project(view, place) - glm::vec2(view.picture) * 0.5f) / view.focal_px;
    const glm::vec3 along = view.forward + view.right * px.x - view.up * px.y;
    const float depth = glm::dot(place - view.eye, view.forward);
    EXPECT_LT(glm::distance(view.eye + along * depth, place), 1e-2f);
  }
}

TEST(Camera, AxesAreAtRightAnglesAndRightHanded) {
  const CameraAxes axes = axesOf(kOblique);
  EXPECT_LT(glm::distance(glm::cross(axes.right, axes.up), -axes.forward), 1e-5f);
  EXPECT_NEAR(glm::dot(axes.right, axes.up), 0, 1e-6);
}

TEST(Camera, MoreSamplesDrawTheSameViewOnAFinerGrid) {
  const shared::View coarse = viewOf(kOblique, {320, 240}, 1), fine = viewOf(kOblique, {320, 240}, 2);
  const glm::vec3 place(20, 50, 40);
  EXPECT_LT(glm::distance(project(fine, place), project(coarse, place) * 2.0f), 1e-2f);
  EXPECT_FLOAT_EQ(fine.grains_from_px, 2 * coarse.grains_from_px);
}

TEST(Views, EveryNameIsAViewAndNoTwoAreAlike) {
  const Landmarks landmarks = testing::ballHead(1).landmarks;
  std::set<std::string> poses;
  for (const std::string_view name : viewNames()) {
    const auto view = viewNamed(name, landmarks);
    ASSERT_TRUE(view) << name;
    poses.insert(fmt::format("{} {} {} {}", view->yaw, view->pitch, view->height_mm, view->target.z));
  }
  EXPECT_EQ(poses.size(), viewNames().size());
}

TEST(Views, LookFromWhereTheirNamesSay) {
  const Landmarks landmarks = testing::ballHead(1).landmarks;
  const auto eyeOf = [&](std::string_view name) {
    const Camera view = *viewNamed(name, landmarks);
    return axesOf(view).eye - view.target;
  };
  EXPECT_GT(eyeOf("front").z, 1000);
  EXPECT_LT(eyeOf("back").z, -1000);
  EXPECT_GT(eyeOf("left90").x, 1000);  // +X is the subject's left
  EXPECT_LT(eyeOf("right90").x, -1000);
  EXPECT_GT(eyeOf("top").y, 1000);
  EXPECT_GT(eyeOf("left45").x, 500);
  EXPECT_LT(eyeOf("right45").x, -500);
  for (const std::string_view name : {"left45", "right45"}) EXPECT_GT(eyeOf(name).z, 500) << name;
  EXPECT_LT(eyeOf("crown").z, -500);
  for (const std::string_view name : {"crown", "chin-down", "hairline"}) EXPECT_GT(eyeOf(name).y, 150) << name;
}

TEST(Views, ACameraCanBeGivenInNumbers) {
  const Landmarks landmarks = testing::ballHead(1).landmarks;
  const auto middle = viewFrom("-30,12.5,120", landmarks);
  ASSERT_TRUE(middle) << middle.error().message;
  EXPECT_FLOAT_EQ(middle->yaw, static_cast<float>(-kPi / 6));
  EXPECT_FLOAT_EQ(middle->height_mm, 120);
  EXPECT_EQ(middle->target, viewNamed("front", landmarks)->target);
  const auto spot = viewFrom("0,0,60,1,-2,3.5", landmarks);
  ASSERT_TRUE(spot) << spot.error().message;
  EXPECT_EQ(spot->target, glm::vec3(1, -2, 3.5f));
  EXPECT_TRUE(viewFrom("hairline", landmarks));
}

TEST(Views, CamerasThatAreNoneAreRefusedInWords) {
  const Landmarks landmarks = testing::ballHead(1).landmarks;
  for (const char* text : {"1,2", "1,2,", ",1,2", "1,2,100,4", "1,2,100,4,5,6,7", "a,b,c", "1,2,nan", "1,2,inf", "1;2;3,4"}) {
    const auto view = viewFrom(text, landmarks);
    ASSERT_FALSE(view) << text;
    EXPECT_NE(view.error().message.find("yaw,pitch,height"), std::string::npos) << view.error().message;
  }
  for (const char* text : {"0,90,100", "0,0,1", "0,0,-50", "0,0,9000", "0,0,100,0,0,5000"}) EXPECT_FALSE(viewFrom(text, landmarks)) << text;
}

TEST(Views, AnUnknownNameIsAnsweredWithTheNamesThereAre) {
  const auto view = viewNamed("underneath", testing::ballHead(1).landmarks);
  ASSERT_FALSE(view);
  for (const char* part : {"underneath", "front", "hairline"}) EXPECT_NE(view.error().message.find(part), std::string::npos);
}

}  // namespace
}  // namespace stipple
