#include "sculpt/mesher.h"

#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/parallel.h"

namespace stipple::sculpt {
namespace {

constexpr vec3 kLow{-120, -242, -135};
constexpr vec3 kHigh{120, 142, 132};
constexpr int kBlock = 8;  // cells along a block's side

// The six tetrahedra of a cube around its diagonal from corner 0 to corner 7; corner = x + 2y + 4z.
// Neighbouring cubes cut their common face along the same diagonal. All are positively oriented.
constexpr std::array<std::array<int, 4>, 6> kTetrahedra = {
    {{0, 1, 3, 7}, {0, 3, 2, 7}, {0, 2, 6, 7}, {0, 6, 4, 7}, {0, 4, 5, 7}, {0, 5, 1, 7}}};

glm::ivec3 cornerOffset(int corner) {
  return {corner & 1, corner >> 1 & 1, corner >> 2};
}

/// Sparse samples of the field: blocks of the lattice that the surface may cross.
struct Lattice {
  float spacing_mm;
  glm::ivec3 blocks;                        // along each axis
  std::vector<int> slot_of_block;           // into `samples`, -1 where the surface cannot be
  std::vector<std::vector<float>> samples;  // (kBlock + 1)^3 a block, x fastest
  std::vector<glm::ivec3> block_of_slot;

  vec3 position(const glm::ivec3& node) const { return kLow + spacing_mm * vec3(node); }
};

constexpr int kSide = kBlock + 1;

Lattice sample(const HeadField& field, float spacing_mm) {
  Lattice lattice{spacing_mm, glm::ivec3((kHigh - kLow) / (spacing_mm * kBlock)) + 1, {}, {}, {}};
  const glm::ivec3 blocks = lattice.blocks;
  const std::size_t count = static_cast<std::size_t>(blocks.x) * blocks.y * blocks.z;
  const auto blockAt = [&](std::size_t i) {
    const int index = static_cast<int>(i);
    return glm::ivec3(index % blocks.x, index / blocks.x % blocks.y, index / blocks.x / blocks.y);
  };
  std::vector<std::uint8_t> is_near(count);
  parallelFor(count, [&](std::size_t i) {
    const float side_mm = kBlock * spacing_mm;
    const vec3 centre = kLow + side_mm * (vec3(blockAt(i)) + 0.5f);
    // Half the diagonal, and as much again because the field may fall short of a distance.
    is_near[i] = std::abs(field.distance(centre)) < 1.6f * side_mm + 2;
  });
  lattice.slot_of_block.assign(count, -1);
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_near[i]) continue;
    lattice.slot_of_block[i] = static_cast<int>(lattice.block_of_slot.size());
    lattice.block_of_slot.push_back(blockAt(i));
  }
  lattice.samples.resize(lattice.block_of_slot.size());
  parallelFor(lattice.samples.size(), [&](std::size_t slot) {
    std::vector<float>& values = lattice.samples[slot];
    values.reserve(kSide * kSide * kSide);
    const glm::ivec3 first = lattice.block_of_slot[slot] * kBlock;
    for (int z = 0; z < kSide; ++z) {
      for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
          const float value = field.distance(lattice.position(first + glm::ivec3(x, y, z)));
          // Never on a node, so that each crossing has an edge of its own.
          values.push_back(value == 0 ? 1e-6f : value);
        }
      }
    }
  });
  return lattice;
}

/// Vertices are made once for each lattice edge that the surface crosses.
class VertexPool {
 public:
  VertexPool(const Lattice& lattice, RawMesh& mesh) : lattice_(lattice), mesh_(mesh) {}

  std::uint32_t onEdge(const glm::ivec3& a, float value_a, const glm::ivec3& b, float value_b) {
    const std::uint64_t key_a = key(a), key_b = key(b);
    const std::uint64_t low = std::min(key_a, key_b);
    const std::uint64_t edge = low << 20 | (std::max(key_a, key_b) - low);
    const auto [found, is_new] =
        vertices_.try_emplace(edge, static_cast<std::uint32_t>(mesh_.positions.size()));
    if (is_new) {
      // Kept off the nodes, so that no two vertices coincide.
      const float t = std::clamp(value_a / (value_a - value_b), 0.02f, 0.98f);
      mesh_.positions.push_back(glm::mix(lattice_.position(a), lattice_.position(b), t));
    }
    return found->second;
  }

 private:
  static std::uint64_t key(const glm::ivec3& node) {
    constexpr std::uint64_t kRow = 512;
    return (static_cast<std::uint64_t>(node.z) * kRow + static_cast<std::uint64_t>(node.y)) * kRow +
           static_cast<std::uint64_t>(node.x);
  }
  const Lattice& lattice_;
  RawMesh& mesh_;
  std::unordered_map<std::uint64_t, std::uint32_t> vertices_;
};

struct Node {
  glm::ivec3 place;
  float value;
  bool isInside() const { return value < 0; }
};

void cutTetrahedron(std::array<Node, 4> nodes, VertexPool& pool, std::vector<glm::uvec3>& triangles) {
  const auto inside =
      std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.isInside(); });
  if (inside == 0 || inside == 4) return;
  // Even permutations keep the orientation: bring the odd one out, or the inside pair, to the front.
  const auto rotateToFront = [&nodes](std::size_t i) {
    if (i == 1) nodes = {nodes[1], nodes[2], nodes[0], nodes[3]};
    if (i == 2) nodes = {nodes[2], nodes[0], nodes[1], nodes[3]};
    if (i == 3) nodes = {nodes[3], nodes[1], nodes[0], nodes[2]};
  };
  const auto edge = [&](std::size_t i, std::size_t j) {
    return pool.onEdge(nodes[i].place, nodes[i].value, nodes[j].place, nodes[j].value);
  };
  const auto firstWhere = [&nodes](bool is_inside, std::size_t from) {
    while (nodes[from].isInside() != is_inside) ++from;
    return from;
  };
  if (inside != 2) {
    const bool is_lone_inside = inside == 1;
    rotateToFront(firstWhere(is_lone_inside, 0));
    const std::uint32_t a = edge(0, 1), b = edge(0, 2), c = edge(0, 3);
    triangles.push_back(is_lone_inside ? glm::uvec3(a, b, c) : glm::uvec3(a, c, b));
    return;
  }
  rotateToFront(firstWhere(true, 0));
  const std::size_t partner = firstWhere(true, 1);
  if (partner == 2) nodes = {nodes[0], nodes[2], nodes[3], nodes[1]};
  if (partner == 3) nodes = {nodes[0], nodes[3], nodes[1], nodes[2]};
  const std::uint32_t a = edge(0, 2), b = edge(0, 3), c = edge(1, 3), d = edge(1, 2);
  triangles.push_back({a, b, c});
  triangles.push_back({a, c, d});
}

}  // namespace

RawMesh marchTetrahedra(const HeadField& field, float spacing_mm) {
  const Lattice lattice = sample(field, spacing_mm);
  RawMesh mesh;
  VertexPool pool(lattice, mesh);
  for (std::size_t slot = 0; slot < lattice.samples.size(); ++slot) {
    const std::vector<float>& values = lattice.samples[slot];
    const glm::ivec3 first = lattice.block_of_slot[slot] * kBlock;
    for (int cell = 0; cell < kBlock * kBlock * kBlock; ++cell) {
      const glm::ivec3 base{cell % kBlock, cell / kBlock % kBlock, cell / kBlock / kBlock};
      std::array<Node, 8> cube;
      int inside = 0;
      for (int corner = 0; corner < 8; ++corner) {
        const glm::ivec3 node = base + cornerOffset(corner);
        cube[corner] = {first + node, values[(node.z * kSide + node.y) * kSide + node.x]};
        inside += cube[corner].isInside();
      }
      if (inside == 0 || inside == 8) continue;
      for (const std::array<int, 4>& tetrahedron : kTetrahedra) {
        const auto [a, b, c, d] = tetrahedron;
        cutTetrahedron({cube[a], cube[b], cube[c], cube[d]}, pool, mesh.triangles);
      }
    }
  }
  return mesh;
}

}  // namespace stipple::sculpt
