#include "scalp/stencil_patch.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"

namespace stipple {
namespace {

constexpr int kStep = 3;  // texels from vertex to vertex: some 2 mm
constexpr int kCells = kChartSize / kStep - 1;
constexpr double kReachMm = 20;   // of the strip, each side of the line
constexpr double kTongueMm = 16;  // half its width
constexpr double kBelowGlabellaMm = 6;
constexpr double kLongestEdgeMm = 9;  // longer ones span a gap, as from the scalp to an ear
constexpr std::uint32_t kNone = ~0u;

// How fast a triangle's say falls off beside the line: wider, and lengths along it suffer; narrower, and
// those around it do.
constexpr double kTrueWithinMm = 6;

double distanceTo(std::span<const glm::dvec3> line, const glm::dvec3& place) {
  double nearest2 = 1e300;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const glm::dvec3 along = line[i] - line[i - 1], from = place - line[i - 1];
    const double t = std::clamp(glm::dot(from, along) / std::max(glm::dot(along, along), 1e-12), 0.0, 1.0);
    const glm::dvec3 apart = from - along * t;
    nearest2 = std::min(nearest2, glm::dot(apart, apart));
  }
  return std::sqrt(nearest2);
}

constexpr std::size_t texelOf(int column, int row) {
  return static_cast<std::size_t>(row * kStep + kStep / 2) * kChartSize +
         static_cast<std::size_t>(column * kStep + kStep / 2);
}

/// The corners of half a cell, counter-clockwise seen from outside, where the chart is seen from inside.
using Half = std::array<std::array<int, 2>, 3>;  // column and row each
constexpr std::array<Half, 2> kHalves{{{{{0, 0}, {0, 1}, {1, 0}}}, {{{1, 1}, {1, 0}, {0, 1}}}}};

constexpr std::size_t halfIndex(int column, int row, std::size_t half) {
  return 2 * static_cast<std::size_t>(row * kCells + column) + half;
}

/// Of texels, those that hang together with `seed` over edges of the patch's triangles.
std::vector<bool> pieceAround(const std::vector<std::array<std::size_t, 3>>& triangles, std::size_t seed) {
  std::vector<bool> reached(static_cast<std::size_t>(kChartSize) * kChartSize, false);
  reached[seed] = true;
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& corners : triangles) {
      const auto count = std::ranges::count_if(corners, [&](std::size_t texel) { return reached[texel]; });
      if (count == 0 || count == 3) continue;
      for (const std::size_t texel : corners) reached[texel] = true;
      grew = true;
    }
  }
  return reached;
}

}  // namespace

StencilPatch cutPatch(const ChartMap& map, std::span<const glm::dvec3> line_mm, const glm::dvec3& middle,
                      const glm::dvec3& glabella) {
  const auto wanted = [&](std::size_t texel) {
    if (!map.on_skin[texel] || map.region[texel] == Region::ear) return false;
    const glm::dvec3 place(map.position[texel]);
    const bool on_tongue = place.z > 0 && std::abs(place.x - glabella.x) < kTongueMm && place.y < middle.y &&
                           place.y > glabella.y - kBelowGlabellaMm;
    return on_tongue || distanceTo(line_mm, place) < kReachMm;
  };
  std::vector<std::uint8_t> cut(map.position.size(), 0);
  parallelFor(
      static_cast<std::size_t>(kCells + 1) * (kCells + 1),
      [&](std::size_t i) {
        const std::size_t texel =
            texelOf(static_cast<int>(i) % (kCells + 1), static_cast<int>(i) / (kCells + 1));
        cut[texel] = wanted(texel);
      },
      64);

  std::vector<std::array<std::size_t, 3>> triangles;
  std::vector<std::size_t> halves;  // which of the grid each triangle is
  for (int row = 0; row < kCells; ++row)
    for (int column = 0; column < kCells; ++column)
      for (std::size_t half = 0; half < 2; ++half) {
        std::array<std::size_t, 3> corners{};
        for (std::size_t k = 0; k < 3; ++k)
          corners[k] = texelOf(column + kHalves[half][k][0], row + kHalves[half][k][1]);
        bool whole = std::ranges::all_of(corners, [&](std::size_t texel) { return cut[texel] != 0; });
        for (std::size_t k = 0; whole && k < 3; ++k)
          whole =
              glm::distance(map.position[corners[k]], map.position[corners[(k + 1) % 3]]) < kLongestEdgeMm;
        if (!whole) continue;
        triangles.push_back(corners);
        halves.push_back(halfIndex(column, row, half));
      }

  StencilPatch patch;
  patch.first_triangle_.assign(2 * static_cast<std::size_t>(kCells) * kCells, kNone);
  if (triangles.empty()) return patch;
  const auto seed = std::ranges::min_element(triangles, {}, [&](const auto& corners) {
    return glm::distance(glm::dvec3(map.position[corners[0]]), middle);
  });
  const std::vector<bool> reached = pieceAround(triangles, (*seed)[0]);
  std::vector<std::uint32_t> vertex_of(map.position.size(), kNone);
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    if (!reached[triangles[t][0]]) continue;
    glm::uvec3 corners{};
    for (int k = 0; k < 3; ++k) {
      const std::size_t texel = triangles[t][static_cast<std::size_t>(k)];
      if (vertex_of[texel] == kNone) {
        vertex_of[texel] = static_cast<std::uint32_t>(patch.texels.size());
        patch.texels.push_back(texel);
        patch.flat.skin_mm.emplace_back(map.position[texel]);
      }
      corners[k] = vertex_of[texel];
    }
    patch.first_triangle_[halves[t]] = static_cast<std::uint32_t>(patch.flat.triangles.size());
    patch.flat.triangles.push_back(corners);
  }
  return patch;
}

void StencilPatch::layFlat(std::span<const glm::dvec3> line_mm) {
  std::vector<double> weights(flat.triangles.size());
  parallelFor(weights.size(), [&](std::size_t t) {
    const glm::uvec3& corners = flat.triangles[t];
    const glm::dvec3 middle =
        (flat.skin_mm[corners[0]] + flat.skin_mm[corners[1]] + flat.skin_mm[corners[2]]) / 3.0;
    const double away = distanceTo(line_mm, middle) / kTrueWithinMm;
    weights[t] = 1 / ((1 + away * away) * (1 + away * away));
  });
  flatten(flat, weights);
}

std::optional<glm::dvec2> StencilPatch::onPaper(const glm::dvec2& chart) const {
  const glm::dvec2 at = ((chart + 1.0) * (kChartSize / 2.0) - 0.5 - double{kStep / 2}) / double{kStep};
  const int column = static_cast<int>(std::floor(at.x)), row = static_cast<int>(std::floor(at.y));
  if (column < 0 || row < 0 || column >= kCells || row >= kCells) return std::nullopt;
  glm::dvec2 part = at - glm::dvec2(column, row);
  const std::size_t half = part.x + part.y > 1;
  if (half == 1) part = 1.0 - part;
  const std::uint32_t triangle = first_triangle_[halfIndex(column, row, half)];
  if (triangle == kNone) return std::nullopt;
  // Corners: the right angle, then one row on, then one column on.
  const glm::uvec3& corners = flat.triangles[triangle];
  return flat.paper_mm[corners[0]] * (1 - part.x - part.y) + flat.paper_mm[corners[1]] * part.y +
         flat.paper_mm[corners[2]] * part.x;
}

std::vector<std::array<glm::dvec2, 2>> StencilPatch::levelLine(
    const std::function<double(std::size_t texel)>& measure) const {
  std::vector<double> value(texels.size());
  for (std::size_t i = 0; i < value.size(); ++i) value[i] = measure(texels[i]);
  std::vector<std::array<glm::dvec2, 2>> pieces;
  for (const glm::uvec3& corners : flat.triangles) {
    std::vector<glm::dvec2> crossings;
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t a = corners[k], b = corners[(k + 1) % 3];
      if ((value[a] < 0) != (value[b] < 0))
        crossings.push_back(glm::mix(flat.paper_mm[a], flat.paper_mm[b], value[a] / (value[a] - value[b])));
    }
    if (crossings.size() == 2) pieces.push_back({crossings[0], crossings[1]});
  }
  return pieces;
}

}  // namespace stipple
