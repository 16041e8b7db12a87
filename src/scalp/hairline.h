#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <string_view>
#include <vector>

#include "head/landmarks.h"
#include "plan/plan.h"
#include "scalp/chart.h"

namespace stipple {

/// One named point of the outline of the treated scalp, as angles seen from the chart's centre, left side;
/// mirrored.
struct OutlinePoint {
  std::string_view name;
  double azimuth_deg;  // from the front towards the ear
  double polar_deg;    // from the crown down
};

/// The outline laid on one head: a closed curve, in the chart and on the skin, point by point the same.
struct Outline {
  std::vector<glm::dvec2> chart;
  std::vector<glm::dvec3> skin_mm;
};

/// The treated scalp's edge for this plan: hairline, temples, around the ears, nape. The mid-frontal point
/// lies Hairline::mid_frontal_height_mm above the glabella, measured along the skin of the midline.
Outline layOutline(const Hairline& hairline, const Landmarks& landmarks, const RayCaster& rays);

/// Length along the skin from the glabella up the midline to a polar angle, mm.
double midlineLength(const Landmarks& landmarks, const RayCaster& rays, double polar);

/// Distance on the skin to the outline, mm, positive inside, for texels `kDistanceSize` to a side.
/// Straight-line distance in space: within the 30 mm that matter it is shorter than the geodesic by less than
/// 0.5 % on a skull of 75 mm radius (chord against arc), and it never depends on the chart's own distortion.
inline constexpr int kDistanceSize = 256;
inline constexpr float kFarMm = 40;  // distances are only told up to here
std::vector<float> outlineDistance(const Outline& outline, const ChartMap& map);

}  // namespace stipple
