#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <vector>

#include "scalp/chart.h"
#include "scalp/flatten.h"

namespace stipple {

/// The skin that a stencil covers, cut out of the chart, and how it lies on paper.
struct StencilPatch {
  FlatPatch flat;
  std::vector<std::size_t> texels;  // of the chart, by vertex

  /// Lays it flat, truest beside the line. Before that nothing is on paper where it belongs.
  void layFlat(std::span<const glm::dvec3> line_mm);

  /// Where a place of the chart lies on paper; none: it was not cut out.
  std::optional<glm::dvec2> onPaper(const glm::dvec2& chart) const;

  /// Where what is measured at texels of the chart is 0, piece by piece.
  std::vector<std::array<glm::dvec2, 2>> levelLine(
      const std::function<double(std::size_t texel)>& measure) const;

 private:
  friend StencilPatch cutPatch(const ChartMap&, std::span<const glm::dvec3>, const glm::dvec3&,
                               const glm::dvec3&);
  std::vector<std::uint32_t> first_triangle_;  // by cell of the grid; kNoTriangle: none
};

/// The skin within 20 mm of the line, but no ear, and a tongue of it down the midline from `middle` to the
/// glabella. One piece: that which holds `middle`.
StencilPatch cutPatch(const ChartMap& map, std::span<const glm::dvec3> line_mm, const glm::dvec3& middle,
                      const glm::dvec3& glabella);

}  // namespace stipple
