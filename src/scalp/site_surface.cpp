#include "scalp/site_surface.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/hash.h"
#include "scalp/chart.h"

namespace stipple {
namespace {

glm::uvec3 quantise(const glm::vec3& position_mm) {
  const auto axis = [](float mm) {
    const double units =
        std::floor(static_cast<double>(mm) * shared::kUnitsPerMm + 0.5) + shared::kPositionOffset;
    return static_cast<std::uint32_t>(std::clamp(units, 0.0, 2.0 * shared::kPositionOffset - 1));
  };
  return {axis(position_mm.x), axis(position_mm.y), axis(position_mm.z)};
}

}  // namespace

std::uint32_t mortonKey(const glm::uvec3& position) {
  const auto spread = [](std::uint32_t v) {  // 10 bits, two zeros between each
    v = (v | v << 16) & 0x030000ffu;
    v = (v | v << 8) & 0x0300f00fu;
    v = (v | v << 4) & 0x030c30c3u;
    return (v | v << 2) & 0x09249249u;
  };
  const glm::uvec3 step = position >> 11u;
  return spread(step.x) | spread(step.y) << 1 | spread(step.z) << 2;
}

SiteSurface makeSiteSurface(const Head& head) {
  const Mesh& mesh = head.mesh;
  SiteSurface surface;
  for (const glm::vec3& position : mesh.positions) {
    surface.positions.push_back(quantise(position));
    const glm::uvec2 chart = quantiseChart(chartFromDirection(glm::dvec3(position) - kChartCentre));
    surface.charts.push_back(chart.y << 16 | chart.x);
  }

  const auto isScalp = [&](unsigned corner) { return mesh.regions[corner] == Region::scalp; };
  const auto apart = [&](unsigned i, unsigned j) {
    const glm::ivec3 d = glm::abs(glm::ivec3(surface.positions[i]) - glm::ivec3(surface.positions[j]));
    return static_cast<unsigned>(std::max({d.x, d.y, d.z}));
  };
  for (const glm::uvec3& t : mesh.triangles) {
    if (!isScalp(t.x) || !isScalp(t.y) || !isScalp(t.z)) continue;
    if (std::max(apart(t.x, t.y), apart(t.x, t.z)) >= shared::kLongestEdge) continue;
    surface.triangles.push_back(t);
  }
  std::stable_sort(surface.triangles.begin(), surface.triangles.end(),
                   [&](const glm::uvec3& a, const glm::uvec3& b) {
                     return mortonKey(surface.positions[a.x]) < mortonKey(surface.positions[b.x]);
                   });

  std::vector<double> ends;
  for (const glm::uvec3& t : surface.triangles) {
    const glm::dvec3 a(mesh.positions[t.x]), b(mesh.positions[t.y]), c(mesh.positions[t.z]);
    surface.area_mm2 += 0.5 * glm::length(glm::cross(b - a, c - a));
    ends.push_back(surface.area_mm2);
  }
  for (const double end : ends)
    surface.cumulative.push_back(
        static_cast<std::uint32_t>(std::min(end / surface.area_mm2 * 0x1p32, 0x1p32 - 1)));
  if (!surface.cumulative.empty()) surface.cumulative.back() = 0xffffffffu;
  for (std::uint32_t part = 0, triangle = 0; part < 1u << 16 && !surface.empty(); ++part) {
    while (surface.cumulative[triangle] <= part << 16) ++triangle;
    surface.guide.push_back(triangle);
  }

  surface.hash = Hash()
                     .add(std::span<const glm::uvec3>(surface.positions))
                     .add(std::span<const std::uint32_t>(surface.charts))
                     .add(std::span<const glm::uvec3>(surface.triangles))
                     .value();
  return surface;
}

std::vector<std::uint8_t> texelsReadAtSites(const SiteSurface& surface) {
  constexpr auto kSize = static_cast<std::size_t>(kChartSize);
  constexpr std::uint32_t kUnitsPerTexel = 65536u / static_cast<std::uint32_t>(kChartSize);
  // A site lies between its triangle's corners, and is looked up between the centres of four texels.
  const auto from = [&](std::uint32_t least) {
    const std::uint32_t texel = least / kUnitsPerTexel;
    return std::size_t{texel > 0 ? texel - 1 : 0};
  };
  const auto until = [&](std::uint32_t greatest) {
    return std::min<std::size_t>(greatest / kUnitsPerTexel + 2, kSize);
  };
  std::vector<std::uint8_t> read(kSize * kSize, 0);
  for (const glm::uvec3& t : surface.triangles) {
    const std::array charts{surface.charts[t.x], surface.charts[t.y], surface.charts[t.z]};
    const auto [left, right] =
        std::ranges::minmax(charts, {}, [](std::uint32_t chart) { return chart & 0xffffu; });
    const auto [low, high] = std::ranges::minmax(charts);  // by y, which is above x
    for (std::size_t y = from(low >> 16); y < until(high >> 16); ++y)
      for (std::size_t x = from(left & 0xffffu); x < until(right & 0xffffu); ++x) read[y * kSize + x] = 1;
  }
  return read;
}

}  // namespace stipple
