#pragma once
#include <array>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "head/landmarks.h"
#include "plan/hairline.h"
#include "scalp/chart.h"

namespace stipple {

/// The edge of the treated scalp laid on one head: a closed curve, in the chart and on the skin, point by
/// point the same, down the left side and up the right.
struct Outline {
  std::vector<glm::dvec2> chart;
  std::vector<glm::dvec3> skin_mm;
  std::array<glm::dvec2, kHairlinePointCount> points_chart;  // the plan's points, by HairlinePointId
  std::array<glm::dvec3, kHairlinePointCount> points_mm;
};

/// The treated scalp's edge for this plan: hairline, temples, around the ears, nape. The norm of the
/// mid-frontal point lies Hairline::mid_frontal_height_mm above the glabella, measured along the skin of the
/// midline; every point lies its offset away from its norm, measured along the skin straight from there.
/// Only the four spans around a point hang on it. `last` is any other outline of the same head: where it runs
/// alike its skin is taken over, which changes nothing but what it costs.
Outline layOutline(const Hairline& hairline, const Landmarks& landmarks, const RayCaster& rays,
                   const Outline* last = nullptr);

/// The edge of the hair that a man of this head had when young: what Norwood stages are counted from.
Outline layNativeOutline(const Landmarks& landmarks, const RayCaster& rays);

/// The offset with which a point lies at a place on the skin: the way back from a handle that is dragged.
PointOffset offsetAt(const Hairline& hairline, HairlinePointId point, const glm::dvec3& skin_mm,
                     const Landmarks& landmarks, const RayCaster& rays);

/// Puts a point there and, if `mirrored`, its twin to the same offset on its own side: the asymmetry stays.
/// The result may be a plan that checkPlan refuses.
void movePoint(Hairline& hairline, HairlinePointId point, const glm::dvec3& skin_mm, bool mirrored,
               const Landmarks& landmarks, const RayCaster& rays);

/// Length along the skin under the great circle between two directions from the chart's centre, mm: what a
/// tape shows.
double skinLength(const RayCaster& rays, const glm::dvec3& from, const glm::dvec3& to);

}  // namespace stipple
