#include "sculpt/sdf.h"

#include <cassert>
#include <limits>

#include "base/units.h"

namespace stipple::sculpt {
namespace {

/// Parameter in 0..1 of the point of the segment that is nearest to p.
template <typename Vector>
float nearestOnSegment(const Vector& start, const Vector& end, const Vector& p) {
  const Vector along = end - start;
  return std::clamp(glm::dot(p - start, along) / std::max(glm::dot(along, along), 1e-9f), 0.0f, 1.0f);
}

}  // namespace

Axes turnedAxes(const vec3& origin, float about_y_deg, float about_x_deg, float about_z_deg) {
  const auto turn = [&](vec3 v) {
    // In double and rounded once: libms that differ in a last bit still give the same float.
    const auto cosine = [](float deg) { return static_cast<float>(std::cos(radians(deg))); };
    const auto sine = [](float deg) { return static_cast<float>(std::sin(radians(deg))); };
    const float cz = cosine(about_z_deg), sz = sine(about_z_deg);
    const float cx = cosine(about_x_deg), sx = sine(about_x_deg);
    const float cy = cosine(about_y_deg), sy = sine(about_y_deg);
    v = {v.x * cz - v.y * sz, v.x * sz + v.y * cz, v.z};
    v = {v.x, v.y * cx - v.z * sx, v.y * sx + v.z * cx};
    return vec3(v.x * cy + v.z * sy, v.y, v.z * cy - v.x * sy);
  };
  return {origin, turn({1, 0, 0}), turn({0, 1, 0}), turn({0, 0, 1})};
}

float Ellipsoid::distance(const vec3& p) const {
  const vec3 scaled = (p - centre) / radii;
  const float level = glm::length(scaled);
  const float slope = glm::length(scaled / radii);
  if (slope < 1e-9f) return -std::min({radii.x, radii.y, radii.z});
  return level * (level - 1.0f) / slope;
}

float Capsule::distance(const vec3& p) const {
  const float t = nearestOnSegment(start, end, p);
  return glm::distance(p, start + (end - start) * t) - mix(start_radius, end_radius, t);
}

Tube::Tube(std::span<const TubePoint> points, int pieces) {
  assert(points.size() >= 2 && pieces >= 1);
  const int last = static_cast<int>(points.size()) - 1;
  const auto at = [&](int i) { return points[static_cast<std::size_t>(std::clamp(i, 0, last))]; };
  for (int i = 0; i < last; ++i) {
    const TubePoint a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    for (int piece = 0; piece < pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      points_.push_back({catmullRom(a.centre, b.centre, c.centre, d.centre, t),
                         catmullRom(a.radius, b.radius, c.radius, d.radius, t)});
    }
  }
  points_.push_back(at(last));
  low_ = high_ = points_.front().centre;
  for (const TubePoint& point : points_) {
    low_ = glm::min(low_, point.centre - point.radius);
    high_ = glm::max(high_, point.centre + point.radius);
  }
}

float Tube::distance(const vec3& p, float reach) const {
  const vec3 outside = glm::max(glm::max(low_ - p, p - high_), vec3(0));
  const float to_box = glm::length(outside);
  if (to_box > reach) return to_box;
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
    const TubePoint& start = points_[i];
    const TubePoint& end = points_[i + 1];
    const float t = nearestOnSegment(start.centre, end.centre, p);
    const vec3 on_axis = start.centre + (end.centre - start.centre) * t;
    nearest = std::min(nearest, glm::distance(p, on_axis) - mix(start.radius, end.radius, t));
  }
  return nearest;
}

Outline::Outline(std::span<const glm::vec2> points, int pieces) {
  assert(points.size() >= 3 && pieces >= 1);
  const std::size_t count = points.size();
  for (std::size_t i = 0; i < count; ++i) {
    const glm::vec2 a = points[(i + count - 1) % count], b = points[i];
    const glm::vec2 c = points[(i + 1) % count], d = points[(i + 2) % count];
    for (int piece = 0; piece < pieces; ++piece) {
      polygon_.push_back(catmullRom(a, b, c, d, static_cast<float>(piece) / static_cast<float>(pieces)));
    }
  }
}

float Outline::distance(const glm::vec2& p) const {
  float nearest2 = std::numeric_limits<float>::max();
  bool inside = false;
  glm::vec2 previous = polygon_.back();
  for (const glm::vec2& corner : polygon_) {
    const float t = nearestOnSegment(previous, corner, p);
    const glm::vec2 offset = p - (previous + (corner - previous) * t);
    nearest2 = std::min(nearest2, glm::dot(offset, offset));
    const bool crosses = (previous.y > p.y) != (corner.y > p.y);
    if (crosses &&
        p.x < (corner.x - previous.x) * (p.y - previous.y) / (corner.y - previous.y) + previous.x) {
      inside = !inside;
    }
    previous = corner;
  }
  const float distance = std::sqrt(nearest2);
  return inside ? -distance : distance;
}

CurvePosition projectOnto(std::span<const glm::vec2> curve, const glm::vec2& p) {
  assert(curve.size() >= 2);
  CurvePosition best{std::numeric_limits<float>::max(), 0};
  const float step = 1.0f / static_cast<float>(curve.size() - 1);
  for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
    const float t = nearestOnSegment(curve[i], curve[i + 1], p);
    const float distance = glm::distance(p, curve[i] + (curve[i + 1] - curve[i]) * t);
    if (distance < best.distance_mm) best = {distance, (static_cast<float>(i) + t) * step};
  }
  return best;
}

}  // namespace stipple::sculpt
