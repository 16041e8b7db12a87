#include "sculpt/ear.h"

#include <array>
#include <glm/vec2.hpp>

#include "base/units.h"

namespace stipple::sculpt {
namespace {

// All points below are in the ear's own axes (earAxes), mm.
constexpr vec3 kOrigin{68.6f, 1, -1.5f};
// The tables below were drawn a little too large: this brings length and breadth to the mean (measures.h).
constexpr vec3 kFit{0.955f, 0.975f, 1};
constexpr vec3 kMiddle{10, 2, 0};
constexpr float kInfluence_mm = 52;
constexpr float kNear_mm = 8;     // beyond it a stroke cannot matter
constexpr float kSplay_deg = 24;  // stands off the head, open to the front
constexpr float kRake_deg = 13;   // long axis leans back
constexpr float kTopOut_deg = 6;

constexpr std::array<TubePoint, 16> kHelix = {{
    {{12.5f, -1, -5}, 2},  // root, in the concha
    {{8.5f, 1.5f, -2}, 2.4f},
    {{4, 5, 1.2f}, 2.7f},
    {{1.2f, 11, 2.6f}, 2.8f},
    {{1.2f, 18.5f, 3.2f}, 2.9f},
    {{4.2f, 25.5f, 3.8f}, 3},
    {{10.5f, 29.8f, 4.4f}, 3},
    {{18.5f, 30.6f, 4.8f}, 3.1f},
    {{26.5f, 27.5f, 5.2f}, 3.2f},
    {{31.6f, 20.5f, 5.4f}, 3.1f},
    {{33.4f, 11.5f, 5.6f}, 2.8f},
    {{33.2f, 2.5f, 5.6f}, 2.5f},
    {{31, -6, 5}, 2.3f},
    {{27, -13.5f, 4}, 2.2f},
    {{22.5f, -19.5f, 3}, 2.3f},
    {{19, -24, 2.2f}, 2.6f},
}};
constexpr float kHelixJoin_mm = 2.2f;
constexpr std::array<TubePoint, 9> kAntihelix = {{
    {{9.5f, -18, 2.6f}, 2.6f},
    {{14.5f, -15.8f, 3}, 2.4f},
    {{19.5f, -11.5f, 4.4f}, 2.6f},
    {{23.2f, -4.5f, 5.4f}, 3},
    {{24.4f, 3, 5.8f}, 3.3f},
    {{23.6f, 10, 5.6f}, 3.4f},
    {{21.2f, 16.5f, 4.8f}, 3},
    {{17.5f, 22, 3.8f}, 2.6f},
    {{13.5f, 25.5f, 2.8f}, 2},
}};
constexpr std::array<TubePoint, 4> kLowerCrus = {{
    {{23.6f, 9.5f, 5.2f}, 3},
    {{18.5f, 14, 4.4f}, 2.6f},
    {{12, 16.2f, 3.2f}, 2.2f},
    {{5.5f, 16.5f, 1.6f}, 1.8f},
}};
constexpr float kAntihelixJoin_mm = 3;
constexpr std::array<TubePoint, 5> kLobe = {{
    {{19, -24, 1.8f}, 3.2f},
    {{14.5f, -27, 1.2f}, 4},
    {{9.5f, -26.5f, 0.2f}, 4.4f},
    {{5.5f, -22.5f, -0.8f}, 4.2f},
    {{3, -17, -1.5f}, 3.6f},
}};
constexpr float kLobeJoin_mm = 4.5f;
constexpr Ellipsoid kTragus{{3.6f, -7.2f, 2.6f}, {3.6f, 5.2f, 2.9f}};
constexpr Ellipsoid kAntitragus{{9.5f, -17.5f, 2.6f}, {4.2f, 3, 3.2f}};
constexpr float kTragusJoin_mm = 2.5f;

constexpr auto kOutline = std::to_array<glm::vec2>({
    {1, -16},        {-0.5f, -8}, {-1, 2},     {-0.6f, 12},    {0.6f, 19},  {4, 26.5f},     {10.5f, 31},
    {18.5f, 31.8f},  {27, 28.5f}, {32.4f, 21}, {34.4f, 11.5f}, {34, 2.5f},  {31.8f, -6.5f}, {28, -14},
    {23.5f, -20.5f}, {19, -26},   {14, -29},   {8.5f, -29},    {3.5f, -25},
});

// The plate: a curved sheet inside the outline, sunk at concha and cymba.
constexpr float kPlateHeight_mm = 3.3f;
constexpr float kConchaDepth_mm = 9.5f;
constexpr float kCymbaDepth_mm = 4.6f;
constexpr float kPlateHalfThickness_mm = 1.7f;
constexpr float kPlateRim_mm = 1.5f;

// Carries the ear on the skull: its front half is grown together with the head, the rim behind stands free.
constexpr std::array<TubePoint, 8> kRoot = {{
    {{15, -25, -5.6f}, 4.8f},
    {{10.5f, -24.5f, -6.2f}, 5.4f},
    {{9.5f, -21.5f, -7}, 6.2f},
    {{8.5f, -16, -8}, 6.5f},
    {{10.5f, -6, -10}, 8.5f},
    {{10.5f, 6, -9.6f}, 8.5f},
    {{9.5f, 16, -7.5f}, 7},
    {{9, 22, -5.5f}, 5},
}};
constexpr float kRootJoin_mm = 7;
// Skin that closes the ear to the head in front, up to where the helix leaves it.
constexpr std::array<TubePoint, 5> kFrontWall = {{
    {{5, -21, -4}, 3.6f},
    {{4, -8, -3.4f}, 4.2f},
    {{3.6f, 4, -3}, 4.4f},
    {{3.8f, 14, -2.6f}, 4.4f},
    {{6.5f, 23, -2.4f}, 3.8f},
}};
constexpr float kFrontWallJoin_mm = 4;
constexpr float kJoinFront_mm = 8;
constexpr float kJoinBack_mm = 3.2f;
constexpr Ellipsoid kConchaBowl{{12.8f, -4.2f, 3.8f}, {9, 10.4f, 7}};
constexpr float kConchaBowlCarve_mm = 4.5f;
// The ear canal leaves the concha forward and inward, behind the tragus; a notch parts that from the
// antitragus.
constexpr std::array<TubePoint, 3> kCanal = {{
    {{8.2f, -6.8f, -0.6f}, 3.6f},
    {{6, -7, -4.5f}, 3.3f},
    {{3.5f, -7, -10.5f}, 2.8f},
}};
constexpr float kCanalCarve_mm = 2.6f;
constexpr std::array<TubePoint, 3> kNotch = {{
    {{9, -11.5f, 0}, 3},
    {{7.2f, -14.2f, 3}, 2.2f},
    {{6.2f, -15.8f, 6}, 1.9f},
}};
constexpr float kNotchCarve_mm = 2.4f;
constexpr Ellipsoid kTragusFlap{{4.8f, -7, 3}, {3.7f, 5.6f, 2}};
constexpr float kTragusFlapJoin_mm = 2.6f;

/// Level of an upright ellipse in the ear's plane: 0 in its middle, 1 on its edge.
float ellipseLevel(const glm::vec2& p, const glm::vec2& centre, const glm::vec2& radii) {
  return glm::length((p - centre) / radii);
}

float plate(const vec3& local) {
  static const Outline outline(kOutline, 4);
  const glm::vec2 flat{local.x, local.y};
  const float concha = 1 - smoothStep(0.35f, 1.12f, ellipseLevel(flat, {12.5f, -5}, {11.5f, 12.5f}));
  const float cymba = 1 - smoothStep(0.3f, 1.1f, ellipseLevel(flat, {11, 8.5f}, {8, 5.5f}));
  const float lobe = smoothStep(-18, -26, local.y);
  const float height =
      kPlateHeight_mm - kConchaDepth_mm * concha - kCymbaDepth_mm * cymba * (1 - concha) - 1.2f * lobe;
  // Thicker where it is steep, so that the sheet keeps its thickness across the slope.
  const float half_thickness =
      kPlateHalfThickness_mm + 1.6f * smoothStep(-16, -24, local.y) + 6 * concha * (1 - concha);
  const float sheet = (std::abs(local.z - height) - half_thickness) * 0.8f;
  return smoothIntersection(sheet, outline.distance(flat) + 0.8f, kPlateRim_mm);
}

float pinnaLocal(const vec3& local) {
  static const Tube helix(kHelix, 6);
  static const Tube antihelix(kAntihelix, 6);
  static const Tube lower_crus(kLowerCrus, 6);
  static const Tube lobe(kLobe, 6);
  float ear = smoothUnion(plate(local), helix.distance(local, kNear_mm), kHelixJoin_mm);
  ear = smoothUnion(ear, antihelix.distance(local, kNear_mm), kAntihelixJoin_mm);
  ear = smoothUnion(ear, lower_crus.distance(local, kNear_mm), kAntihelixJoin_mm);
  ear = smoothUnion(ear, lobe.distance(local, kNear_mm), kLobeJoin_mm);
  ear = smoothUnion(ear, kTragus.distance(local), kTragusJoin_mm);
  return smoothUnion(ear, kAntitragus.distance(local), kTragusJoin_mm);
}

float withRoot(const vec3& local) {
  static const Tube root(kRoot, 6);
  static const Tube front_wall(kFrontWall, 6);
  const float ear = smoothUnion(pinnaLocal(local), front_wall.distance(local, kNear_mm), kFrontWallJoin_mm);
  return smoothUnion(ear, root.distance(local, kNear_mm), kRootJoin_mm);
}

vec3 toTables(const vec3& p) {
  return earAxes().toLocal(p) / kFit;
}

/// `shape` where it matters, and beyond that a bound.
float nearOnly(const vec3& p, float (*shape)(const vec3& local)) {
  const vec3 local = toTables(p);
  const float away = glm::distance(local, kMiddle) - kInfluence_mm;
  return away > 0 ? away + kNear_mm : shape(local);
}

}  // namespace

const Axes& earAxes() {
  static const Axes axes = [] {
    const auto cosine = [](float deg) { return static_cast<float>(std::cos(radians(deg))); };
    const auto sine = [](float deg) { return static_cast<float>(std::sin(radians(deg))); };
    // Turns `up` towards `other` in their common plane.
    const auto lean = [&](vec3& up, vec3& other, float deg) {
      const vec3 old_up = up;
      up = up * cosine(deg) + other * sine(deg);
      other = other * cosine(deg) - old_up * sine(deg);
    };
    vec3 back{sine(kSplay_deg), 0, -cosine(kSplay_deg)};
    vec3 out{cosine(kSplay_deg), 0, sine(kSplay_deg)};
    vec3 up{0, 1, 0};
    lean(up, back, kRake_deg);
    lean(up, out, kTopOut_deg);
    return Axes{kOrigin, back, up, out};
  }();
  return axes;
}

float pinna(const vec3& p) {
  return nearOnly(p, pinnaLocal);
}

float earWithRoot(const vec3& p) {
  return nearOnly(p, withRoot);
}

float addEar(const vec3& p, float distance) {
  const vec3 local = toTables(p);
  if (glm::distance(local, kMiddle) > kInfluence_mm) return distance;
  const float ear = withRoot(local);
  distance = smoothUnion(distance, ear, mix(kJoinFront_mm, kJoinBack_mm, smoothStep(3, 14, local.x)));
  distance = smoothCarve(distance, kConchaBowl.distance(local), kConchaBowlCarve_mm);
  static const Tube canal(kCanal, 6);
  static const Tube notch(kNotch, 6);
  distance = smoothCarve(distance, canal.distance(local, kNear_mm), kCanalCarve_mm);
  distance = smoothCarve(distance, notch.distance(local, kNear_mm), kNotchCarve_mm);
  return smoothUnion(distance, kTragusFlap.distance(local), kTragusFlapJoin_mm);
}

}  // namespace stipple::sculpt
