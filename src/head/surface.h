// The working form of a mesh while it is mended: topology first, pictures second.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "head/mesh.h"

namespace stipple {

/// A triangle surface whose vertices are shared wherever the skin is continuous. Picture coordinates sit in
/// the corners of the triangles, so a seam in the picture is not a cut in the skin.
struct Surface {
  std::vector<glm::vec3> positions;
  std::vector<glm::uvec3> triangles;
  std::vector<std::array<glm::vec2, 3>> corner_uvs;  // parallel to `triangles`, or empty
};

inline constexpr std::uint32_t kNoTriangle = ~0u;

struct Edge {
  std::uint32_t low, high;                 // vertices, low < high
  std::array<std::uint32_t, 2> triangles;  // the first two that share it, kNoTriangle where there is none
  std::uint32_t triangle_count;            // 1 at a rim, 2 inside, more where the surface is no manifold
  bool isInner() const { return triangle_count == 2; }
};

/// Edges and how triangles use them. `of_triangle[t][k]` is the edge from corner k to corner (k + 1) % 3.
struct EdgeTable {
  std::vector<Edge> edges;  // sorted by (low, high)
  std::vector<std::array<std::uint32_t, 3>> of_triangle;
};
EdgeTable findEdges(const std::vector<glm::uvec3>& triangles);

/// Along the normal, as long as twice the triangle's area.
inline glm::vec3 areaNormal(const std::vector<glm::vec3>& positions, const glm::uvec3& triangle) {
  const glm::vec3& corner = positions[triangle.x];
  return glm::cross(positions[triangle.y] - corner, positions[triangle.z] - corner);
}

/// Unit normals, each face weighted by its angle at the vertex (Thuermer and Wuethrich 1998), so that the way
/// the skin was cut into triangles does not show.
std::vector<glm::vec3> vertexNormals(const Surface& surface);

/// For drawing: vertices are doubled at the picture's seams only, with identical position and normal.
/// `regions` runs parallel to the surface's positions.
Mesh toMesh(const Surface& surface, const std::vector<Region>& regions);

/// Vertices within `tolerance` (> 0) of one another become one; triangles that collapse are left for repair()
/// to drop.
void weld(Surface& surface, float tolerance);

/// The other way round: twins at seams become one vertex again.
Surface toSurface(const Mesh& mesh);

}  // namespace stipple
