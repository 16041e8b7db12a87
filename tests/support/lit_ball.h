// A bare ball of even skin under any light: linear light of every pixel, and what lies there by geometry.
#pragma once
#include <cmath>
#include <cstring>
#include <glm/gtc/packing.hpp>
#include <optional>
#include <vector>

#include "support/ball_scene.h"

namespace stipple::testing {

class LitBall : public GpuTest {
 protected:
  void SetUp() override {
    GpuTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ball_.emplace(device(), 0.5);
    Plan hairless;
    hairless.native.density_per_cm2 = 0;
    ball_->treat(hairless, std::nullopt);
  }
  void TearDown() override {
    head_.reset();
    ball_.reset();
    GpuTest::TearDown();
  }

  /// Of one colour, without relief, pigment or oil.
  shared::SkinLook evenSkin(float albedo, float reflectance, float roughness) {
    shared::SkinLook look = skinLook(Plan(), ball_->head.colour());
    look.albedo = glm::vec3(albedo);
    look.specular = reflectance;
    look.roughness = look.oily_roughness = roughness;
    look.relief = look.variation = 0;
    return look;
  }

  /// Dark but for an exposure of 1.
  static shared::Lighting darkness() {
    shared::Lighting dark{};
    dark.exposure = 1;
    for (shared::AreaLight& light : dark.lights) light = {{0, 5000, 0}, {1, 0, 0}, {0, 0, 1}, {0, 0, 0}};
    return dark;
  }

  /// Brows, lashes and lips where the built-in head has them.
  void paintFace() {
    painted_face_ = true;
    head_.reset();
  }

  struct Seen {
    std::vector<glm::vec3> linear;
    std::vector<glm::u8vec3> bytes;
  };
  Seen see(const shared::Lighting& lighting, const shared::SkinLook& look, const Camera& camera, glm::uvec2 size) {
    if (!head_ || std::memcmp(&lighting, &baked_for_, sizeof(lighting)) != 0) {
      Head ball = ball_->scalp.head();
      ball.is_built_in = painted_face_;
      head_.emplace(device(), ball, lighting);
    }
    baked_for_ = lighting;
    Frame frame(device(), {size, 1});
    Frame::Input input{*head_, ball_->dots, camera, lighting, look};
    input.retarget = false;
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, input); });
    Seen seen;
    constexpr std::size_t kBytesPerPixel = 8, kBytesOfPicture = 4;
    const auto halves = gpu::download(device(), frame.linear(), kBytesPerPixel);
    for (std::size_t at = 0; at < halves.size(); at += kBytesPerPixel) {
      std::uint64_t texel = 0;
      std::memcpy(&texel, &halves[at], sizeof(texel));
      seen.linear.emplace_back(glm::unpackHalf4x16(texel));
    }
    const auto picture = gpu::download(device(), frame.picture(), kBytesOfPicture);
    for (std::size_t at = 0; at < picture.size(); at += kBytesOfPicture)
      seen.bytes.emplace_back(std::to_integer<int>(picture[at]), std::to_integer<int>(picture[at + 1]), std::to_integer<int>(picture[at + 2]));
    return seen;
  }

  struct Point {
    glm::dvec3 place, normal, to_eye;
  };
  /// Where the middle of a pixel meets the ball.
  static std::optional<Point> pointAt(const Camera& camera, glm::uvec2 size, glm::uvec2 pixel) {
    const shared::View view = viewOf(camera, size, 1);
    const glm::dvec2 c = (glm::dvec2(pixel) + 0.5 - glm::dvec2(size) / 2.0) / static_cast<double>(view.focal_px);
    const glm::dvec3 eye(view.eye), ray = glm::normalize(glm::dvec3(view.forward) + glm::dvec3(view.right) * c.x - glm::dvec3(view.up) * c.y);
    const glm::dvec3 from = eye - kChartCentre;
    const double b = glm::dot(from, ray), under = b * b - glm::dot(from, from) + kBallRadiusMm * kBallRadiusMm;
    if (under < 0) return std::nullopt;
    const glm::dvec3 place = eye + ray * (-b - std::sqrt(under));
    return Point{place, glm::normalize(place - kChartCentre), -ray};
  }

  /// Looks at a place of the ball, square on but for the angles added.
  static Camera lookingAt(const glm::dvec3& towards, double more_yaw, double more_pitch, float height_mm) {
    return {glm::vec3(kChartCentre + kBallRadiusMm * towards), static_cast<float>(std::atan2(towards.x, towards.z) + more_yaw),
            static_cast<float>(std::asin(towards.y) + more_pitch), height_mm};
  }

 private:
  std::optional<BallScene> ball_;
  std::optional<HeadScene> head_;  // with the shadows of the light that it was seen in last
  shared::Lighting baked_for_{};
  bool painted_face_ = false;
};

}  // namespace stipple::testing
