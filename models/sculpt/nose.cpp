#include "sculpt/nose.h"

#include <array>
#include <glm/vec2.hpp>

namespace stipple::sculpt {
namespace {

/// A level cut through the pyramid of the nose: a ridge with straight flanks.
struct Ridge {
  float y, crest_z;
  float roundness_mm;  // of the crest
  float slope;         // of the flanks: mm back per mm sideways
};
constexpr auto kPyramid = std::to_array<Ridge>({
    {34, 89, 9, 0.5f},
    {26, 91.2f, 8, 0.7f},
    {18, 92.4f, 6, 1},
    {10, 95.2f, 4.8f, 1.1f},
    {0, 101.3f, 4.6f, 1.12f},
    {-9, 108.1f, 5, 1.25f},
    {-15, 112.6f, 6, 1.5f},
    {-26, 114, 6, 1.75f},
});
// Underside of the nose: nothing of the pyramid lies below this line, which falls from the tip to the lip.
constexpr float kUndersideAtFace_mm = -29.2f;
constexpr float kUndersideRise = 0.2f;
constexpr float kUndersideEdge_mm = 6;
constexpr float kFaceDepth_mm = 95;

constexpr Ellipsoid kTip{{0, -19.4f, 108}, {6.8f, 6.9f, 8}};
constexpr float kTipJoin_mm = 11;
constexpr Ellipsoid kDome{{3, -19.8f, 109}, {4.8f, 5.4f, 6}};
constexpr float kDomeJoin_mm = 4;
// The wing: a lobe that leans along the flank, from beside the tip back to the cheek.
constexpr vec3 kWingCentre{11.5f, -23.6f, 99};
constexpr Ellipsoid kWing{{0, 0, 0}, {4.8f, 6.6f, 8.6f}};
constexpr float kWingJoin_mm = 6;
constexpr Capsule kColumella{{0, -28.8f, 99.6f}, 3.2f, {0, -25.8f, 108.6f}, 3.6f};
constexpr float kColumellaJoin_mm = 4;
constexpr Ellipsoid kBase{{0, -27.6f, 96.6f}, {9.5f, 4.6f, 6.8f}};
constexpr Ellipsoid kLipRoot{{0, -34.6f, 93.2f},
                             {8.5f, 5.5f, 6.8f}};  // the lip where it hangs from the septum
constexpr float kBaseJoin_mm = 5;
constexpr float kNoseToFace_mm = 8;

// The groove over and behind the wing; a negative radius lets it run out.
constexpr std::array<TubePoint, 7> kWingGroove = {{
    {{9, -14, 109}, -4},
    {{12, -15, 104.5f}, -0.6f},
    {{15.6f, -16.6f, 99.6f}, 0.3f},
    {{18.2f, -20.4f, 95.6f}, 0.8f},
    {{18.5f, -24.5f, 93.2f}, 0.6f},
    {{17.4f, -29, 92.8f}, -0.6f},
    {{14.5f, -32.5f, 93.6f}, -4},
}};
constexpr float kWingGrooveCarve_mm = 4;
constexpr Ellipsoid kNostril{{0, 0, 0}, {2.5f, 4.6f, 4.8f}};
constexpr vec3 kNostrilCentre{6.5f, -30, 101.6f};
constexpr float kNostrilCarve_mm = 2.4f;

// From wing to mouth corner, seen from the front.
constexpr auto kNasolabialFold = std::to_array<glm::vec2>({
    {19.5f, -17},
    {22.5f, -24},
    {26.5f, -32},
    {30.5f, -41},
    {33.5f, -51},
    {34.5f, -59},
});
constexpr float kNasolabialDepth_mm = 0.75f;
constexpr float kNasolabialHalfWidth_mm = 8;

Ridge ridgeAt(float y) {
  std::size_t i = 0;
  while (i + 2 < kPyramid.size() && y < kPyramid[i + 1].y) ++i;
  const auto at = [](std::size_t k) { return kPyramid[std::min(k, kPyramid.size() - 1)]; };
  const Ridge before = at(i == 0 ? 0 : i - 1), above = at(i), below = at(i + 1), after = at(i + 2);
  const float t = std::clamp((above.y - y) / (above.y - below.y), 0.0f, 1.0f);
  const auto along = [&](float Ridge::*field) {
    return catmullRom(before.*field, above.*field, below.*field, after.*field, t);
  };
  return {y, along(&Ridge::crest_z), along(&Ridge::roundness_mm), along(&Ridge::slope)};
}

float pyramid(const vec3& p) {
  const Ridge ridge = ridgeAt(p.y);
  const float sideways = softAbs(p.x, ridge.roundness_mm) - ridge.roundness_mm;
  const float flank =
      (p.z - ridge.crest_z + sideways * ridge.slope) / std::sqrt(1 + ridge.slope * ridge.slope);
  const float underside = kUndersideAtFace_mm + kUndersideRise * (p.z - kFaceDepth_mm) - p.y;
  return smoothIntersection(flank, underside, kUndersideEdge_mm);
}

float noseAlone(const vec3& p) {
  static const Axes wing = turnedAxes(kWingCentre, -33, 8, 8);
  float nose = smoothUnion(pyramid(p), kTip.distance(p), kTipJoin_mm);
  nose = smoothUnion(nose, kDome.distance(p), kDomeJoin_mm);
  nose = smoothUnion(nose, kWing.distance(wing.toLocal(p)), kWingJoin_mm);
  nose = smoothUnion(nose, kColumella.distance(p), kColumellaJoin_mm);
  nose = smoothUnion(nose, kBase.distance(p), kBaseJoin_mm);
  return smoothUnion(nose, kLipRoot.distance(p), kBaseJoin_mm);
}

float nasolabialFold(const vec3& p) {
  const CurvePosition fold = projectOnto(kNasolabialFold, {p.x, p.y});
  const float along = bell(2 * fold.parameter - 1);
  const float front = smoothStep(62, 72, p.z);
  return front * along * kNasolabialDepth_mm * bell(fold.distance_mm / kNasolabialHalfWidth_mm);
}

}  // namespace

float addNose(const vec3& p, float distance) {
  const bool beside = p.z < 50 || p.y > 55 || p.y < -70 || p.x > 55;
  if (beside) return distance;
  distance += nasolabialFold(p);
  if (p.y < -55 || p.x > 45) return distance;
  static const Tube groove(kWingGroove, 10);
  static const Axes nostril = turnedAxes(kNostrilCentre, -26, 10, 12);
  distance = smoothUnion(distance, noseAlone(p), kNoseToFace_mm);
  distance = smoothCarve(distance, groove.distance(p, 12), kWingGrooveCarve_mm);
  return smoothCarve(distance, kNostril.distance(nostril.toLocal(p)), kNostrilCarve_mm);
}

}  // namespace stipple::sculpt
