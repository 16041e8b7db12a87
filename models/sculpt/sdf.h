// The clay: signed distance primitives and how they are joined. Millimetres, negative inside.
// Only + - * / and square roots: every machine with IEEE arithmetic sculpts the same head, whatever its libm.
// Not here: any anatomy. Read next: field.h, which puts the head together.
#pragma once
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

namespace stipple::sculpt {

using glm::vec3;

/// Union that rounds the seam: cubic polynomial, second derivative continuous; alters only where |a - b| <
/// radius_mm.
inline float smoothUnion(float a, float b, float radius_mm) {
  const float overlap = std::max(radius_mm - std::abs(a - b), 0.0f) / radius_mm;
  return std::min(a, b) - overlap * overlap * overlap * radius_mm / 6.0f;
}
inline float smoothIntersection(float a, float b, float radius_mm) {
  return -smoothUnion(-a, -b, radius_mm);
}
inline float smoothCarve(float body, float tool, float radius_mm) {
  return smoothIntersection(body, -tool, radius_mm);
}

/// 0 below `low`, 1 above `high`, slopes 0 at both; also falls when low > high.
inline float smoothStep(float low, float high, float x) {
  const float t = std::clamp((x - low) / (high - low), 0.0f, 1.0f);
  return t * t * (3.0f - 2.0f * t);
}

/// A bell of height 1 at 0 that reaches 0 at |t| = 1 with two continuous derivatives.
inline float bell(float t) {
  const float rest = std::max(1.0f - t * t, 0.0f);
  return rest * rest * rest;
}

inline float mix(float a, float b, float t) {
  return a + (b - a) * t;
}

/// Point at t in 0..1 between b and c on the Catmull-Rom spline through a, b, c, d.
template <typename T>
T catmullRom(const T& a, const T& b, const T& c, const T& d, float t) {
  const float t2 = t * t;
  const float t3 = t2 * t;
  return 0.5f * (2.0f * b + (c - a) * t + (2.0f * a - 5.0f * b + 4.0f * c - d) * t2 +
                 (3.0f * b - a - 3.0f * c + d) * t3);
}

/// |x| with a rounded tip, so that a mirrored shape has no crease on the midline.
inline float softAbs(float x, float radius_mm) {
  return std::sqrt(x * x + radius_mm * radius_mm);
}

/// A right-handed set of axes in space, to give a feature its own coordinates.
struct Axes {
  vec3 origin{0};
  vec3 x{1, 0, 0};
  vec3 y{0, 1, 0};
  vec3 z{0, 0, 1};

  vec3 toLocal(const vec3& p) const {
    const vec3 offset = p - origin;
    return {glm::dot(x, offset), glm::dot(y, offset), glm::dot(z, offset)};
  }
};

/// Turned about their own z, then x, then y, each right-handed.
Axes turnedAxes(const vec3& origin, float about_y_deg, float about_x_deg, float about_z_deg);

struct Ellipsoid {
  vec3 centre;
  vec3 radii;

  /// First-order distance (exact on the surface, a little short elsewhere).
  float distance(const vec3& p) const;
};

/// A cone with balls at both ends.
struct Capsule {
  vec3 start;
  float start_radius;
  vec3 end;
  float end_radius;

  float distance(const vec3& p) const;
};

struct TubePoint {
  vec3 centre;
  float radius;
};

/// A round stroke of varying thickness through its points (Catmull-Rom), like a roll of clay.
class Tube {
 public:
  /// `pieces` straight pieces are laid between neighbouring points.
  Tube(std::span<const TubePoint> points, int pieces);

  /// Exact within `reach` of the tube's bounding box; farther away only a lower bound that is above `reach`.
  /// So `reach` must not be smaller than any radius with which the result is joined later, or a seam shows.
  float distance(const vec3& p, float reach) const;

 private:
  std::vector<TubePoint> points_;
  vec3 low_, high_;
};

/// A smooth closed curve in the plane, as a polygon fine enough to pass for it.
class Outline {
 public:
  Outline(std::span<const glm::vec2> points, int pieces);
  /// Signed distance in the plane, negative inside.
  float distance(const glm::vec2& p) const;

 private:
  std::vector<glm::vec2> polygon_;
};

/// Where a point lies beside an open curve that is seen in projection: how far off, and how far along.
struct CurvePosition {
  float distance_mm;
  float parameter;  // 0 at the first point, 1 at the last
};
CurvePosition projectOnto(std::span<const glm::vec2> curve, const glm::vec2& p);

}  // namespace stipple::sculpt
