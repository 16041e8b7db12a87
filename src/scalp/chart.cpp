#include "scalp/chart.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "head/raycast.h"

namespace stipple {
namespace {

/// Of a triangle: scalp where all its corners are, else that of a corner that is not.
Region regionOf(const Mesh& mesh, const glm::uvec3& corners) {
  for (int corner = 0; corner < 3; ++corner)
    if (mesh.regions[corners[corner]] != Region::scalp) return mesh.regions[corners[corner]];
  return Region::scalp;
}

}  // namespace

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

ChartBox unionOf(const ChartBox& a, const ChartBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

ChartBox boxAround(std::span<const glm::dvec2> chart, double reach_mm) {
  // A texel spans the least skin where the chart squeezes it sideways: low on a narrow head, 66 mm from the
  // centre and 100 degrees from the crown, 0.33 mm.
  constexpr double kLeastMmPerTexel = 0.3;
  if (chart.empty()) return {};
  glm::dvec2 low = chart.front(), high = low;
  for (const glm::dvec2& point : chart) {
    low = glm::min(low, point);
    high = glm::max(high, point);
  }
  const double margin = reach_mm / kLeastMmPerTexel + 1;
  const auto texel = [](double c, double shift) {
    return static_cast<int>(std::clamp(std::floor((c + 1) / 2 * kChartSize + shift), 0.0, 1.0 * kChartSize));
  };
  return {texel(low.x, -margin), texel(low.y, -margin), texel(high.x, margin + 1), texel(high.y, margin + 1)};
}

ChartMap mapChart(const RayCaster& rays, const Mesh& mesh) {
  constexpr std::size_t kTexels = static_cast<std::size_t>(kChartSize) * kChartSize;
  // The whole sphere is a disc of radius 1: every texel is the same solid angle.
  constexpr double kTexelSteradian = 4 * (2.0 / kChartSize) * (2.0 / kChartSize);
  constexpr double kFlattest = 0.05;  // cosine; skin seen edge-on, as under an ear, must not count for acres
  ChartMap map{std::vector<glm::vec3>(kTexels), std::vector<std::uint8_t>(kTexels, 0),
               std::vector<Region>(kTexels, Region::face), std::vector<float>(kTexels, 0)};
  const glm::vec3 centre(kChartCentre);
  parallelFor(kTexels, [&](std::size_t i) {
    const glm::dvec2 chart = texelCentre(static_cast<int>(i % kChartSize), static_cast<int>(i / kChartSize));
    if (glm::dot(chart, chart) >= 1) return;
    const glm::vec3 direction(directionFromChart(chart));
    const auto hit = rays.cast(centre, direction);
    if (!hit) return;
    map.position[i] = centre + direction * hit->distance;
    map.on_skin[i] = 1;
    const glm::uvec3& corners = mesh.triangles[hit->triangle];
    map.region[i] = regionOf(mesh, corners);
    const glm::dvec3 a(mesh.positions[corners.x]), b(mesh.positions[corners.y]), c(mesh.positions[corners.z]);
    const double facing = std::abs(glm::dot(glm::normalize(glm::cross(b - a, c - a)), glm::dvec3(direction)));
    const double distance = hit->distance;
    map.area_mm2[i] = static_cast<float>(kTexelSteradian * distance * distance / std::max(facing, kFlattest));
  });
  return map;
}

}  // namespace stipple
