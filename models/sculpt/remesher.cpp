#include "sculpt/remesher.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "sculpt/density.h"

namespace stipple::sculpt {
namespace {

// Lengths between which an edge is left alone, in shares of the planned one (Botsch and Kobbelt: 4/3 and
// 4/5).
constexpr float kTooLong = 1.33f;
constexpr float kTooShort = 0.8f;
// The least cosine between a triangle's normals before and after a change.
constexpr float kLeastTurnCosine = 0.6f;
constexpr float kFlatCosine = 0.8f;  // edges across a sharper bend are not flipped
constexpr int kBestValence = 6;

using Vertex = std::uint32_t;
using Triangle = std::uint32_t;
constexpr Vertex kDead = ~0u;

struct MeshEdge {
  Vertex a, b;
  float length;
};

vec3 areaNormal(const vec3& a, const vec3& b, const vec3& c) {
  return glm::cross(b - a, c - a);
}

class Remesher {
 public:
  Remesher(const HeadField& field, RawMesh mesh) : field_(field), mesh_(std::move(mesh)) { rebuild(); }

  void round() {
    splitLongEdges();
    rebuild();
    collapseShortEdges();
    rebuild();
    flipEdges();
    relax();
  }

  /// Shapes only: for the end, when sizes are right.
  void settle() {
    flipEdges();
    relax();
  }

  RawMesh take() { return std::move(mesh_); }

 private:
  bool isAlive(Triangle t) const { return mesh_.triangles[t].x != kDead; }
  static bool has(const glm::uvec3& triangle, Vertex v) {
    return triangle.x == v || triangle.y == v || triangle.z == v;
  }
  static glm::uvec3 replaced(glm::uvec3 triangle, Vertex old_vertex, Vertex new_vertex) {
    for (int k = 0; k < 3; ++k) {
      if (triangle[k] == old_vertex) triangle[k] = new_vertex;
    }
    return triangle;
  }
  static Vertex thirdCorner(const glm::uvec3& triangle, Vertex a, Vertex b) {
    for (int k = 0; k < 3; ++k) {
      if (triangle[k] != a && triangle[k] != b) return triangle[k];
    }
    assert(false);
    return kDead;
  }
  vec3 normalOf(const glm::uvec3& t) const {
    return areaNormal(mesh_.positions[t.x], mesh_.positions[t.y], mesh_.positions[t.z]);
  }

  /// Drops dead triangles and unused vertices; lists the triangles around each vertex and the planned edge
  /// there.
  void rebuild() {
    std::erase_if(mesh_.triangles, [](const glm::uvec3& t) { return t.x == kDead; });
    std::vector<Vertex> new_index(mesh_.positions.size(), kDead);
    std::vector<vec3> kept;
    for (glm::uvec3& triangle : mesh_.triangles) {
      for (int k = 0; k < 3; ++k) {
        Vertex& index = new_index[triangle[k]];
        if (index == kDead) {
          index = static_cast<Vertex>(kept.size());
          kept.push_back(mesh_.positions[triangle[k]]);
        }
        triangle[k] = index;
      }
    }
    mesh_.positions = std::move(kept);
    around_.assign(mesh_.positions.size(), {});
    for (Triangle t = 0; t < mesh_.triangles.size(); ++t) {
      for (int k = 0; k < 3; ++k) around_[mesh_.triangles[t][k]].push_back(t);
    }
    planned_.resize(mesh_.positions.size());
    parallelFor(planned_.size(), [&](std::size_t v) { planned_[v] = targetEdge_mm(mesh_.positions[v]); });
  }

  std::vector<MeshEdge> edges() const {
    std::vector<MeshEdge> result;
    result.reserve(mesh_.triangles.size() * 3 / 2);
    for (const glm::uvec3& t : mesh_.triangles) {
      for (int k = 0; k < 3; ++k) {
        const Vertex a = t[k], b = t[(k + 1) % 3];
        if (a < b) result.push_back({a, b, glm::distance(mesh_.positions[a], mesh_.positions[b])});
      }
    }
    return result;
  }

  /// The two triangles on an edge, if the edge is (still) there.
  std::optional<std::pair<Triangle, Triangle>> trianglesOn(Vertex a, Vertex b) const {
    std::array<Triangle, 2> found{};
    std::size_t count = 0;
    for (const Triangle t : around_[a]) {
      if (!has(mesh_.triangles[t], b)) continue;
      if (count == 2) return std::nullopt;
      found[count++] = t;
    }
    if (count != 2) return std::nullopt;
    return std::pair(found[0], found[1]);
  }

  float plannedBetween(Vertex a, Vertex b) const { return 0.5f * (planned_[a] + planned_[b]); }

  void forget(Vertex v, Triangle t) { std::erase(around_[v], t); }

  void splitLongEdges() {
    std::vector<MeshEdge> candidates = edges();
    std::erase_if(candidates,
                  [&](const MeshEdge& e) { return e.length < kTooLong * plannedBetween(e.a, e.b); });
    std::sort(candidates.begin(), candidates.end(), [](const MeshEdge& x, const MeshEdge& y) {
      return std::tuple(-x.length, x.a, x.b) < std::tuple(-y.length, y.a, y.b);
    });
    std::vector<vec3> middles(candidates.size());
    parallelFor(middles.size(), [&](std::size_t i) {
      const MeshEdge& e = candidates[i];
      middles[i] = field_.project(0.5f * (mesh_.positions[e.a] + mesh_.positions[e.b]), 0.15f * e.length);
    });
    for (std::size_t i = 0; i < candidates.size(); ++i) splitEdge(candidates[i], middles[i]);
  }

  void splitEdge(const MeshEdge& edge, const vec3& middle) {
    const auto pair = trianglesOn(edge.a, edge.b);
    if (!pair) return;
    const auto added = static_cast<Vertex>(mesh_.positions.size());
    mesh_.positions.push_back(middle);
    planned_.push_back(plannedBetween(edge.a, edge.b));
    around_.emplace_back();
    for (const Triangle t : {pair->first, pair->second}) {
      const glm::uvec3 old = mesh_.triangles[t];
      const auto half = static_cast<Triangle>(mesh_.triangles.size());
      mesh_.triangles[t] = replaced(old, edge.b, added);
      mesh_.triangles.push_back(replaced(old, edge.a, added));
      forget(edge.b, t);
      around_[added].push_back(t);
      for (int k = 0; k < 3; ++k) around_[mesh_.triangles[half][k]].push_back(half);
    }
  }

  std::vector<Vertex> neighbours(Vertex v) const {
    std::vector<Vertex> result;
    for (const Triangle t : around_[v]) {
      for (int k = 0; k < 3; ++k) {
        if (mesh_.triangles[t][k] != v) result.push_back(mesh_.triangles[t][k]);
      }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }

  void collapseShortEdges() {
    std::vector<MeshEdge> candidates = edges();
    std::erase_if(candidates,
                  [&](const MeshEdge& e) { return e.length > kTooShort * plannedBetween(e.a, e.b); });
    std::vector<vec3> middles(candidates.size());
    parallelFor(middles.size(), [&](std::size_t i) {
      const MeshEdge& e = candidates[i];
      middles[i] = field_.project(0.5f * (mesh_.positions[e.a] + mesh_.positions[e.b]), 0.3f * e.length);
    });
    std::vector<bool> touched(mesh_.positions.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const MeshEdge& e = candidates[i];
      // A moved end would make the middle stale: such edges wait for the next round.
      if (touched[e.a] || touched[e.b]) continue;
      if (collapseEdge(e, middles[i])) touched[e.a] = touched[e.b] = true;
    }
  }

  /// Whether moving v to `place` leaves every triangle around it, but those that also touch `partner`, about
  /// as it was.
  bool mayMove(Vertex v, Vertex partner, const vec3& place) const {
    for (const Triangle t : around_[v]) {
      const glm::uvec3& triangle = mesh_.triangles[t];
      if (has(triangle, partner)) continue;
      std::array<vec3, 3> corners;
      for (int k = 0; k < 3; ++k) corners[k] = triangle[k] == v ? place : mesh_.positions[triangle[k]];
      const vec3 before = normalOf(triangle);
      const vec3 after = areaNormal(corners[0], corners[1], corners[2]);
      if (glm::dot(before, after) < kLeastTurnCosine * glm::length(before) * glm::length(after)) return false;
    }
    return true;
  }

  bool collapseEdge(const MeshEdge& edge, const vec3& middle) {
    const auto pair = trianglesOn(edge.a, edge.b);
    if (!pair) return false;
    const std::vector<Vertex> of_a = neighbours(edge.a), of_b = neighbours(edge.b);
    std::vector<Vertex> common;
    std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(common));
    if (common.size() != 2) return false;  // the link condition: otherwise the surface would pinch
    for (const Vertex v : common) {
      if (around_[v].size() <= 4) return false;
    }
    const float longest = kTooLong * plannedBetween(edge.a, edge.b);
    for (const std::vector<Vertex>* ring : {&of_a, &of_b}) {
      for (const Vertex v : *ring) {
        if (glm::distance(mesh_.positions[v], middle) > longest) return false;
      }
    }
    if (!mayMove(edge.a, edge.b, middle) || !mayMove(edge.b, edge.a, middle)) return false;

    for (const Triangle t : {pair->first, pair->second}) {
      const glm::uvec3 old = mesh_.triangles[t];
      for (int k = 0; k < 3; ++k) forget(old[k], t);
      mesh_.triangles[t] = glm::uvec3(kDead);
    }
    for (const Triangle t : around_[edge.b]) {
      mesh_.triangles[t] = replaced(mesh_.triangles[t], edge.b, edge.a);
      around_[edge.a].push_back(t);
    }
    around_[edge.b].clear();
    mesh_.positions[edge.a] = middle;
    return true;
  }

  void flipEdges() {
    for (const MeshEdge& edge : edges()) flipEdge(edge);
  }

  void flipEdge(const MeshEdge& edge) {
    const auto pair = trianglesOn(edge.a, edge.b);
    if (!pair) return;
    const auto [first, second] = *pair;
    const glm::uvec3 old_first = mesh_.triangles[first], old_second = mesh_.triangles[second];
    const Vertex c = thirdCorner(old_first, edge.a, edge.b), d = thirdCorner(old_second, edge.a, edge.b);
    if (c == d || trianglesOn(c, d)) return;
    const auto excess = [&](Vertex v, int change) {
      const int off = static_cast<int>(around_[v].size()) + change - kBestValence;
      return off * off;
    };
    const int before = excess(edge.a, 0) + excess(edge.b, 0) + excess(c, 0) + excess(d, 0);
    const int after = excess(edge.a, -1) + excess(edge.b, -1) + excess(c, 1) + excess(d, 1);
    if (after >= before) return;

    const vec3 normal_first = glm::normalize(normalOf(old_first));
    const vec3 normal_second = glm::normalize(normalOf(old_second));
    if (!(glm::dot(normal_first, normal_second) > kFlatCosine)) return;
    const glm::uvec3 new_first = replaced(old_first, edge.b, d), new_second = replaced(old_second, edge.a, c);
    const vec3 mean = glm::normalize(normal_first + normal_second);
    for (const glm::uvec3& triangle : {new_first, new_second}) {
      const vec3 normal = normalOf(triangle);
      if (!(glm::dot(normal, mean) > kLeastTurnCosine * glm::length(normal))) return;
    }
    mesh_.triangles[first] = new_first;
    mesh_.triangles[second] = new_second;
    forget(edge.b, first);
    forget(edge.a, second);
    around_[d].push_back(first);
    around_[c].push_back(second);
  }

  /// Slides every vertex towards the middle of its triangles, each weighted by its area in planned triangles.
  void relax() {
    constexpr float kShare = 0.7f;
    constexpr float kLongest = 0.3f;  // of the planned edge
    std::vector<vec3> moved = mesh_.positions;
    parallelFor(moved.size(), [&](std::size_t v) {
      vec3 sum{0};
      float weight = 0;
      for (const Triangle t : around_[v]) {
        const glm::uvec3& triangle = mesh_.triangles[t];
        const float planned = (planned_[triangle.x] + planned_[triangle.y] + planned_[triangle.z]) / 3;
        const float share = glm::length(normalOf(triangle)) / (planned * planned);
        sum += share / 3 *
               (mesh_.positions[triangle.x] + mesh_.positions[triangle.y] + mesh_.positions[triangle.z]);
        weight += share;
      }
      if (weight <= 0) return;
      const vec3 here = mesh_.positions[v];
      const vec3 normal = field_.normal(here);
      vec3 step = sum / weight - here;
      step -= normal * glm::dot(step, normal);
      const float longest = kLongest * planned_[v];
      const float length = glm::length(step);
      if (length > longest) step *= longest / length;
      moved[v] = field_.project(here + kShare * step, longest);
    });
    mesh_.positions = std::move(moved);
  }

  const HeadField& field_;
  RawMesh mesh_;
  std::vector<std::vector<Triangle>> around_;  // of each vertex
  std::vector<float> planned_;                 // edge length at each vertex, mm
};

}  // namespace

RawMesh remesh(const HeadField& field, RawMesh mesh, int rounds) {
  Remesher remesher(field, std::move(mesh));
  for (int i = 0; i < rounds; ++i) remesher.round();
  constexpr int kSettlings = 4;
  for (int i = 0; i < kSettlings; ++i) remesher.settle();
  return remesher.take();
}

}  // namespace stipple::sculpt
