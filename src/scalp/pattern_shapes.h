#pragma once
#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

namespace stipple {

/// Everything within `radius_mm` of a line, in the pattern plane (chart.h).
struct Capsule {
  glm::dvec2 from, to;
  double radius_mm;  // below 0: nothing

  /// How far inside a place lies, mm; negative outside.
  double depthAt(const glm::dvec2& place) const {
    const glm::dvec2 along = to - from, apart = place - from;
    const double length2 = glm::dot(along, along);
    const double t = length2 > 0 ? std::clamp(glm::dot(apart, along) / length2, 0.0, 1.0) : 0;
    return radius_mm - glm::length(apart - along * t);
  }
};

}  // namespace stipple
