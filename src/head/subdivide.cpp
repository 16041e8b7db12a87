#include "head/subdivide.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

namespace stipple {
namespace {

/// What a vertex needs to know of its neighbours, gathered in one walk over the edges.
struct Ring {
  glm::vec3 inner_sum{0};
  glm::vec3 rim_sum{0};
  std::uint32_t inner_count = 0;
  std::uint32_t rim_count = 0;  // edges at the vertex that are open or non-manifold
};

std::vector<Ring> gatherRings(const Surface& surface, const std::vector<Edge>& edges) {
  std::vector<Ring> rings(surface.positions.size());
  for (const Edge& edge : edges) {
    for (const auto& [here, there] : {std::pair(edge.low, edge.high), std::pair(edge.high, edge.low)}) {
      Ring& ring = rings[here];
      (edge.isInner() ? ring.inner_sum : ring.rim_sum) += surface.positions[there];
      ++(edge.isInner() ? ring.inner_count : ring.rim_count);
    }
  }
  return rings;
}

glm::vec3 smoothedVertex(const glm::vec3& position, const Ring& ring) {
  if (ring.rim_count == 0) {
    const float count = static_cast<float>(ring.inner_count);
    const float weight = ring.inner_count == 3 ? 3.0f / 16 : 3.0f / (8 * count);
    return position * (1 - count * weight) + ring.inner_sum * weight;
  }
  if (ring.rim_count == 2) return position * 0.75f + ring.rim_sum * 0.125f;
  return position;  // a corner, or where sheets of the surface meet: stays
}

std::uint32_t cornerOpposite(const glm::uvec3& triangle, const Edge& edge) {
  for (int corner = 0; corner < 3; ++corner) {
    if (triangle[corner] != edge.low && triangle[corner] != edge.high) return triangle[corner];
  }
  return triangle.x;  // unreachable for a repaired surface
}

glm::vec3 edgePoint(const Surface& surface, const Edge& edge) {
  const glm::vec3 ends = surface.positions[edge.low] + surface.positions[edge.high];
  if (!edge.isInner()) return ends * 0.5f;
  const glm::vec3 opposite = surface.positions[cornerOpposite(surface.triangles[edge.triangles[0]], edge)] +
                             surface.positions[cornerOpposite(surface.triangles[edge.triangles[1]], edge)];
  return ends * 0.375f + opposite * 0.125f;
}

/// How a triangle falls apart, by which of its sides are split. Points 0 to 2 are its corners, 3 + k is the
/// middle of the side from corner k to the next.
using Parts = std::vector<std::array<int, 3>>;

Parts partsOf(const std::array<bool, 3>& is_split) {
  const int splits = is_split[0] + is_split[1] + is_split[2];
  if (splits == 0) return {{0, 1, 2}};
  if (splits == 3) return {{0, 3, 5}, {3, 1, 4}, {5, 4, 2}, {3, 4, 5}};
  // Turned so that `first` starts the only split side, or the only whole one.
  const bool odd_one = splits == 1;
  int first = 0;
  while (is_split[first] != odd_one) ++first;
  const int second = (first + 1) % 3, third = (first + 2) % 3;
  if (splits == 1) return {{first, 3 + first, third}, {3 + first, second, third}};
  return {{3 + second, third, 3 + third}, {first, second, 3 + second}, {first, 3 + second, 3 + third}};
}

}  // namespace

Surface subdivide(const Surface& surface) {
  return subdivide(surface, std::vector<bool>(surface.triangles.size(), true));
}

Surface subdivide(const Surface& surface, const std::vector<bool>& chosen) {
  assert(chosen.size() == surface.triangles.size());
  const EdgeTable table = findEdges(surface.triangles);
  const std::vector<Ring> rings = gatherRings(surface, table.edges);

  std::vector<bool> is_split(table.edges.size(), false), stays(surface.positions.size(), false);
  for (std::size_t t = 0; t < surface.triangles.size(); ++t) {
    for (int corner = 0; corner < 3; ++corner) {
      if (chosen[t]) {
        is_split[table.of_triangle[t][corner]] = true;
      } else {
        stays[surface.triangles[t][corner]] = true;
      }
    }
  }

  Surface finer;
  finer.positions.reserve(surface.positions.size() + table.edges.size());
  for (std::uint32_t vertex = 0; vertex < surface.positions.size(); ++vertex) {
    const glm::vec3& position = surface.positions[vertex];
    finer.positions.push_back(stays[vertex] ? position : smoothedVertex(position, rings[vertex]));
  }
  std::vector<std::uint32_t> middle_of_edge(table.edges.size(), 0);
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    if (!is_split[i]) continue;
    middle_of_edge[i] = static_cast<std::uint32_t>(finer.positions.size());
    finer.positions.push_back(edgePoint(surface, table.edges[i]));
  }

  finer.triangles.reserve(surface.triangles.size() * 4);
  finer.corner_uvs.reserve(surface.corner_uvs.size() * 4);
  for (std::size_t t = 0; t < surface.triangles.size(); ++t) {
    const glm::uvec3& old = surface.triangles[t];
    const auto& sides = table.of_triangle[t];
    const std::array<std::uint32_t, 6> vertex{
        old.x, old.y, old.z, middle_of_edge[sides[0]], middle_of_edge[sides[1]], middle_of_edge[sides[2]]};
    const Parts parts = partsOf({is_split[sides[0]], is_split[sides[1]], is_split[sides[2]]});
    for (const auto& [a, b, c] : parts) finer.triangles.emplace_back(vertex[a], vertex[b], vertex[c]);
    if (surface.corner_uvs.empty()) continue;
    const auto& [at_x, at_y, at_z] = surface.corner_uvs[t];
    const std::array<glm::vec2, 6> uv{
        at_x, at_y, at_z, (at_x + at_y) * 0.5f, (at_y + at_z) * 0.5f, (at_z + at_x) * 0.5f};
    for (const auto& [a, b, c] : parts) finer.corner_uvs.push_back({uv[a], uv[b], uv[c]});
  }
  return finer;
}

}  // namespace stipple
