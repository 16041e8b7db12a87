// Where a plan meets a head: the scalp's flat chart, the hairline laid on skin, density fields, the permanent
// sites, and the treatment of each site. CPU only; the same integers on every machine. Not here: Vulkan and
// pixels (render/), the plan's own numbers (plan/). Read next: surface.h and sites.h for the dots' places,
// hairline.h and fields.h for the plan on this head.
#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "base/parallel.h"
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

/// The chart in millimetres of a head of average size (equal in area to a sphere of this radius): x to the
/// left, y forward, the crown in the middle. Anatomical patterns are drawn in it, so they scale with the
/// head; what is measured in the plan's own millimetres is not.
inline constexpr double kPatternRadiusMm = 95;
constexpr glm::dvec2 patternPlace(const glm::dvec2& chart) {
  return chart * (2 * kPatternRadiusMm);
}
constexpr glm::dvec2 chartFromPattern(const glm::dvec2& place_mm) {
  return place_mm / (2 * kPatternRadiusMm);
}

/// A rectangle of texels, from (x0, y0) up to but without (x1, y1).
struct ChartBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  std::size_t area() const {
    return empty() ? 0 : static_cast<std::size_t>(x1 - x0) * static_cast<std::size_t>(y1 - y0);
  }
  bool operator==(const ChartBox&) const = default;
};
inline constexpr ChartBox kWholeChart{0, 0, kChartSize, kChartSize};

/// The smallest box that holds both; an empty one counts for nothing.
ChartBox unionOf(const ChartBox& a, const ChartBox& b);
/// The texels around some chart points and everything on the skin within `reach_mm` of them.
ChartBox boxAround(std::span<const glm::dvec2> chart, double reach_mm);

/// Calls body(x, y, index of the texel) for every texel of the box, on all cores.
template <typename Body>
void forEachTexel(const ChartBox& box, const Body& body) {
  if (box.empty()) return;
  const auto rowBody = [&](std::size_t row) {
    const int y = box.y0 + static_cast<int>(row);
    for (int x = box.x0; x < box.x1; ++x)
      body(x, y, static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x));
  };
  constexpr std::size_t kTexelsAtOnce = 2048;
  const auto rows = static_cast<std::size_t>(box.y1 - box.y0),
             width = static_cast<std::size_t>(box.x1 - box.x0);
  parallelFor(rows, rowBody, (kTexelsAtOnce + width - 1) / width);
}

/// The way back from the chart to the skin of one head: row by row, kChartSize squared.
struct ChartMap {
  std::vector<glm::vec3> position;    // mm on the skin; meaningless where `on_skin` is 0
  std::vector<std::uint8_t> on_skin;  // 1 where the direction meets the head
  std::vector<Region> region;         // of that skin; scalp only where dots may lie (SiteSurface)
  std::vector<float> area_mm2;        // of the skin that the texel stands for; 0 where there is none
};

class RayCaster;
/// `rays` are of this mesh.
ChartMap mapChart(const RayCaster& rays, const Mesh& mesh);

}  // namespace stipple
