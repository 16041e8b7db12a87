#include "sculpt/neck.h"

#include <array>

namespace stipple::sculpt {
namespace {

/// A level ellipse through the neck; between two of them the column is interpolated.
struct NeckSection {
  float y, centre_z, half_width, half_depth;
};
constexpr std::array<NeckSection, 7> kNeckColumn = {{
    {20, -25, 50, 56},
    {-40, -21, 51, 50},
    {-75, -18, 51, 49},
    {-110, -18, 52, 51},
    {-145, -22, 55, 55},
    {-180, -28, 66, 60},
    {-240, -32, 80, 64},
}};
constexpr float kNeckTop_mm = 10;
constexpr float kNeckJoin_mm = 28;

constexpr std::array<TubePoint, 5> kSternomastoid = {{
    {{57, -28, -24}, 10.5f},
    {{48.5f, -65, -15}, 10.5f},
    {{35, -115, 7}, 9.5f},
    {{20, -160, 24}, 8.5f},
    {{10, -185, 30}, 7},
}};
constexpr float kSternomastoidJoin_mm = 26;
constexpr Capsule kLarynx{{8, -120, 18}, 10, {0, -135, 26}, 9};
constexpr float kLarynxJoin_mm = 14;
constexpr Capsule kTrapezius{{15, -62, -50}, 18, {52, -165, -58}, 30};
// Mirrored pairs must not meet in a crease.
constexpr float kTrapeziusMidline_mm = 11;
constexpr float kThroatMidline_mm = 10;
constexpr float kTrapeziusJoin_mm = 36;
constexpr Capsule kShoulder{{25, -188, -48}, 40, {150, -214, -44}, 42};
constexpr float kShoulderJoin_mm = 50;
constexpr Ellipsoid kChest{{0, -270, -18}, {175, 105, 74}};
constexpr float kChestJoin_mm = 36;
constexpr std::array<TubePoint, 4> kClavicle = {{
    {{6, -190, 26}, 8},
    {{35, -188, 22}, 7},
    {{80, -189, 3}, 7},
    {{125, -194, -30}, 8},
}};
constexpr float kClavicleJoin_mm = 16;
constexpr Ellipsoid kJugularNotch{{0, -184, 48}, {12, 12, 12}};
constexpr float kJugularJoin_mm = 16;

constexpr Ellipsoid kBust{{0, -150, -18}, {108, 72, 94}};
constexpr float kBustRim_mm = 8;
constexpr float kBustBegins_mm = -112;

float neckColumn(const vec3& p) {
  std::size_t i = 0;
  while (i + 2 < kNeckColumn.size() && p.y < kNeckColumn[i + 1].y) ++i;
  const NeckSection& above = kNeckColumn[i];
  const NeckSection& below = kNeckColumn[i + 1];
  const float linear = std::clamp((p.y - above.y) / (below.y - above.y), 0.0f, 1.0f);
  const float t = mix(linear, smoothStep(0, 1, linear), 0.35f);
  const vec3 centre{0, p.y, mix(above.centre_z, below.centre_z, t)};
  constexpr float kEndless = 1e6f;
  const vec3 radii{mix(above.half_width, below.half_width, t), kEndless,
                   mix(above.half_depth, below.half_depth, t)};
  return std::max(Ellipsoid{centre, radii}.distance(p), p.y - kNeckTop_mm);
}

}  // namespace

float addNeck(const vec3& p, float distance) {
  static const Tube sternomastoid(kSternomastoid, 14);
  static const Tube clavicle(kClavicle, 14);
  const vec3 beside_spine{softAbs(p.x, kTrapeziusMidline_mm), p.y, p.z};
  distance = smoothUnion(distance, neckColumn(p), kNeckJoin_mm);
  const vec3 beside_throat{softAbs(p.x, kThroatMidline_mm), p.y, p.z};
  distance = smoothUnion(distance, sternomastoid.distance(beside_throat, 500), kSternomastoidJoin_mm);
  distance = smoothUnion(distance, kLarynx.distance(beside_throat), kLarynxJoin_mm);
  distance = smoothUnion(distance, kTrapezius.distance(beside_spine), kTrapeziusJoin_mm);
  distance = smoothUnion(distance, kShoulder.distance(p), kShoulderJoin_mm);
  distance = smoothUnion(distance, kChest.distance(p), kChestJoin_mm);
  distance = smoothUnion(distance, clavicle.distance(beside_throat, 60), kClavicleJoin_mm);
  return smoothCarve(distance, kJugularNotch.distance(p), kJugularJoin_mm);
}

float bustCut(const vec3& p) {
  // Above the centre the cut continues as an upright cylinder and leaves the neck alone.
  return kBust.distance({p.x, std::min(p.y, kBust.centre.y), p.z});
}

float cutBust(const vec3& p, float distance) {
  return p.y < kBustBegins_mm ? smoothIntersection(distance, bustCut(p), kBustRim_mm) : distance;
}

}  // namespace stipple::sculpt
