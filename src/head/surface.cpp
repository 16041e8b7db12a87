#include "head/surface.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace stipple {
namespace {

float angleBetween(const glm::vec3& a, const glm::vec3& b) {
  return std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b));
}

/// For every vertex the first one within `tolerance` of it that stands for its neighbourhood. A cell of the
/// grid holds only such representatives, which lie further apart than the tolerance: no file can make a cell
/// grow.
std::vector<std::uint32_t> representatives(const std::vector<glm::vec3>& positions, float tolerance) {
  using Cell = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  struct CellHash {
    std::size_t operator()(const Cell& cell) const {
      const auto& [x, y, z] = cell;
      return static_cast<std::size_t>((x * 73856093) ^ (y * 19349663) ^
                                      (z * 83492791));  // Teschner et al. 2003
    }
  };
  const float cell_size = 4 * tolerance;
  const auto cellAt = [&](float coordinate) {
    return static_cast<std::int64_t>(std::floor(coordinate / cell_size));
  };

  std::unordered_map<Cell, std::vector<std::uint32_t>, CellHash> grid;
  grid.reserve(positions.size());
  std::vector<std::uint32_t> representative(positions.size());
  for (std::uint32_t vertex = 0; vertex < positions.size(); ++vertex) {
    const glm::vec3& here = positions[vertex];
    std::uint32_t found = vertex;
    for (std::int64_t x = cellAt(here.x - tolerance); x <= cellAt(here.x + tolerance); ++x) {
      for (std::int64_t y = cellAt(here.y - tolerance); y <= cellAt(here.y + tolerance); ++y) {
        for (std::int64_t z = cellAt(here.z - tolerance); z <= cellAt(here.z + tolerance); ++z) {
          const auto cell = grid.find({x, y, z});
          if (cell == grid.end()) continue;
          for (const std::uint32_t other : cell->second) {
            if (glm::distance(here, positions[other]) <= tolerance) found = std::min(found, other);
          }
        }
      }
    }
    representative[vertex] = found;
    if (found == vertex) grid[{cellAt(here.x), cellAt(here.y), cellAt(here.z)}].push_back(vertex);
  }
  return representative;
}

}  // namespace

EdgeTable findEdges(const std::vector<glm::uvec3>& triangles) {
  struct Side {
    std::uint32_t low, high, triangle, corner;
  };
  std::vector<Side> sides;
  sides.reserve(triangles.size() * 3);
  for (std::uint32_t t = 0; t < triangles.size(); ++t) {
    for (std::uint32_t corner = 0; corner < 3; ++corner) {
      const auto [low, high] = std::minmax({triangles[t][corner], triangles[t][(corner + 1) % 3]});
      sides.push_back({low, high, t, corner});
    }
  }
  std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
    return std::tie(a.low, a.high, a.triangle, a.corner) < std::tie(b.low, b.high, b.triangle, b.corner);
  });

  EdgeTable table;
  table.of_triangle.resize(triangles.size());
  for (const Side& side : sides) {
    const bool is_new =
        table.edges.empty() || table.edges.back().low != side.low || table.edges.back().high != side.high;
    if (is_new) table.edges.push_back({side.low, side.high, {kNoTriangle, kNoTriangle}, 0});
    Edge& edge = table.edges.back();
    if (edge.triangle_count < 2) edge.triangles[edge.triangle_count] = side.triangle;
    ++edge.triangle_count;
    table.of_triangle[side.triangle][side.corner] = static_cast<std::uint32_t>(table.edges.size() - 1);
  }
  return table;
}

std::vector<glm::vec3> vertexNormals(const Surface& surface) {
  const auto& positions = surface.positions;
  std::vector<glm::vec3> normals(positions.size(), glm::vec3(0));
  for (const glm::uvec3& triangle : surface.triangles) {
    const glm::vec3 area_normal = areaNormal(positions, triangle);
    const float length = glm::length(area_normal);
    if (length <= 0) continue;
    for (int corner = 0; corner < 3; ++corner) {
      const glm::vec3& here = positions[triangle[corner]];
      const float angle = angleBetween(positions[triangle[(corner + 1) % 3]] - here,
                                       positions[triangle[(corner + 2) % 3]] - here);
      normals[triangle[corner]] += area_normal * (angle / length);
    }
  }
  for (glm::vec3& normal : normals) {
    const float length = glm::length(normal);
    normal = length > 1e-12f ? normal / length : glm::vec3(0, 1, 0);
  }
  return normals;
}

Mesh toMesh(const Surface& surface, const std::vector<Region>& regions) {
  assert(regions.size() == surface.positions.size());
  Mesh mesh;
  mesh.positions = surface.positions;
  mesh.normals = vertexNormals(surface);
  mesh.regions = regions;
  mesh.triangles = surface.triangles;
  if (surface.corner_uvs.empty()) return mesh;

  assert(surface.corner_uvs.size() == surface.triangles.size());
  // A vertex takes the first picture coordinate that is seen at it; every further one makes a twin.
  mesh.uvs.resize(surface.positions.size());
  std::vector<bool> has_uv(surface.positions.size(), false);
  std::map<std::tuple<std::uint32_t, float, float>, std::uint32_t> twins;
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (int corner = 0; corner < 3; ++corner) {
      std::uint32_t& vertex = mesh.triangles[t][corner];
      const glm::vec2 uv = surface.corner_uvs[t][corner];
      if (!has_uv[vertex]) {
        has_uv[vertex] = true;
        mesh.uvs[vertex] = uv;
      }
      if (mesh.uvs[vertex] == uv) continue;
      const auto [twin, is_new] =
          twins.try_emplace({vertex, uv.x, uv.y}, static_cast<std::uint32_t>(mesh.positions.size()));
      if (is_new) {
        mesh.positions.push_back(surface.positions[vertex]);
        mesh.normals.push_back(mesh.normals[vertex]);
        mesh.regions.push_back(regions[vertex]);
        mesh.uvs.push_back(uv);
      }
      vertex = twin->second;
    }
  }
  return mesh;
}

void weld(Surface& surface, float tolerance) {
  const std::vector<std::uint32_t> representative = representatives(surface.positions, tolerance);
  std::vector<std::uint32_t> compact(surface.positions.size());
  std::uint32_t kept = 0;
  for (std::uint32_t vertex = 0; vertex < surface.positions.size(); ++vertex) {
    if (representative[vertex] != vertex) continue;
    surface.positions[kept] = surface.positions[vertex];
    compact[vertex] = kept++;
  }
  surface.positions.resize(kept);
  for (glm::uvec3& triangle : surface.triangles) {
    for (int corner = 0; corner < 3; ++corner) triangle[corner] = compact[representative[triangle[corner]]];
  }
}

Surface toSurface(const Mesh& mesh) {
  Surface surface{mesh.positions, mesh.triangles, {}};
  if (!mesh.uvs.empty()) {
    surface.corner_uvs.reserve(mesh.triangles.size());
    for (const glm::uvec3& triangle : mesh.triangles) {
      surface.corner_uvs.push_back({mesh.uvs[triangle.x], mesh.uvs[triangle.y], mesh.uvs[triangle.z]});
    }
  }
  constexpr float kSeamGap_mm = 1e-4f;
  weld(surface, kSeamGap_mm);
  return surface;
}

}  // namespace stipple
