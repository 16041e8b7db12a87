#include "scalp/flatten.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat2x2.hpp>
#include <map>
#include <queue>
#include <utility>

namespace stipple {
namespace {

// After these the ends of a strip of 350 mm move by a tenth of a millimetre and less.
constexpr int kRounds = 200;

/// A vector turned by the cosine and sine in `turn`.
glm::dvec2 turned(const glm::dvec2& vector, const glm::dvec2& turn) {
  return {turn.x * vector.x - turn.y * vector.y, turn.y * vector.x + turn.x * vector.y};
}

/// A triangle by itself, laid flat: corner 0 in the origin, corner 1 on the x axis.
std::array<glm::dvec2, 3> laidFlat(const FlatPatch& patch, const glm::uvec3& triangle) {
  const glm::dvec3 along = patch.skin_mm[triangle[1]] - patch.skin_mm[triangle[0]],
                   up = patch.skin_mm[triangle[2]] - patch.skin_mm[triangle[0]];
  const double length = glm::length(along);
  const double x = glm::dot(along, up) / length;
  return {glm::dvec2(0), glm::dvec2(length, 0), glm::dvec2(x, glm::length(glm::cross(along, up)) / length)};
}

/// What triangles are made of while they turn: edges from corner k to k + 1 as they are on the skin, and the
/// cotangent of the angle opposite, weighted.
struct Rigid {
  std::array<glm::dvec2, 3> edges;
  std::array<double, 3> stiffness;
};

std::vector<Rigid> rigidsOf(const FlatPatch& patch, std::span<const double> weights) {
  std::vector<Rigid> rigids(patch.triangles.size());
  for (std::size_t t = 0; t < rigids.size(); ++t) {
    const auto flat = laidFlat(patch, patch.triangles[t]);
    const double twice_area = flat[1].x * flat[2].y;
    for (std::size_t k = 0; k < 3; ++k) {
      rigids[t].edges[k] = flat[(k + 1) % 3] - flat[k];
      const glm::dvec2 a = flat[k] - flat[(k + 2) % 3], b = flat[(k + 1) % 3] - flat[(k + 2) % 3];
      rigids[t].stiffness[k] = weights[t] * glm::dot(a, b) / twice_area;
    }
  }
  return rigids;
}

/// Vertices in an order in which neighbours stand close together (Cuthill and McKee 1969): breadth first from
/// one that lies far from most.
std::vector<std::uint32_t> narrowOrder(const std::vector<std::vector<std::uint32_t>>& neighbours) {
  std::vector<std::uint32_t> order{0};
  for (int pass = 0; pass < 2;
       ++pass) {  // the last that one pass meets lies at an end: there the next begins
    const std::uint32_t first = order.back();
    std::vector<bool> met(neighbours.size(), false);
    order.assign(1, first);
    met[first] = true;
    for (std::size_t i = 0; i < order.size(); ++i)
      for (const std::uint32_t next : neighbours[order[i]])
        if (!met[next]) {
          met[next] = true;
          order.push_back(next);
        }
  }
  assert(order.size() == neighbours.size());  // one piece
  return order;
}

/// The energy's matrix taken apart as L times its transpose, each row of L from its first entry to the
/// diagonal. The energy does not change when all is shifted, so the vertex that comes last in the order stays
/// where it is.
class Factors {
 public:
  Factors(const FlatPatch& patch, const std::vector<Rigid>& rigids) {
    std::vector<std::vector<std::uint32_t>> neighbours(patch.skin_mm.size());
    for (const glm::uvec3& corners : patch.triangles)
      for (int k = 0; k < 3; ++k)
        for (const int other : {(k + 1) % 3, (k + 2) % 3}) neighbours[corners[k]].push_back(corners[other]);
    order_ = narrowOrder(neighbours);
    place_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
    first_.resize(order_.size());
    rows_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      first_[i] = i;
      for (const std::uint32_t other : neighbours[order_[i]]) first_[i] = std::min(first_[i], place_[other]);
      rows_[i].assign(i - first_[i] + 1, 0.0);
    }
    for (std::size_t t = 0; t < rigids.size(); ++t)
      for (int k = 0; k < 3; ++k) {
        const std::uint32_t from = place_[patch.triangles[t][k]],
                            to = place_[patch.triangles[t][(k + 1) % 3]];
        const double stiffness = rigids[t].stiffness[static_cast<std::size_t>(k)];
        at(std::max(from, to), std::min(from, to)) -= stiffness;
        at(from, from) += stiffness;
        at(to, to) += stiffness;
      }
    last_row_ = rows_.back();
    factorise();
  }

  /// The vertices' places under these pulls.
  void solve(const std::vector<glm::dvec2>& pull, std::vector<glm::dvec2>& places) const {
    const auto count = static_cast<std::uint32_t>(order_.size() - 1);
    const glm::dvec2 fixed = places[order_[count]];
    std::vector<glm::dvec2> x(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      glm::dvec2 sum = pull[order_[i]];
      if (i >= first_[count]) sum -= last_row_[i - first_[count]] * fixed;
      for (std::uint32_t j = first_[i]; j < i; ++j) sum -= rows_[i][j - first_[i]] * x[j];
      x[i] = sum / rows_[i].back();
    }
    for (std::uint32_t i = count; i-- > 0;) {
      x[i] /= rows_[i].back();
      for (std::uint32_t j = first_[i]; j < i; ++j) x[j] -= rows_[i][j - first_[i]] * x[i];
      places[order_[i]] = x[i];
    }
  }

 private:
  double& at(std::uint32_t row, std::uint32_t column) { return rows_[row][column - first_[row]]; }

  void factorise() {
    for (std::uint32_t i = 0; i + 1 < rows_.size(); ++i) {
      for (std::uint32_t j = first_[i]; j <= i; ++j) {
        double sum = at(i, j);
        for (std::uint32_t k = std::max(first_[i], first_[j]); k < j; ++k) sum -= at(i, k) * at(j, k);
        at(i, j) = i == j ? std::sqrt(sum) : sum / rows_[j].back();
      }
    }
  }

  std::vector<std::uint32_t> order_, place_;  // the vertex at a place, and back
  std::vector<std::uint32_t> first_;          // column of a row's first entry
  std::vector<std::vector<double>> rows_;
  std::vector<double> last_row_;  // of the matrix itself
};

/// Cosine and sine of the turn that brings a triangle nearest to where its corners are.
glm::dvec2 turnOf(const FlatPatch& patch, std::size_t t, const Rigid& rigid) {
  glm::dvec2 turn(0);
  for (int k = 0; k < 3; ++k) {
    const glm::dvec2 now =
        patch.paper_mm[patch.triangles[t][(k + 1) % 3]] - patch.paper_mm[patch.triangles[t][k]];
    const auto index = static_cast<std::size_t>(k);
    const glm::dvec2& own = rigid.edges[index];
    turn += rigid.stiffness[index] * glm::dvec2(glm::dot(own, now), own.x * now.y - own.y * now.x);
  }
  const double size = glm::length(turn);
  return size > 0 ? turn / size : glm::dvec2(1, 0);
}

/// A first guess: triangle by triangle hinged on to those that lie already, the weightiest first, so that a
/// strip unrolls along the line that matters.
void unfold(FlatPatch& patch, std::span<const double> weights) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> at_edge;
  const auto edgeOf = [&](std::uint32_t t, int k) {
    return std::minmax(patch.triangles[t][k], patch.triangles[t][(k + 1) % 3]);
  };
  for (std::uint32_t t = 0; t < patch.triangles.size(); ++t)
    for (int k = 0; k < 3; ++k) at_edge[edgeOf(t, k)].push_back(t);

  struct Hinge {
    double weight;
    std::uint32_t triangle;
    int edge;
    bool operator<(const Hinge& other) const {
      return std::pair(weight, other.triangle) < std::pair(other.weight, triangle);
    }
  };
  std::priority_queue<Hinge> hinges;
  std::vector<bool> laid(patch.skin_mm.size(), false), met(patch.triangles.size(), false);
  patch.paper_mm.assign(patch.skin_mm.size(), glm::dvec2(0));

  const auto first = static_cast<std::uint32_t>(std::ranges::max_element(weights) - weights.begin());
  const std::uint32_t origin = patch.triangles[first][0], along = patch.triangles[first][1];
  patch.paper_mm[along] = {glm::distance(patch.skin_mm[origin], patch.skin_mm[along]), 0};
  laid[origin] = laid[along] = true;
  hinges.push({weights[first], first, 0});
  while (!hinges.empty()) {
    const Hinge hinge = hinges.top();
    hinges.pop();
    if (met[hinge.triangle]) continue;
    met[hinge.triangle] = true;
    const glm::uvec3& corners = patch.triangles[hinge.triangle];
    const auto k = hinge.edge;
    const std::uint32_t from = corners[k], to = corners[(k + 1) % 3], tip = corners[(k + 2) % 3];
    if (!laid[tip]) {
      const auto flat = laidFlat(patch, {from, to, tip});
      const glm::dvec2 edge = patch.paper_mm[to] - patch.paper_mm[from];
      patch.paper_mm[tip] = patch.paper_mm[from] + turned(flat[2], edge / flat[1].x);
      laid[tip] = true;
    }
    for (int side = 0; side < 3; ++side)
      for (const std::uint32_t next : at_edge[edgeOf(hinge.triangle, side)])
        for (int other = 0; !met[next] && other < 3; ++other)
          if (edgeOf(next, other) == edgeOf(hinge.triangle, side)) hinges.push({weights[next], next, other});
  }
}

}  // namespace

void flatten(FlatPatch& patch, std::span<const double> weights) {
  assert(weights.size() == patch.triangles.size() && !weights.empty());
  unfold(patch, weights);
  const std::vector<Rigid> rigids = rigidsOf(patch, weights);
  const Factors factors(patch, rigids);
  std::vector<glm::dvec2> pull(patch.paper_mm.size());
  for (int round = 0; round < kRounds; ++round) {
    std::ranges::fill(pull, glm::dvec2(0));
    for (std::size_t t = 0; t < rigids.size(); ++t) {
      const glm::dvec2 turn = turnOf(patch, t, rigids[t]);
      for (int k = 0; k < 3; ++k) {
        const auto index = static_cast<std::size_t>(k);
        const glm::dvec2 pulled = rigids[t].stiffness[index] * turned(rigids[t].edges[index], turn);
        pull[patch.triangles[t][k]] -= pulled;
        pull[patch.triangles[t][(k + 1) % 3]] += pulled;
      }
    }
    factors.solve(pull, patch.paper_mm);
  }
}

double Stretch::worst() const {
  return std::max(most - 1, 1 - least);
}

Stretch stretchOf(const FlatPatch& patch, std::size_t triangle) {
  const glm::uvec3& corners = patch.triangles[triangle];
  const auto flat = laidFlat(patch, corners);
  const glm::dmat2 skin(flat[1], flat[2]);
  const glm::dmat2 paper(patch.paper_mm[corners[1]] - patch.paper_mm[corners[0]],
                         patch.paper_mm[corners[2]] - patch.paper_mm[corners[0]]);
  const glm::dmat2 map = paper * glm::inverse(skin);
  // Singular values of a 2 x 2 matrix: the lengths of its parts that turn and that mirror, added and
  // subtracted.
  const double turns = std::hypot(map[0][0] + map[1][1], map[0][1] - map[1][0]) / 2,
               mirrors = std::hypot(map[0][0] - map[1][1], map[0][1] + map[1][0]) / 2;
  return {turns - mirrors, turns + mirrors};
}

}  // namespace stipple
