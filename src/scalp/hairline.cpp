#include "scalp/hairline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "head/raycast.h"

namespace stipple {
namespace {

constexpr int kStepsPerSpan = 14;
constexpr double kFallbackRadiusMm = 95;  // where a ray meets no skin, as in a hole of a scan

// The tape: great circles from the chart's centre, walked in equal angles.
constexpr double kTapeStep = radians(1);
constexpr double kTapeEnd = radians(120);

// A young man's line is lower than any that is designed; 5.5 to 6.5 cm above the glabella [Kashiyama 2021].
constexpr float kNativeHeightMm = 62;

glm::dvec3 onSkin(const RayCaster& rays, const glm::dvec3& direction) {
  const auto hit = rays.cast(glm::vec3(kChartCentre), glm::vec3(direction));
  return kChartCentre + direction * (hit ? static_cast<double>(hit->distance) : kFallbackRadiusMm);
}

/// A great circle from `from` on, seen from the chart's centre.
struct Course {
  glm::dvec3 from;
  glm::dvec3 along;  // unit, square to `from`
  glm::dvec3 at(double angle) const { return from * std::cos(angle) + along * std::sin(angle); }
};

Course courseTo(const glm::dvec3& from, const glm::dvec3& to) {
  const glm::dvec3 along = to - from * glm::dot(from, to);
  const double length = glm::length(along);
  return {from, length > 1e-12 ? along / length : glm::dvec3(0)};
}

double lengthAlong(const RayCaster& rays, const Course& course, double angle) {
  double length = 0;
  glm::dvec3 last = onSkin(rays, course.from);
  for (double walked = 0; walked < angle; walked += kTapeStep) {
    const glm::dvec3 next = onSkin(rays, course.at(walked + kTapeStep));
    length += glm::distance(last, next) * std::min(1.0, (angle - walked) / kTapeStep);
    last = next;
  }
  return length;
}

/// The angle at which a tape of this length ends: the inverse of lengthAlong.
double angleAlong(const RayCaster& rays, const Course& course, double length_mm) {
  double length = 0;
  glm::dvec3 last = onSkin(rays, course.from);
  for (double walked = 0; walked < kTapeEnd; walked += kTapeStep) {
    const glm::dvec3 next = onSkin(rays, course.at(walked + kTapeStep));
    const double step = glm::distance(last, next);
    if (length + step >= length_mm) return walked + kTapeStep * (length_mm - length) / step;
    length += step;
    last = next;
  }
  return kTapeEnd;
}

// ---- norms and offsets

/// The two ways in which a point is moved, at its norm.
struct Axes {
  glm::dvec3 up, aside;
};
Axes axesAt(const glm::dvec3& norm, int side) {
  const glm::dvec3 up = courseTo(norm, {0, 1, 0}).along;
  return {up, static_cast<double>(side) * glm::normalize(glm::cross(up, norm))};
}

glm::dvec3 moved(const RayCaster& rays, const glm::dvec3& norm, int side, const PointOffset& offset) {
  const glm::dvec2 mm(offset.up_mm, offset.aside_mm);
  const double length = glm::length(mm);
  if (length == 0) return norm;
  const Axes axes = axesAt(norm, side);
  const Course course{norm, (axes.up * mm.x + axes.aside * mm.y) / length};
  return course.at(angleAlong(rays, course, length));
}

PointOffset offsetBetween(const RayCaster& rays, const glm::dvec3& norm, int side,
                          const glm::dvec3& direction) {
  const Course course = courseTo(norm, direction);
  const double angle = std::acos(std::clamp(glm::dot(norm, direction), -1.0, 1.0));
  const double length = lengthAlong(rays, course, std::min(angle, kTapeEnd));
  const Axes axes = axesAt(norm, side);
  return {static_cast<float>(length * glm::dot(course.along, axes.up)),
          static_cast<float>(length * glm::dot(course.along, axes.aside))};
}

double midFrontalPolar(const Hairline& hairline, const Landmarks& landmarks, const RayCaster& rays) {
  glm::dvec3 glabella = glm::normalize(glm::dvec3(landmarks.glabella) - kChartCentre);
  glabella = glm::normalize(glm::dvec3(0, glabella.y, glabella.z));
  const Course up = courseTo(glabella, {0, 1, 0});
  const double angle = angleAlong(rays, up, static_cast<double>(hairline.mid_frontal_height_mm));
  return std::acos(glabella.y) - angle;
}

glm::dvec3 normDirection(const OutlineKnot& knot, const Hairline& hairline, double mid_frontal_polar,
                         int side) {
  const Angles norm = normOf(knot, hairline, degrees(mid_frontal_polar));
  return directionFromAngles(radians(norm.polar_deg), side * radians(norm.azimuth_deg));
}

const OutlineKnot& knotOf(HairlinePointId point) {
  const auto left = static_cast<int>(sideOf(point) > 0 ? point : mirrorOf(point));
  const auto knots = outlineKnots();
  const auto found =
      std::find_if(knots.begin(), knots.end(), [&](const auto& knot) { return knot.point == left; });
  assert(found != knots.end());
  return *found;
}

// Centripetal Catmull-Rom (Yuksel et al. 2011): no loops or cusps however unevenly the points lie.
glm::dvec2 spline(const std::array<glm::dvec2, 4>& p, double t) {
  std::array<double, 4> knot{};
  for (std::size_t i = 1; i < 4; ++i)
    knot[i] = knot[i - 1] + std::sqrt(std::max(glm::distance(p[i - 1], p[i]), 1e-9));
  const double k = knot[1] + (knot[2] - knot[1]) * t;
  const auto mix = [&](const glm::dvec2& a, const glm::dvec2& b, double from, double to) {
    return a * ((to - k) / (to - from)) + b * ((k - from) / (to - from));
  };
  const glm::dvec2 a1 = mix(p[0], p[1], knot[0], knot[1]), a2 = mix(p[1], p[2], knot[1], knot[2]),
                   a3 = mix(p[2], p[3], knot[2], knot[3]);
  return mix(mix(a1, a2, knot[0], knot[2]), mix(a2, a3, knot[1], knot[3]), knot[1], knot[2]);
}

}  // namespace

Outline layOutline(const Hairline& hairline, const Landmarks& landmarks, const RayCaster& rays,
                   const Outline* last) {
  const double polar = midFrontalPolar(hairline, landmarks, rays);
  const auto knots = outlineKnots();
  Outline outline;
  std::vector<glm::dvec2> control;
  const auto place = [&](const OutlineKnot& knot, int side) {
    const glm::dvec3 direction =
        moved(rays, normDirection(knot, hairline, polar, side), side, offsetOf(knot, hairline, side));
    control.push_back(chartFromDirection(direction));
    if (knot.point < 0) return;
    const auto left = static_cast<HairlinePointId>(knot.point);
    const auto point = static_cast<std::size_t>(side > 0 ? left : mirrorOf(left));
    outline.points_chart[point] = control.back();
    outline.points_mm[point] = onSkin(rays, direction);
  };
  // Once round: down the left side, up the right.
  for (const OutlineKnot& knot : knots) place(knot, 1);
  for (std::size_t i = knots.size() - 2; i > 0; --i) place(knots[i], -1);

  const std::size_t count = control.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::array<glm::dvec2, 4> around{control[(i + count - 1) % count], control[i],
                                           control[(i + 1) % count], control[(i + 2) % count]};
    for (int step = 0; step < kStepsPerSpan; ++step) {
      const glm::dvec2 chart = spline(around, static_cast<double>(step) / kStepsPerSpan);
      const std::size_t point = outline.chart.size();
      const bool known = last && point < last->chart.size() && last->chart[point] == chart;
      outline.chart.push_back(chart);
      outline.skin_mm.push_back(known ? last->skin_mm[point] : onSkin(rays, directionFromChart(chart)));
    }
  }
  return outline;
}

Outline layNativeOutline(const Landmarks& landmarks, const RayCaster& rays) {
  Hairline young;
  young.mid_frontal_height_mm = kNativeHeightMm;
  young.recession_mm = 0;
  young.asymmetry_mm = 0;
  return layOutline(young, landmarks, rays);
}

PointOffset offsetAt(const Hairline& hairline, HairlinePointId point, const glm::dvec3& skin_mm,
                     const Landmarks& landmarks, const RayCaster& rays) {
  const OutlineKnot& knot = knotOf(point);
  const int side = sideOf(point);
  const glm::dvec3 norm = normDirection(knot, hairline, midFrontalPolar(hairline, landmarks, rays), side);
  PointOffset offset = offsetBetween(rays, norm, side, glm::normalize(skin_mm - kChartCentre));
  offset.up_mm -= offsetOf(knot, hairline, side).up_mm - hairline[point].up_mm;  // the asymmetry's part
  return offset;
}

void movePoint(Hairline& hairline, HairlinePointId point, const glm::dvec3& skin_mm, bool mirrored,
               const Landmarks& landmarks, const RayCaster& rays) {
  const PointOffset offset = offsetAt(hairline, point, skin_mm, landmarks, rays);
  hairline[point] = offset;
  if (mirrored) hairline[mirrorOf(point)] = offset;
}

double skinLength(const RayCaster& rays, const glm::dvec3& from, const glm::dvec3& to) {
  const glm::dvec3 a = glm::normalize(from), b = glm::normalize(to);
  return lengthAlong(rays, courseTo(a, b), std::acos(std::clamp(glm::dot(a, b), -1.0, 1.0)));
}

}  // namespace stipple
