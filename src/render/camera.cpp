#include "render/camera.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "base/units.h"
#include "shared/splat.h"

namespace stipple {
namespace {

constexpr std::array<std::string_view, 10> kNames{"front", "left45", "right45", "left90",    "right90",
                                                  "top",   "back",   "crown",   "chin-down", "hairline"};

constexpr float kPortraitHeightMm = 340;  // head and neck with some air
constexpr float kNearMm = 20;
// What a camera in numbers may ask for: close enough for single grains, far enough for a head with its
// shoulders.
constexpr float kSteepestPitchDegrees = 89, kLowestHeightMm = 8, kGreatestHeightMm = 1000;

float rad(double deg) {
  return static_cast<float>(radians(deg));
}

}  // namespace

std::span<const std::string_view> viewNames() {
  return kNames;
}

Result<Camera> viewNamed(std::string_view name, const Landmarks& landmarks) {
  // The middle of the head from menton to vertex; seen from the side, from tip of the nose to the back of the
  // head.
  const glm::vec3 middle{0, (landmarks.vertex.y + landmarks.menton.y) / 2 - 6, 0};
  const float depth = (landmarks.pronasale.z + landmarks.opisthocranion.z) / 2;
  Camera camera{middle, 0, 0, kPortraitHeightMm};
  if (name == "front") return camera;
  if (name == "left45") return Camera{{8, middle.y, 8}, rad(45), rad(4), kPortraitHeightMm};
  if (name == "right45") return Camera{{-8, middle.y, 8}, rad(-45), rad(4), kPortraitHeightMm};
  if (name == "left90") return Camera{{0, middle.y, depth}, rad(90), 0, kPortraitHeightMm};
  if (name == "right90") return Camera{{0, middle.y, depth}, rad(-90), 0, kPortraitHeightMm};
  if (name == "top") return Camera{{0, 60, depth - 4}, 0, rad(89), 290};
  if (name == "back") return Camera{middle, rad(180), 0, kPortraitHeightMm};
  if (name == "crown") return Camera{{0, 50, -20}, rad(180), rad(45), 300};
  if (name == "chin-down") return Camera{{0, 36, 30}, 0, rad(24), 300};
  if (name == "hairline") {
    // A close-up of the middle of the hairline, looked at square on: 75 mm up from the glabella is about
    // half-way to the vertex on the arc between them.
    const glm::vec3 centre{0, landmarks.glabella.y - 11, -5};
    const glm::vec3 spot =
        centre + glm::normalize(glm::vec3(0, 0.75f, 0.66f)) * glm::length(landmarks.vertex - centre) * 0.97f;
    return Camera{spot, 0, rad(44), 62};
  }
  return Error{fmt::format("there is no view \"{}\"; choose one of: {}", name, fmt::join(kNames, " "))};
}

Result<Camera> viewFrom(std::string_view text, const Landmarks& landmarks) {
  if (text.find(',') == std::string_view::npos) return viewNamed(text, landmarks);
  const Error malformed{
      fmt::format("\"{}\" is neither a view nor a camera; give \"yaw,pitch,height\" in degrees and mm, or "
                  "\"yaw,pitch,height,x,y,z\" with the point to look at",
                  text)};
  std::vector<float> numbers;
  for (const char* at = text.data(); at != text.data() + text.size();) {
    const char* end = text.data() + text.size();
    float number = 0;
    const auto [after, failure] = std::from_chars(at, end, number);
    if (failure != std::errc{} || !std::isfinite(number)) return malformed;
    numbers.push_back(number);
    if (after == end) break;
    if (*after != ',' || after + 1 == end) return malformed;
    at = after + 1;
  }
  if (numbers.size() != 3 && numbers.size() != 6) return malformed;
  if (std::abs(numbers[1]) > kSteepestPitchDegrees)
    return Error{fmt::format("a pitch of {} degrees is too steep; choose from -{} to {}", numbers[1],
                             kSteepestPitchDegrees, kSteepestPitchDegrees)};
  if (numbers[2] < kLowestHeightMm || numbers[2] > kGreatestHeightMm)
    return Error{fmt::format("a height of {} mm cannot be shown; choose from {} to {}", numbers[2],
                             kLowestHeightMm, kGreatestHeightMm)};
  Camera camera = *viewNamed("front", landmarks);
  camera.yaw = rad(static_cast<double>(numbers[0]));
  camera.pitch = rad(static_cast<double>(numbers[1]));
  camera.height_mm = numbers[2];
  if (numbers.size() == 6) {
    camera.target = {numbers[3], numbers[4], numbers[5]};
    if (glm::length(camera.target) > kGreatestHeightMm)
      return Error{fmt::format("the point to look at lies {:.0f} mm from the middle of the head; at most {}",
                               glm::length(camera.target), kGreatestHeightMm)};
  }
  return camera;
}

CameraAxes axesOf(const Camera& camera) {
  const float cp = std::cos(camera.pitch), sp = std::sin(camera.pitch);
  const float cy = std::cos(camera.yaw), sy = std::sin(camera.yaw);
  const glm::vec3 to_eye{sy * cp, sp, cy * cp};
  CameraAxes axes{};
  axes.forward = -to_eye;
  axes.right = {cy, 0, -sy};
  axes.up = {-sy * sp, cp, -cy * sp};
  axes.eye = camera.target + to_eye * camera.distance_mm();
  return axes;
}

shared::View viewOf(const Camera& camera, glm::uvec2 size, std::uint32_t samples) {
  const CameraAxes axes = axesOf(camera);
  shared::View view{};
  view.eye = axes.eye + axes.right * camera.lens_mm.x + axes.up * camera.lens_mm.y;
  view.right = axes.right;
  view.up = axes.up;
  view.forward = axes.forward;
  view.near_mm = kNearMm;
  view.picture = size * samples;
  view.tile = view.core = view.picture;
  view.tile_origin = view.core_origin = {0, 0};
  // A picture taller than wide shows height_mm across its width instead, so that a head always fits.
  const float across = static_cast<float>(std::min(view.picture.x, view.picture.y));
  view.mm_per_px = camera.height_mm / across;
  view.focal_px = camera.distance_mm() / view.mm_per_px;
  const glm::vec2 off_axis = camera.lens_mm * (view.focal_px / camera.focus_mm);
  view.centre = glm::vec2(view.picture) / 2.0f + glm::vec2(off_axis.x, -off_axis.y);
  // In pixels of the finished picture, so that drawing it with more samples does not move the change-over.
  view.grains_from_px = shared::kGrainsFromPx * static_cast<float>(samples);
  return view;
}

}  // namespace stipple
