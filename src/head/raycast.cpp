#include "head/raycast.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

constexpr std::uint32_t kLeafTriangles = 4;
constexpr std::size_t kStackDepth = 64;  // median splits: depth is below log2(triangles) + 1

/// Moeller and Trumbore 1997. The edges of neighbours are tested with a little slack so that no ray slips
/// between them.
std::optional<Hit> intersect(const glm::vec3& corner, const glm::vec3& edge1, const glm::vec3& edge2,
                             const glm::vec3& origin, const glm::vec3& direction) {
  constexpr float kSlack = 1e-6f;
  const glm::vec3 across = glm::cross(direction, edge2);
  const float determinant = glm::dot(edge1, across);
  if (determinant == 0) return std::nullopt;
  const glm::vec3 from_corner = origin - corner;
  const float weight1 = glm::dot(from_corner, across) / determinant;
  if (!(weight1 >= -kSlack && weight1 <= 1 + kSlack)) return std::nullopt;
  const glm::vec3 turned = glm::cross(from_corner, edge1);
  const float weight2 = glm::dot(direction, turned) / determinant;
  if (!(weight2 >= -kSlack && weight1 + weight2 <= 1 + kSlack)) return std::nullopt;
  const float distance = glm::dot(edge2, turned) / determinant;
  if (!(distance > 0)) return std::nullopt;
  return Hit{0, {1 - weight1 - weight2, weight1, weight2}, distance, origin + distance * direction};
}

}  // namespace

RayCaster::RayCaster(const Mesh& mesh) : RayCaster(mesh.positions, mesh.triangles) {}

RayCaster::RayCaster(const std::vector<glm::vec3>& positions, const std::vector<glm::uvec3>& triangles) {
  triangles_.reserve(triangles.size());
  for (std::uint32_t t = 0; t < triangles.size(); ++t) {
    const glm::vec3& corner = positions[triangles[t].x];
    triangles_.push_back({corner, positions[triangles[t].y] - corner, positions[triangles[t].z] - corner, t});
  }
  if (!triangles_.empty()) build(0, static_cast<std::uint32_t>(triangles_.size()));
}

std::uint32_t RayCaster::build(std::uint32_t begin, std::uint32_t end) {
  const auto centre = [](const Triangle& triangle) {
    return triangle.corner + (triangle.edge1 + triangle.edge2) * (1.0f / 3);
  };
  Node node{glm::vec3(std::numeric_limits<float>::max()), begin,
            glm::vec3(std::numeric_limits<float>::lowest()), end - begin};
  glm::vec3 low_centre = node.low, high_centre = node.high;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Triangle& triangle = triangles_[i];
    for (const glm::vec3& point :
         {triangle.corner, triangle.corner + triangle.edge1, triangle.corner + triangle.edge2}) {
      node.low = glm::min(node.low, point);
      node.high = glm::max(node.high, point);
    }
    low_centre = glm::min(low_centre, centre(triangle));
    high_centre = glm::max(high_centre, centre(triangle));
  }
  // A breath of air, so that rounding in the slab test never loses a triangle that lies flat in its box.
  const glm::vec3 air = (glm::abs(node.low) + glm::abs(node.high)) * 1e-6f + 1e-20f;
  node.low -= air;
  node.high += air;

  const auto index = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(node);
  if (end - begin <= kLeafTriangles) return index;

  const glm::vec3 spread = high_centre - low_centre;
  const int axis = spread.x >= spread.y ? (spread.x >= spread.z ? 0 : 2) : (spread.y >= spread.z ? 1 : 2);
  const std::uint32_t middle = begin + (end - begin) / 2;
  std::nth_element(triangles_.begin() + begin, triangles_.begin() + middle, triangles_.begin() + end,
                   [&](const Triangle& a, const Triangle& b) {
                     const float at_a = centre(a)[axis], at_b = centre(b)[axis];
                     return at_a < at_b || (at_a == at_b && a.index < b.index);
                   });
  build(begin, middle);
  const std::uint32_t second_child = build(middle, end);
  nodes_[index].first = second_child;
  nodes_[index].count = 0;
  return index;
}

/// Calls on_hit for every hit nearer than what it last returned; it returns the distance beyond which nothing
/// matters.
template <typename OnHit>
void RayCaster::visit(const glm::vec3& origin, const glm::vec3& direction, float farthest,
                      const OnHit& on_hit) const {
  assert(glm::dot(direction, direction) > 0);
  if (nodes_.empty()) return;
  const glm::vec3 inverse = 1.0f / direction;
  const auto entry = [&](const Node& node) {  // infinity when missed
    float enter = 0, leave = farthest;
    for (int axis = 0; axis < 3; ++axis) {
      const bool backwards = inverse[axis] < 0;
      const float near = ((backwards ? node.high : node.low)[axis] - origin[axis]) * inverse[axis];
      const float far = ((backwards ? node.low : node.high)[axis] - origin[axis]) * inverse[axis];
      // A ray along a face of the box gives 0 * infinity: both comparisons pass over the NaN.
      if (near > enter) enter = near;
      if (far < leave) leave = far;
    }
    return enter <= leave ? enter : std::numeric_limits<float>::infinity();
  };

  struct Pending {
    std::uint32_t node;
    float enter;
  };
  std::array<Pending, kStackDepth> stack;
  std::size_t depth = 0;
  const float root_entry = entry(nodes_[0]);
  if (std::isfinite(root_entry)) stack[depth++] = {0, root_entry};
  while (depth > 0) {
    const Pending pending = stack[--depth];
    if (pending.enter > farthest) continue;
    const Node& node = nodes_[pending.node];
    if (node.count > 0) {
      for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
        const Triangle& triangle = triangles_[i];
        auto hit = intersect(triangle.corner, triangle.edge1, triangle.edge2, origin, direction);
        if (!hit || hit->distance > farthest) continue;
        hit->triangle = triangle.index;
        farthest = on_hit(*hit);
      }
      continue;
    }
    Pending near{pending.node + 1, entry(nodes_[pending.node + 1])};
    Pending far{node.first, entry(nodes_[node.first])};
    if (far.enter < near.enter) std::swap(near, far);
    assert(depth + 2 <= stack.size());
    if (std::isfinite(far.enter)) stack[depth++] = far;
    if (std::isfinite(near.enter)) stack[depth++] = near;
  }
}

std::optional<Hit> RayCaster::cast(const glm::vec3& origin, const glm::vec3& direction,
                                   float farthest) const {
  std::optional<Hit> nearest;
  visit(origin, direction, farthest, [&](const Hit& hit) {
    const bool nearer = !nearest || hit.distance < nearest->distance ||
                        (hit.distance == nearest->distance && hit.triangle < nearest->triangle);
    if (nearer) nearest = hit;
    return nearest->distance;
  });
  return nearest;
}

bool RayCaster::isBlocked(const glm::vec3& origin, const glm::vec3& direction, float farthest) const {
  constexpr float kNothingMatters = -1;
  bool blocked = false;
  visit(origin, direction, farthest, [&](const Hit&) {
    blocked = true;
    return kNothingMatters;
  });
  return blocked;
}

std::optional<Hit> RayCaster::castFarthest(const glm::vec3& origin, const glm::vec3& direction) const {
  std::optional<Hit> last;
  constexpr float kEverything = std::numeric_limits<float>::infinity();
  visit(origin, direction, kEverything, [&](const Hit& hit) {
    const bool further = !last || hit.distance > last->distance ||
                         (hit.distance == last->distance && hit.triangle < last->triangle);
    if (further) last = hit;
    return kEverything;
  });
  return last;
}

std::vector<Hit> RayCaster::castAll(const glm::vec3& origin, const glm::vec3& direction) const {
  std::vector<Hit> hits;
  constexpr float kEverything = std::numeric_limits<float>::infinity();
  visit(origin, direction, kEverything, [&](const Hit& hit) {
    hits.push_back(hit);
    return kEverything;
  });
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.distance < b.distance || (a.distance == b.distance && a.triangle < b.triangle);
  });
  return hits;
}

}  // namespace stipple
