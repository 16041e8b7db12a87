#include "sculpt/density.h"

#include <array>

#include "sculpt/ear.h"
#include "sculpt/neck.h"

namespace stipple::sculpt {
namespace {

constexpr float kScalpEdge_mm = 2.25f;
constexpr float kBustEdge_mm = 6;

/// Inside the box edges have this length; outside they grow with the distance from it.
struct Detail {
  vec3 centre;
  vec3 half_size;
  float edge_mm;
  float growth;  // mm of edge per mm of distance
};
constexpr std::array<Detail, 8> kDetails = {{
    {{20, -24, 88}, {26, 66, 44}, 1.65f, 0.08f},      // face
    {{32, 13, 76}, {17, 9, 12}, 0.95f, 0.14f},        // lids
    {{32, 8, 78}, {16, 3.2f, 9}, 0.52f, 0.15f},       // lash line
    {{0, -54, 96}, {27, 10, 12}, 1.05f, 0.12f},       // lips
    {{0, -53.7f, 95}, {28, 1.6f, 12}, 0.56f, 0.15f},  // line between the lips
    {{70, 8, 6}, {6, 18, 6}, 1.7f, 0.15f},            // skin before the ear, where it bends
    {{66, -25, -34}, {5, 9, 7}, 1.8f, 0.1f},          // mastoid
    {{9, -26, 102}, {11, 8, 12}, 0.8f, 0.14f},        // base of the nose
}};

// The ear, by the distance to it. It grows fast, so that the scalp around keeps even triangles.
constexpr float kEarEdge_mm = 1.0f;
constexpr float kEarGrowth = 0.16f;

constexpr float kRimEdge_mm = 2.4f;
constexpr float kRimGrowth = 0.35f;

float distanceToBox(const vec3& p, const Detail& box) {
  return glm::length(glm::max(glm::abs(p - box.centre) - box.half_size, vec3(0)));
}

}  // namespace

float targetEdge_mm(const vec3& p) {
  const vec3 mirrored{std::abs(p.x), p.y, p.z};
  float edge = mix(kScalpEdge_mm, kBustEdge_mm, smoothStep(-80, -150, p.y));
  if (p.y < -120)
    edge = std::min(edge, kRimEdge_mm + kRimGrowth * std::max(std::abs(bustCut(mirrored)) - 4, 0.0f));
  edge = std::min(edge, kEarEdge_mm + kEarGrowth * std::max(earWithRoot(mirrored), 0.0f));
  for (const Detail& detail : kDetails) {
    edge = std::min(edge, detail.edge_mm + detail.growth * distanceToBox(mirrored, detail));
  }
  return edge;
}

}  // namespace stipple::sculpt
