#include "scalp/hairline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "base/parallel.h"
#include "base/units.h"
#include "head/raycast.h"

namespace stipple {
namespace {

// The default outline on a head of average shape, mid-frontal point at kDefaultHeightMm and no recession. The
// frontotemporal corner lies over the outer canthus (Shapiro 2013); the temporal peak and the line around the
// ear follow the hair-bearing skin of an adult man.
constexpr double kDefaultPolarDeg = 44.6;
constexpr std::array kOutline{
    OutlinePoint{"mid-frontal", 0, kDefaultPolarDeg},
    OutlinePoint{"lateral", 24, 44.0},
    OutlinePoint{"frontotemporal corner", 47, 43.0},
    OutlinePoint{"temporal recess", 57, 55},
    OutlinePoint{"temporal peak", 58, 70},
    OutlinePoint{"sideburn front", 69, 88},
    OutlinePoint{"sideburn foot", 77, 101},
    OutlinePoint{"before the ear", 85, 80},
    OutlinePoint{"above the ear", 97, 71},
    OutlinePoint{"behind the ear, top", 109, 78},
    OutlinePoint{"behind the ear, middle", 117, 96},
    OutlinePoint{"behind the ear, foot", 121, 109},
    OutlinePoint{"nape side", 143, 124},
    OutlinePoint{"nape", 180, 129},
};
// How much each point of the front follows the mid-frontal point up or down, and the corner's recession.
constexpr std::array kFollowsHeight{1.0, 1.0, 0.9, 0.35};
constexpr std::array kFollowsRecession{0.0, 0.3, 1.0, 0.6};

constexpr double kSkullRadiusMm =
    95;  // turns millimetres of recession into degrees; the corner's own place is read off skin
constexpr int kStepsPerSpan = 14;

glm::dvec3 onSkin(const RayCaster& rays, const glm::dvec3& direction) {
  const auto hit = rays.cast(glm::vec3(kChartCentre), glm::vec3(direction));
  return kChartCentre + direction * (hit ? static_cast<double>(hit->distance) : kSkullRadiusMm);
}

glm::dvec2 chartOf(const OutlinePoint& point, double side) {
  return chartFromDirection(directionFromAngles(radians(point.polar_deg), side * radians(point.azimuth_deg)));
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

double polarAtHeight(double height_mm, const Landmarks& landmarks, const RayCaster& rays) {
  double low = radians(5),
         high = radians(85);  // from near the crown to the brow; length falls as the angle grows
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (midlineLength(landmarks, rays, middle) > height_mm ? low : high) = middle;
  }
  return (low + high) / 2;
}

double segmentDistance2(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 ab = b - a, ap = p - a;
  const double t = std::clamp(glm::dot(ap, ab) / std::max(glm::dot(ab, ab), 1e-12), 0.0, 1.0);
  const glm::dvec3 apart = ap - ab * t;
  return glm::dot(apart, apart);
}

bool inside(const std::vector<glm::dvec2>& polygon, const glm::dvec2& p) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const glm::dvec2 &a = polygon[i], &b = polygon[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

}  // namespace

double midlineLength(const Landmarks& landmarks, const RayCaster& rays, double polar) {
  const glm::dvec3 glabella(landmarks.glabella);
  const glm::dvec3 from_centre = glabella - kChartCentre;
  const double start = std::atan2(from_centre.z, from_centre.y);
  if (polar >= start) return 0;
  constexpr int kSteps = 48;
  double length = 0;
  glm::dvec3 last = glabella;
  for (int i = 1; i <= kSteps; ++i) {
    const double angle = start + (polar - start) * i / kSteps;
    const glm::dvec3 next = onSkin(rays, directionFromAngles(angle, 0));
    length += glm::distance(last, next);
    last = next;
  }
  return length;
}

Outline layOutline(const Hairline& hairline, const Landmarks& landmarks, const RayCaster& rays) {
  std::vector<OutlinePoint> points(kOutline.begin(), kOutline.end());
  const double polar_deg = degrees(polarAtHeight(hairline.mid_frontal_height_mm, landmarks, rays));
  const double recession_deg = degrees(hairline.recession_mm / kSkullRadiusMm);
  for (std::size_t i = 0; i < kFollowsHeight.size(); ++i)
    points[i].polar_deg +=
        kFollowsHeight[i] * (polar_deg - kDefaultPolarDeg) - kFollowsRecession[i] * recession_deg;

  // Once round: down the left side, up the right.
  std::vector<glm::dvec2> control;
  for (const OutlinePoint& point : points) control.push_back(chartOf(point, 1));
  for (std::size_t i = points.size() - 2; i > 0; --i) control.push_back(chartOf(points[i], -1));

  Outline outline;
  const std::size_t count = control.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::array<glm::dvec2, 4> around{control[(i + count - 1) % count], control[i],
                                           control[(i + 1) % count], control[(i + 2) % count]};
    for (int step = 0; step < kStepsPerSpan; ++step) {
      const glm::dvec2 chart = spline(around, static_cast<double>(step) / kStepsPerSpan);
      outline.chart.push_back(chart);
      outline.skin_mm.push_back(onSkin(rays, directionFromChart(chart)));
    }
  }
  return outline;
}

std::vector<float> outlineDistance(const Outline& outline, const ChartMap& map) {
  constexpr int kRatio = kChartSize / kDistanceSize;
  std::vector<float> distance(static_cast<std::size_t>(kDistanceSize) * kDistanceSize, -kFarMm);
  parallelFor(distance.size(), [&](std::size_t i) {
    const int x = static_cast<int>(i % kDistanceSize), y = static_cast<int>(i / kDistanceSize);
    const glm::dvec2 chart = texelCentre(x, y, kDistanceSize);
    if (glm::dot(chart, chart) >= 1) return;
    // The skin at the coarse texel's middle is the mean of the fine texels around it.
    glm::dvec3 place(0);
    for (int dy = 0; dy < kRatio; ++dy)
      for (int dx = 0; dx < kRatio; ++dx) {
        const std::size_t fine = static_cast<std::size_t>(y * kRatio + dy) * kChartSize +
                                 static_cast<std::size_t>(x * kRatio + dx);
        if (!map.on_skin[fine]) return;
        place += glm::dvec3(map.position[fine]);
      }
    place /= kRatio * kRatio;
    double nearest2 = static_cast<double>(kFarMm) * kFarMm;
    for (std::size_t a = 0; a < outline.skin_mm.size(); ++a)
      nearest2 = std::min(nearest2, segmentDistance2(place, outline.skin_mm[a],
                                                     outline.skin_mm[(a + 1) % outline.skin_mm.size()]));
    const double unsigned_mm = std::sqrt(nearest2);
    distance[i] = static_cast<float>(inside(outline.chart, chart) ? unsigned_mm : -unsigned_mm);
  });
  return distance;
}

}  // namespace stipple
