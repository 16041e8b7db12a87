#pragma once
#include <cstdint>
#include <glm/vec3.hpp>
#include <limits>
#include <optional>
#include <vector>

#include "head/mesh.h"

namespace stipple {

/// Where a ray meets a mesh.
struct Hit {
  std::uint32_t triangle;
  glm::vec3 barycentric;  // weights of the triangle's three corners, sum 1
  float distance;         // along the ray, in units of the direction's length
  glm::vec3 position;     // origin + distance * direction
};

/// Ray queries against a fixed mesh: a bounding volume hierarchy, built once. Both sides of a triangle count.
/// Equal distances go to the lower triangle index, so answers never depend on the order of traversal. Keeps
/// its own copy of the triangles: the mesh may go away.
class RayCaster {
 public:
  explicit RayCaster(const Mesh& mesh);
  RayCaster(const std::vector<glm::vec3>& positions, const std::vector<glm::uvec3>& triangles);

  /// Nearest hit at a distance in (0, farthest]; `direction` need not be unit length but not zero.
  std::optional<Hit> cast(const glm::vec3& origin, const glm::vec3& direction,
                          float farthest = std::numeric_limits<float>::infinity()) const;

  /// Whether there is any hit at a distance in (0, farthest]: cheaper than which one.
  bool isBlocked(const glm::vec3& origin, const glm::vec3& direction, float farthest) const;

  /// The last hit along the ray: for star-shaped maps, where ears and lips overlap and the outermost skin
  /// counts.
  std::optional<Hit> castFarthest(const glm::vec3& origin, const glm::vec3& direction) const;

  /// Every hit, sorted by distance; a hit on a shared edge is reported once for each triangle.
  std::vector<Hit> castAll(const glm::vec3& origin, const glm::vec3& direction) const;

 private:
  struct Node {
    glm::vec3 low;
    std::uint32_t
        first;  // leaf: first triangle; inner: index of the second child (the first follows its parent)
    glm::vec3 high;
    std::uint32_t count;  // triangles in a leaf; 0 for an inner node
  };
  struct Triangle {
    glm::vec3 corner, edge1, edge2;
    std::uint32_t index;  // in the mesh
  };
  std::uint32_t build(std::uint32_t begin, std::uint32_t end);
  template <typename OnHit>
  void visit(const glm::vec3& origin, const glm::vec3& direction, float farthest, const OnHit& on_hit) const;

  std::vector<Node> nodes_;
  std::vector<Triangle> triangles_;  // in leaf order
};

}  // namespace stipple
