#include "sculpt/mouth.h"

#include <array>
#include <glm/vec2.hpp>

namespace stipple::sculpt {
namespace {

// Left halves; the first point mirrors the second, so that the spline is level on the midline.
constexpr std::array<TubePoint, 7> kUpperLip = {{
    {{-6, -49.8f, 98}, 4.2f},
    {{0, -50.6f, 98.7f}, 4.1f},
    {{6, -49.8f, 98}, 4.2f},
    {{14, -51, 94.9f}, 3.5f},
    {{20.5f, -52.8f, 90.8f}, 2.3f},
    {{24, -53.8f, 86.8f}, 1.2f},
    {{26, -54.2f, 84}, 0.4f},
}};
constexpr std::array<TubePoint, 7> kLowerLip = {{
    {{-5, -57.6f, 96}, 5},
    {{0, -57.6f, 96.1f}, 5},
    {{5, -57.6f, 96}, 5},
    {{13, -56.9f, 94.1f}, 4.2f},
    {{19.5f, -55.7f, 90.6f}, 2.7f},
    {{23.5f, -54.7f, 86.8f}, 1.3f},
    {{26, -54.2f, 84}, 0.4f},
}};
constexpr float kBetweenLips_mm = 2.2f;
constexpr Ellipsoid kTeeth{{0, -53.7f, 87.4f}, {21.5f, 3.2f, 11.2f}};  // closes the gap behind the line
constexpr float kTeethJoin_mm = 1.5f;
// A wide join would raise a welt where the thin ends of the lips sink into the skin.
constexpr float kLipsToFace_mm = 5;
constexpr float kLipsToFaceAtCorner_mm = 1.6f;

// Where the lips meet, seen from the front, midline to corner; beyond it the line runs out.
constexpr auto kMouthLine = std::to_array<glm::vec2>({
    {0, -53.7f},
    {2.5f, -53.4f},
    {5.5f, -52.9f},
    {9, -53.1f},
    {14, -53.7f},
    {19, -54.2f},
    {22.5f, -54.2f},
    {25, -53.9f},
    {27, -53.6f},
});
constexpr glm::vec2 kMouthCorner = kMouthLine[7];
constexpr float kLineDepth_mm = 1.0f;
constexpr float kLineHalfWidth_mm = 2.0f;
constexpr glm::vec2 kCorner{27, -54.2f};  // a dimple
constexpr float kCornerDepth_mm = 0.8f;
constexpr float kCornerHalfWidth_mm = 6.5f;

constexpr Capsule kPhiltrum{{0, -36.5f, 105.7f}, 1.5f, {0, -44.5f, 106.4f}, 2.2f};
constexpr float kPhiltrumCarve_mm = 5;
// Its floor, seen from the front.
constexpr auto kPhiltrumFloor = std::to_array<glm::vec2>({{0, -35.5f}, {0, -44.3f}});
constexpr float kPhiltrumDepth_mm = 0.55f;
constexpr float kPhiltrumHalfWidth_mm = 4.6f;
constexpr Ellipsoid kChinFold{{0, -71, 104}, {16, 5, 8}};
constexpr float kChinFoldCarve_mm = 9;

}  // namespace

glm::vec2 mouthCorner() {
  return kMouthCorner;
}

float addMouth(const vec3& p, float distance) {
  if (p.z < 60 || p.y > -25 || p.y < -90 || p.x > 50) return distance;
  static const Tube upper(kUpperLip, 10);
  static const Tube lower(kLowerLip, 10);
  distance = smoothCarve(distance, kPhiltrum.distance(p), kPhiltrumCarve_mm);
  float lips = smoothUnion(upper.distance(p, 14), lower.distance(p, 14), kBetweenLips_mm);
  lips = smoothUnion(lips, kTeeth.distance(p), kTeethJoin_mm);
  distance =
      smoothUnion(distance, lips, mix(kLipsToFace_mm, kLipsToFaceAtCorner_mm, smoothStep(10, 24, p.x)));

  const CurvePosition philtrum = projectOnto(kPhiltrumFloor, {p.x, p.y});
  distance += kPhiltrumDepth_mm * bell(philtrum.distance_mm / kPhiltrumHalfWidth_mm);
  const CurvePosition line = projectOnto(kMouthLine, {p.x, p.y});
  distance += kCornerDepth_mm * bell(glm::distance(glm::vec2(p), kCorner) / kCornerHalfWidth_mm);
  const float fade = smoothStep(1.05f, 0.35f, line.parameter);
  distance += fade * kLineDepth_mm * bell(line.distance_mm / kLineHalfWidth_mm);
  return smoothCarve(distance, kChinFold.distance(p), kChinFoldCarve_mm);
}

}  // namespace stipple::sculpt
