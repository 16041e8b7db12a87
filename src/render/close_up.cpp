#include "render/close_up.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"

namespace stipple {
namespace {

constexpr float kMacroHeightMm = 40;  // single dots and the furrows of skin both show
constexpr double kSteepestPitchDegrees = 89;

}  // namespace

Camera closeUp(const glm::vec3& at, const glm::vec3& normal, float height_mm) {
  const auto steepest = static_cast<float>(radians(kSteepestPitchDegrees));
  return {.target = at,
          .yaw = std::atan2(normal.x, normal.z),
          .pitch = std::clamp(std::asin(std::clamp(normal.y, -1.0f, 1.0f)), -steepest, steepest),
          .height_mm = height_mm};
}

glm::vec3 normalAt(const Hit& skin, const Mesh& mesh) {
  glm::vec3 normal(0);
  for (int i = 0; i < 3; ++i) normal += skin.barycentric[i] * mesh.normals[mesh.triangles[skin.triangle][i]];
  return glm::normalize(normal);
}

std::optional<Hit> middleOfHairline(const Outline& outline, const RayCaster& rays) {
  const glm::vec3 place(outline.points_mm[static_cast<std::size_t>(HairlinePointId::mid_frontal)]);
  constexpr float kOutside = 2;  // times as far from the middle of the head
  return rays.cast(place * kOutside, -place);
}

std::optional<Camera> macroView(const Scalp& scalp, const Plan& plan) {
  const auto middle = middleOfHairline(scalp.outlineFor(plan), scalp.rays());
  if (!middle) return std::nullopt;
  return closeUp(middle->position, normalAt(*middle, scalp.head().mesh), kMacroHeightMm);
}

}  // namespace stipple
