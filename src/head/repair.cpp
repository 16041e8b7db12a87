#include "head/repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

namespace stipple {
namespace {

constexpr float kWeldShareOfSize = 2e-6f;  // text formats keep six or seven digits
constexpr double kScrapShareOfArea = 0.05;

float extent(const std::vector<glm::vec3>& positions) {
  glm::vec3 low = positions.front(), high = positions.front();
  for (const glm::vec3& position : positions) {
    low = glm::min(low, position);
    high = glm::max(high, position);
  }
  return glm::length(high - low);
}

void keepTriangles(Surface& surface, const std::vector<bool>& keep) {
  std::size_t kept = 0;
  for (std::size_t t = 0; t < surface.triangles.size(); ++t) {
    if (!keep[t]) continue;
    surface.triangles[kept] = surface.triangles[t];
    if (!surface.corner_uvs.empty()) surface.corner_uvs[kept] = surface.corner_uvs[t];
    ++kept;
  }
  surface.triangles.resize(kept);
  if (!surface.corner_uvs.empty()) surface.corner_uvs.resize(kept);
}

void dropUnusedVertices(Surface& surface) {
  std::vector<std::uint32_t> compact(surface.positions.size(), 0);
  for (const glm::uvec3& triangle : surface.triangles) {
    for (int corner = 0; corner < 3; ++corner) compact[triangle[corner]] = 1;
  }
  std::uint32_t kept = 0;
  for (std::size_t vertex = 0; vertex < compact.size(); ++vertex) {
    if (compact[vertex] == 0) continue;
    surface.positions[kept] = surface.positions[vertex];
    compact[vertex] = kept++;
  }
  surface.positions.resize(kept);
  for (glm::uvec3& triangle : surface.triangles) {
    for (int corner = 0; corner < 3; ++corner) triangle[corner] = compact[triangle[corner]];
  }
}

std::size_t dropDegenerate(Surface& surface) {
  std::set<std::array<std::uint32_t, 3>> seen;
  std::vector<bool> keep(surface.triangles.size());
  for (std::size_t t = 0; t < surface.triangles.size(); ++t) {
    const glm::uvec3& triangle = surface.triangles[t];
    std::array<std::uint32_t, 3> corners{triangle.x, triangle.y, triangle.z};
    std::sort(corners.begin(), corners.end());
    const bool has_area = corners[0] != corners[1] && corners[1] != corners[2];
    keep[t] = has_area && seen.insert(corners).second;
  }
  const std::size_t before = surface.triangles.size();
  keepTriangles(surface, keep);
  return before - surface.triangles.size();
}

/// Pieces connected over inner edges, each with its triangles in an order in which every triangle but the
/// first neighbours an earlier one; and whether each triangle must be turned to agree with the first.
struct Pieces {
  std::vector<std::vector<std::uint32_t>> triangles;
  std::vector<bool> turn;
};

bool runsAlong(const glm::uvec3& triangle, int side, const Edge& edge) {
  return triangle[side] == edge.low;
}

Pieces findPieces(const Surface& surface) {
  const EdgeTable table = findEdges(surface.triangles);
  Pieces pieces;
  pieces.turn.assign(surface.triangles.size(), false);
  std::vector<bool> visited(surface.triangles.size(), false);
  for (std::uint32_t seed = 0; seed < surface.triangles.size(); ++seed) {
    if (visited[seed]) continue;
    visited[seed] = true;
    std::vector<std::uint32_t> piece{seed};
    for (std::size_t next = 0; next < piece.size(); ++next) {
      const std::uint32_t here = piece[next];
      for (int side = 0; side < 3; ++side) {
        const std::uint32_t edge_index = table.of_triangle[here][side];
        const Edge& edge = table.edges[edge_index];
        if (!edge.isInner()) continue;
        const std::uint32_t other = edge.triangles[0] == here ? edge.triangles[1] : edge.triangles[0];
        if (visited[other]) continue;
        visited[other] = true;
        const auto& other_sides = table.of_triangle[other];
        const auto other_side =
            std::find(other_sides.begin(), other_sides.end(), edge_index) - other_sides.begin();
        // Neighbours agree when they run along their common edge in opposite directions.
        const bool disagree = runsAlong(surface.triangles[here], side, edge) ==
                              runsAlong(surface.triangles[other], static_cast<int>(other_side), edge);
        pieces.turn[other] = pieces.turn[here] != disagree;
        piece.push_back(other);
      }
    }
    pieces.triangles.push_back(std::move(piece));
  }
  return pieces;
}

double area(const Surface& surface, const std::vector<std::uint32_t>& triangles) {
  double twice_area = 0;
  for (const std::uint32_t t : triangles)
    twice_area += glm::length(areaNormal(surface.positions, surface.triangles[t]));
  return twice_area / 2;
}

void turn(Surface& surface, std::uint32_t t) {
  std::swap(surface.triangles[t].y, surface.triangles[t].z);
  if (!surface.corner_uvs.empty()) std::swap(surface.corner_uvs[t][1], surface.corner_uvs[t][2]);
}

/// Positive when most of the piece faces away from its own middle, which holds for a head with an open neck
/// too.
double outwardness(const Surface& surface, const std::vector<std::uint32_t>& triangles) {
  glm::dvec3 middle(0);
  double weight = 0;
  const auto centre = [&](std::uint32_t t) {
    const glm::uvec3& corners = surface.triangles[t];
    return glm::dvec3(surface.positions[corners.x] + surface.positions[corners.y] +
                      surface.positions[corners.z]) /
           3.0;
  };
  for (const std::uint32_t t : triangles) {
    const double share = glm::length(areaNormal(surface.positions, surface.triangles[t]));
    middle += share * centre(t);
    weight += share;
  }
  middle /= weight;
  double sum = 0;
  for (const std::uint32_t t : triangles) {
    sum += glm::dot(centre(t) - middle, glm::dvec3(areaNormal(surface.positions, surface.triangles[t])));
  }
  return sum;
}

}  // namespace

Result<RepairReport> repair(Surface& surface) {
  RepairReport report;
  const Error no_triangles{"it holds no triangles; export the scan as a triangle mesh"};
  if (surface.positions.empty() || surface.triangles.empty()) return no_triangles;

  const float size = extent(surface.positions);
  if (!(size > 0)) return Error{"all its points lie in one place; export the scan again"};
  weld(surface, size * kWeldShareOfSize);
  report.degenerate_dropped = dropDegenerate(surface);
  if (surface.triangles.empty()) return no_triangles;

  const Pieces pieces = findPieces(surface);
  std::vector<double> areas;
  for (const auto& piece : pieces.triangles) areas.push_back(area(surface, piece));
  const double largest = *std::max_element(areas.begin(), areas.end());
  if (!(largest > 0)) return Error{"its triangles have no area; export the scan again"};

  std::vector<bool> keep(surface.triangles.size(), false);
  for (std::size_t i = 0; i < pieces.triangles.size(); ++i) {
    const auto& piece = pieces.triangles[i];
    if (areas[i] < kScrapShareOfArea * largest) {
      ++report.scraps_dropped;
      continue;
    }
    for (const std::uint32_t t : piece) {
      keep[t] = true;
      if (pieces.turn[t]) turn(surface, t);
    }
    const bool inside_out = outwardness(surface, piece) < 0;
    std::size_t turned = 0;
    for (const std::uint32_t t : piece) {
      if (inside_out) turn(surface, t);
      if (pieces.turn[t] != inside_out) ++turned;
    }
    report.triangles_turned += turned;
  }
  keepTriangles(surface, keep);
  dropUnusedVertices(surface);

  for (const Edge& edge : findEdges(surface.triangles).edges) {
    if (edge.triangle_count == 1) ++report.open_edges;
  }
  return report;
}

}  // namespace stipple
