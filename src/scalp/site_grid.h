#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

namespace stipple {

/// Positions found by place: a hash table whose lines of eight positions fill one cache line each. Cells that
/// share a line, and lines that run over into the next, cost time and nothing else. Reading from several
/// threads is safe while nobody adds.
class SiteGrid {
 public:
  /// For searches up to `reach` units around, and about `expected` positions no denser than a blue-noise set
  /// of that radius: two to four a cell then.
  SiteGrid(std::uint32_t reach, std::size_t expected)
      : reach_(static_cast<std::int32_t>(reach)),
        mask_(std::bit_ceil(expected + expected / 4 + 16) - 1),
        lines_(mask_ + 1, emptyLine()) {}

  void add(const glm::ivec3& place) {
    for (std::size_t at = lineAt(place);; at = (at + 1) & mask_)
      for (std::uint64_t& slot : lines_[at].slots)
        if (slot == kEmpty) {
          slot = pack(place);
          return;
        }
  }

  /// Asks memory for what add() and most of covering2() will want to see there.
  void prefetch(const glm::ivec3& place) const { __builtin_prefetch(&lines_[lineAt(place)]); }

  /// Squared distance to a position nearer than the root of `limit2`, as a rule the nearest one, or `limit2`
  /// if there is none; limit2 <= reach^2.
  std::int64_t covering2(const glm::ivec3& place, std::int64_t limit2) const {
    // Cells are twice the reach wide, so that a ball meets two along each axis; its own cell comes first.
    const glm::ivec3 low = (place + reach_) / (2 * reach_), own = cellOf(place) - low;
    const std::array<glm::uvec3, 2> keys = {keysOf(low), keysOf(low + 1)};
    const auto first = static_cast<unsigned>(own.x | own.y << 1 | own.z << 2);
    std::int64_t nearest2 = limit2;
    for (unsigned n = 0; n < 8 && nearest2 == limit2; ++n) {
      const unsigned corner = first ^ n;
      std::size_t at = (keys[corner & 1].x ^ keys[corner >> 1 & 1].y ^ keys[corner >> 2].z) & mask_;
      for (;; at = (at + 1) & mask_) {
        for (const std::uint64_t slot : lines_[at].slots) {
          if (slot == kEmpty) break;
          nearest2 = std::min(nearest2, apart2(place, slot));
        }
        if (lines_[at].slots.back() == kEmpty) break;
      }
    }
    return nearest2;
  }

 private:
  static constexpr std::uint64_t kEmpty = ~0ull;
  struct alignas(64) Line {
    std::array<std::uint64_t, 8> slots;
  };
  static Line emptyLine() {
    Line line;
    line.slots.fill(kEmpty);
    return line;
  }
  static std::uint64_t pack(const glm::ivec3& place) {  // 21 bits an axis
    const glm::u64vec3 p(place);
    return p.x | p.y << 21 | p.z << 42;
  }
  static std::int64_t apart2(const glm::ivec3& place, std::uint64_t slot) {
    constexpr std::int64_t kMask = (1 << 21) - 1;
    const auto packed = static_cast<std::int64_t>(slot);
    const std::int64_t x = (packed & kMask) - place.x, y = (packed >> 21 & kMask) - place.y,
                       z = (packed >> 42) - place.z;
    return x * x + y * y + z * z;
  }

  glm::ivec3 cellOf(const glm::ivec3& place) const { return (place + 2 * reach_) / (2 * reach_); }
  std::size_t lineAt(const glm::ivec3& place) const {
    const glm::uvec3 keys = keysOf(cellOf(place));
    return (keys.x ^ keys.y ^ keys.z) & mask_;
  }
  // Teschner et al. 2003, "Optimized spatial hashing for collision detection of deformable objects", with the
  // low bits mixed once more, since the mask keeps no others.
  static glm::uvec3 keysOf(const glm::ivec3& cell) {
    const glm::uvec3 keys = glm::uvec3(cell) * glm::uvec3(73856093u, 19349663u, 83492791u);
    return keys ^ keys >> 15u;
  }

  std::int32_t reach_;
  std::size_t mask_;
  std::vector<Line> lines_;
};

}  // namespace stipple
