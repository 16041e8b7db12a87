#include "studio/view_control.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "render/close_up.h"
#include "studio/picture_view.h"

namespace stipple {
namespace {

constexpr float kOrbitTurn = static_cast<float>(kPi);  // drag across the area's shorter side: half a turn
constexpr float kLowestPitch = -0.9f, kHighestPitch = 1.555f;  // under the chin; just short of straight down
constexpr float kZoomAStep = 1.15f;
// From skin so close that single dots fill the screen (the eye 56 mm away) to a head small on the screen.
constexpr float kLeastHeightMm = 15, kMostHeightMm = 900;
constexpr float kFarthestTargetMm = 220;  // a head cannot be panned out of sight
constexpr float kWholeHeadHeightMm =
    220;  // from here on an orbit turns the head, nearer it turns around the skin looked at
constexpr float kDistanceAHeight = Camera::kLensMm / Camera::kFilmMm;

glm::vec2 offsetOf(const ViewArea& area) {
  return area.free_centre - area.size / 2.0f;
}
float sideOf(const ViewArea& area) {
  return std::min(area.size.x, area.size.y);
}

}  // namespace

void ViewControl::fit() {
  camera_.target = home_.target;
  camera_.height_mm = home_.height_mm;
}

Camera ViewControl::shown(const ViewArea& area) const {
  const CameraAxes axes = axesOf(camera_);
  const float mm_per_px = camera_.height_mm / area.free_side;
  const glm::vec2 offset = offsetOf(area) * mm_per_px;
  Camera shown = camera_;
  shown.height_mm = mm_per_px * sideOf(area);
  shown.target += -axes.right * offset.x + axes.up * offset.y;
  return shown;
}

void ViewControl::takeShown(const ViewArea& area, const Camera& shown) {
  const CameraAxes axes = axesOf(shown);
  const float mm_per_px = shown.height_mm / sideOf(area);
  const glm::vec2 offset = offsetOf(area) * mm_per_px;
  camera_ = shown;
  camera_.height_mm = mm_per_px * area.free_side;
  camera_.target += axes.right * offset.x - axes.up * offset.y;
}

void ViewControl::beginOrbit(const ViewArea& area) {
  pivot_ = home_.target;
  if (camera_.height_mm >= kWholeHeadHeightMm) return;
  const Camera drawn = shown(area);
  const auto skin =
      skin_at_(axesOf(drawn).eye, PictureView(drawn, {0, 0}, area.size).rayThrough(area.free_centre));
  pivot_ = skin.value_or(camera_.target);
}

void ViewControl::orbit(const ViewArea& area, glm::vec2 moved) {
  Camera turned = shown(area);
  const CameraAxes before = axesOf(turned);
  const glm::vec3 to_pivot = pivot_ - before.eye;
  const glm::vec3 in_view{glm::dot(to_pivot, before.right), glm::dot(to_pivot, before.up),
                          glm::dot(to_pivot, before.forward)};

  const float radians_per_px = kOrbitTurn / area.free_side;
  turned.yaw = std::remainder(turned.yaw - moved.x * radians_per_px, 2 * static_cast<float>(kPi));
  turned.pitch = std::clamp(turned.pitch + moved.y * radians_per_px, kLowestPitch, kHighestPitch);

  // The pivot stays where it is on the screen, and as far away.
  const CameraAxes after = axesOf(turned);
  const glm::vec3 eye = pivot_ - after.right * in_view.x - after.up * in_view.y - after.forward * in_view.z;
  turned.target = eye + after.forward * turned.distance_mm();
  takeShown(area, turned);
}

void ViewControl::pan(const ViewArea& area, glm::vec2 moved) {
  const CameraAxes axes = axesOf(camera_);
  const float mm_per_px = camera_.height_mm / area.free_side;
  camera_.target += (-axes.right * moved.x + axes.up * moved.y) * mm_per_px;
  const glm::vec3 reach(kFarthestTargetMm);
  camera_.target = glm::clamp(camera_.target, home_.target - reach, home_.target + reach);
}

void ViewControl::turn(float radians) {
  camera_.yaw = std::remainder(camera_.yaw + radians, 2 * static_cast<float>(kPi));
  const glm::vec3 arm = camera_.target - home_.target;
  const float c = std::cos(radians), s = std::sin(radians);
  camera_.target = home_.target + glm::vec3(c * arm.x + s * arm.z, arm.y, c * arm.z - s * arm.x);
}

void ViewControl::lookClosely(const glm::vec3& at, const glm::vec3& normal) {
  if (!isClose()) before_close_ = camera_;
  camera_ = closeUp(at, normal, kMacroHeightMm);
  camera_.pitch = std::clamp(camera_.pitch, kLowestPitch, kHighestPitch);
}

void ViewControl::stepBack() {
  if (before_close_) camera_ = *before_close_;
  before_close_.reset();
}

void ViewControl::zoom(const ViewArea& area, glm::vec2 cursor, float steps) {
  Camera nearer = shown(area);
  const CameraAxes axes = axesOf(nearer);
  const glm::vec3 ray = PictureView(nearer, {0, 0}, area.size).rayThrough(cursor);
  const auto skin = skin_at_(axes.eye, ray);
  // Beside the head the plane through the target stands in for the skin.
  const glm::vec3 held = skin.value_or(axes.eye + ray * (nearer.distance_mm() / glm::dot(ray, axes.forward)));

  // Taking the target to the depth of the skin changes nothing that is seen, because the lens stays the same;
  // moving the eye along its line to the skin then keeps the skin under the cursor.
  const float depth = glm::dot(held - axes.eye, axes.forward);
  const float free_share = area.free_side / sideOf(area);
  const float height = depth / kDistanceAHeight;
  const float wanted =
      std::clamp(height * free_share * std::pow(kZoomAStep, -steps), kLeastHeightMm, kMostHeightMm) /
      free_share;
  const glm::vec3 eye = held + (axes.eye - held) * (wanted / height);
  nearer.height_mm = wanted;
  nearer.target = eye + axes.forward * nearer.distance_mm();
  takeShown(area, nearer);
}

}  // namespace stipple
