// Where a plan meets a head: the scalp's flat chart, the hairline laid on skin, density fields, the permanent
// sites, and the treatment of each site. CPU only; the same integers on every machine. Not here: Vulkan and
// pixels (render/), the plan's own numbers (plan/). Read next: surface.h and sites.h for the dots' places,
// hairline.h and fields.h for the plan on this head.
#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "head/head.h"

namespace stipple {

/// The chart is Lambert's azimuthal equal-area map of directions from a point inside the skull, the crown in
/// the middle, the front up (Snyder, USGS Professional Paper 1395, p. 182). Chart coordinates run from -1 to
/// 1; the whole sphere fills the unit disc, the scalp about its inner 0.9.
inline constexpr glm::dvec3 kChartCentre{
    0, 20, -5};  // head frame, mm: every scalp direction from here meets skin once

glm::dvec2 chartFromDirection(const glm::dvec3& direction);
glm::dvec3 directionFromChart(const glm::dvec2& chart);

/// A direction by its angle from the crown and its azimuth from the front towards the subject's left.
glm::dvec3 directionFromAngles(double polar, double azimuth);

/// 16-bit chart coordinates as stored with sites: 0 to 65535 for -1 to 1.
glm::uvec2 quantiseChart(const glm::dvec2& chart);

inline constexpr int kChartSize = 512;  // texels a side: 0.75 mm of scalp or less each

/// The middle of texel (x, y) in chart coordinates.
constexpr glm::dvec2 texelCentre(int x, int y, int size = kChartSize) {
  return {(x + 0.5) * 2 / size - 1, (y + 0.5) * 2 / size - 1};
}

/// The way back from the chart to the skin of one head: row by row, kChartSize squared.
struct ChartMap {
  std::vector<glm::vec3> position;    // mm on the skin; meaningless where `on_skin` is 0
  std::vector<std::uint8_t> on_skin;  // 1 where the direction meets the head
};

class RayCaster;
ChartMap mapChart(const RayCaster& rays);

}  // namespace stipple
