#include "sculpt/eyes.h"

#include <array>
#include <glm/vec2.hpp>

namespace stipple::sculpt {
namespace {

constexpr vec3 kEyeCentre{32.2f, 13, 70.6f};
constexpr float kInfluence_mm = 44;

// The soft roll between brow and lid, and the pad under the lower lid.
constexpr std::array<TubePoint, 6> kUpperFold = {{
    {{15, 19.5f, 78.5f}, 4},
    {{22, 24, 80}, 5},
    {{31, 25.8f, 79.8f}, 5.6f},
    {{38.5f, 24.4f, 75.4f}, 5.2f},
    {{44.5f, 20, 67.4f}, 4.2f},
    {{48, 14, 60}, 2.2f},
}};
constexpr float kUpperFoldJoin_mm = 10;
constexpr std::array<TubePoint, 6> kLowerPad = {{
    {{19, 6, 74.5f}, 3},
    {{25, 3.2f, 77}, 4.2f},
    {{33, 2, 77.5f}, 4.8f},
    {{39.5f, 2.2f, 73.4f}, 4.8f},
    {{44.5f, 4.4f, 66.4f}, 4},
    {{48, 8, 58}, 1.4f},
}};
constexpr float kLowerPadJoin_mm = 15;

constexpr float kLidRadius_mm = 13.4f;  // eyeball of 12 mm and 1.5 mm of lid
constexpr Ellipsoid kLidPad{{31, 10.5f, 71}, {14.6f, 8.6f, 11.8f}};
constexpr float kLidPadJoin_mm = 6;
// How the lids meet the socket: broad below, a tighter fold above.
constexpr float kJoinBelow_mm = 10;
constexpr float kJoinAbove_mm = 4.6f;

// Lash line where the lids meet, seen from the front; inner corner first.
constexpr auto kLashLine = std::to_array<glm::vec2>({
    {15.8f, 10.4f},
    {18, 9.7f},
    {21.5f, 8.5f},
    {25.5f, 7.5f},
    {30, 6.9f},
    {34.5f, 6.9f},
    {39, 7.6f},
    {43, 8.8f},
    {46, 10},
    {48, 10.9f},
});
constexpr float kLashGroove_mm = 0.72f;
constexpr float kLashHalfWidth_mm = 1.4f;
// The edge of the upper lid overlaps the lower one.
constexpr float kLidEdge_mm = 0.36f;
constexpr float kLidEdgeAbove_mm = 1.7f;
constexpr float kLidEdgeHalfWidth_mm = 2.3f;

}  // namespace

vec3 eyeCentre() {
  return kEyeCentre;
}

float addEyes(const vec3& p, float distance) {
  const float to_eye = glm::distance(p, kEyeCentre);
  if (to_eye > kInfluence_mm) return distance;
  static const Tube upper_fold(kUpperFold, 14);
  static const Tube lower_pad(kLowerPad, 12);
  distance = smoothUnion(distance, upper_fold.distance(p, kInfluence_mm), kUpperFoldJoin_mm);
  distance = smoothUnion(distance, lower_pad.distance(p, kInfluence_mm), kLowerPadJoin_mm);

  const float lids = smoothUnion(to_eye - kLidRadius_mm, kLidPad.distance(p), kLidPadJoin_mm);
  const float above = smoothStep(1, 9, p.y - kEyeCentre.y);
  distance = smoothUnion(distance, lids, mix(kJoinBelow_mm, kJoinAbove_mm, above));

  constexpr float kFrontOfEye_mm = 60;
  if (p.z < kFrontOfEye_mm) return distance;
  const CurvePosition lash = projectOnto(kLashLine, {p.x, p.y});
  const float fade = smoothStep(0, 0.2f, lash.parameter) * smoothStep(1, 0.78f, lash.parameter);
  const CurvePosition edge = projectOnto(kLashLine, {p.x, p.y - kLidEdgeAbove_mm});
  distance += fade * kLashGroove_mm * bell(lash.distance_mm / kLashHalfWidth_mm);
  return distance - fade * kLidEdge_mm * bell(edge.distance_mm / kLidEdgeHalfWidth_mm);
}

}  // namespace stipple::sculpt
