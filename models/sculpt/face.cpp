#include "sculpt/face.h"

#include <array>

namespace stipple::sculpt {
namespace {

template <typename Shape>
struct Joined {
  Shape shape;
  float radius_mm;  // of the union with what is there already
};

constexpr Ellipsoid kFacialBlock{{0, -18, 36}, {58, 68, 53}};
constexpr float kFaceToCranium_mm = 18;

constexpr Joined<Ellipsoid> kMaxilla{{{0, -52, 38}, {46, 46, 48}}, 20};
constexpr std::array<Joined<Capsule>, 3> kMandible = {{
    {{{50, -56, 6}, 12, {32, -82, 50}, 12}, 22},  // body
    {{{32, -82, 50}, 12, {0, -87, 79}, 14}, 18},  // towards the chin
    {{{60, -5, 6}, 9, {50, -58, 8}, 12}, 18},     // ramus
}};
constexpr Joined<Ellipsoid> kMasseter{{{46, -32, 32}, {15, 32, 26}}, 18};
constexpr std::array<Joined<Capsule>, 2> kZygoma = {{
    {{{40, -12, 63}, 13, {55, -5, 42}, 11}, 18},
    {{{55, -5, 42}, 11, {62, 1, 8}, 8}, 18},  // arch, back to the ear
}};
constexpr std::array<Joined<Ellipsoid>, 4> kSoftTissue = {{
    {{{40, -40, 46}, {17, 28, 23}}, 18},  // hollow of the cheek
    {{{30, -30, 62}, {20, 26, 21}}, 18},  // cheek beside the nose
    {{{0, -50, 68}, {32, 32, 29}}, 16},   // muzzle over the teeth
    {{{0, -86, 78}, {21, 13, 17}}, 16},   // chin
}};

// Brow ridge, turning down into the outer rim of the orbit.
constexpr std::array<TubePoint, 8> kBrowRidge = {{
    {{0, 36.2f, 83.3f}, 9.5f},
    {{11, 37, 84.2f}, 8.8f},
    {{24, 37.4f, 81.8f}, 8},
    {{36, 36.6f, 75}, 7.2f},
    {{45, 33, 66.5f}, 6.2f},
    {{49.5f, 24, 59.5f}, 5.4f},
    {{49.5f, 10, 56.5f}, 5},
    {{47, -4, 57}, 4},
}};
constexpr float kBrowJoin_mm = 17;
constexpr Ellipsoid kOrbit{{33.5f, 15.5f, 92.5f}, {16.5f, 8.5f, 13.5f}};
constexpr float kOrbitJoin_mm = 17;
// Fills the inner corner of the socket, so that the gaze is not stern.
constexpr Ellipsoid kInnerOrbit{{14.5f, 22, 78.6f}, {7.5f, 8.5f, 6.5f}};
constexpr float kInnerOrbitJoin_mm = 10;

template <typename Parts>
float joinAll(float distance, const vec3& p, const Parts& parts) {
  for (const auto& part : parts) distance = smoothUnion(distance, part.shape.distance(p), part.radius_mm);
  return distance;
}

}  // namespace

float addFaceMasses(const vec3& p, float cranium_distance) {
  static const Tube brow_ridge(kBrowRidge, 14);
  float face = kFacialBlock.distance(p);
  face = joinAll(face, p, std::array{kMaxilla});
  face = joinAll(face, p, kMandible);
  face = joinAll(face, p, std::array{kMasseter});
  face = joinAll(face, p, kZygoma);
  face = joinAll(face, p, kSoftTissue);

  float distance = smoothUnion(cranium_distance, face, kFaceToCranium_mm);
  distance = smoothUnion(distance, brow_ridge.distance(p, kBrowJoin_mm + 7), kBrowJoin_mm);
  distance = smoothCarve(distance, kOrbit.distance(p), kOrbitJoin_mm);
  return smoothUnion(distance, kInnerOrbit.distance(p), kInnerOrbitJoin_mm);
}

}  // namespace stipple::sculpt
