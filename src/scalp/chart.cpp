#include "scalp/chart.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/parallel.h"
#include "head/raycast.h"

namespace stipple {

glm::dvec2 chartFromDirection(const glm::dvec3& direction) {
  const glm::dvec3 d = glm::normalize(direction);
  // |chart| = sin(polar / 2); at the antipode every azimuth is right, so any will do.
  const double scale = 1 / std::sqrt(std::max(2 * (1 + d.y), 1e-12));
  return {d.x * scale, d.z * scale};
}

glm::dvec3 directionFromChart(const glm::dvec2& chart) {
  const double r2 = std::min(glm::dot(chart, chart), 1.0);
  const double scale = 2 * std::sqrt(1 - r2);
  return {chart.x * scale, 1 - 2 * r2, chart.y * scale};
}

glm::dvec3 directionFromAngles(double polar, double azimuth) {
  return {std::sin(polar) * std::sin(azimuth), std::cos(polar), std::sin(polar) * std::cos(azimuth)};
}

glm::uvec2 quantiseChart(const glm::dvec2& chart) {
  const auto quantise = [](double c) {
    return static_cast<unsigned>(std::clamp(std::floor((c + 1) * 32768), 0.0, 65535.0));
  };
  return {quantise(chart.x), quantise(chart.y)};
}

ChartMap mapChart(const RayCaster& rays) {
  constexpr std::size_t kTexels = static_cast<std::size_t>(kChartSize) * kChartSize;
  ChartMap map{std::vector<glm::vec3>(kTexels), std::vector<std::uint8_t>(kTexels, 0)};
  const glm::vec3 centre(kChartCentre);
  parallelFor(kTexels, [&](std::size_t i) {
    const glm::dvec2 chart = texelCentre(static_cast<int>(i % kChartSize), static_cast<int>(i / kChartSize));
    if (glm::dot(chart, chart) >= 1) return;
    const glm::vec3 direction(directionFromChart(chart));
    if (const auto hit = rays.cast(centre, direction)) {
      map.position[i] = centre + direction * hit->distance;
      map.on_skin[i] = 1;
    }
  });
  return map;
}

}  // namespace stipple
