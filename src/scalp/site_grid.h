#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

namespace stipple {

/// Positions found by place: a hash table of cells in lines of one cache line each. A line holds up to eight
/// positions of one cell, and a cell that is full goes on in another line. Eight at once are measured with
/// vector instructions, which compilers make of the plain loops here. Reading from several threads is safe
/// while nobody adds.
class SiteGrid {
  static constexpr unsigned kSidePerReach = 3, kCellBits = 21, kReciprocalBits = 40;
  static constexpr std::size_t kLineSize = 8;

 public:
  /// Places within a cell are kept in 16 bits.
  static constexpr std::uint32_t kFarthestReach = 0xffffu / kSidePerReach;

  /// For searches up to `reach` units around, at most kFarthestReach, and about `expected` positions no
  /// denser than a blue-noise set of that radius: some three to a cell then.
  SiteGrid(std::uint32_t reach, std::size_t expected)
      : side_(static_cast<std::int32_t>(kSidePerReach * reach)),
        reciprocal_((1ull << kReciprocalBits) / (kSidePerReach * reach) + 1),
        lines_(std::bit_ceil(expected / 2 + 16)) {}

  void add(const glm::ivec3& place);

  /// Squared distance to a position of the same cell that is nearer than the root of `radius2`, to the
  /// nearest of them as a rule, rounded up by less than a millionth; `radius2` if there is none.
  std::int64_t coveringWithin2(const glm::ivec3& place, std::int64_t radius2) const {
    const Spot spot = spotOf(place);
    return nearestIn(spot.cell, spot.within, radius2);
  }
  /// The same among the other cells that a ball of `reach` around the place meets: all others that matter if
  /// radius2 <= reach^2. `reach` is no farther than the grid's own.
  std::int64_t coveringAround2(const glm::ivec3& place, std::uint32_t reach, std::int64_t radius2) const {
    std::int64_t found2 = radius2;
    visitAround(place, reach, [&](Cell cell, const glm::ivec3& at) {
      found2 = nearestIn(cell, at, radius2);
      return found2 == radius2;
    });
    return found2;
  }

  /// Asks memory in good time for what add() and coveringWithin2() will want to see there.
  void prefetchWithin(const glm::ivec3& place) const { prefetch(spotOf(place).cell); }
  /// For coveringAround2().
  void prefetchAround(const glm::ivec3& place, std::uint32_t reach) const {
    visitAround(place, reach, [&](Cell cell, const glm::ivec3&) {
      prefetch(cell);
      return true;
    });
  }

 private:
  using Cell = std::uint64_t;  // 21 bits an axis, plus one, so that cells to all sides have a number
  struct Spot {
    Cell cell;
    glm::ivec3 within;  // from the cell's lowest corner
  };
  struct alignas(64) Line {
    std::array<std::uint16_t, kLineSize> x, y, z;  // of those not in use too: the first one's
    Cell cell;
    std::uint32_t used = 0;
  };

  Spot spotOf(const glm::ivec3& place) const {
    // place / side_, without a division; exact for 21 bits.
    const auto along = [&](std::int32_t at) {
      return static_cast<std::int32_t>(static_cast<std::uint64_t>(at) * reciprocal_ >> kReciprocalBits);
    };
    const glm::ivec3 cell(along(place.x), along(place.y), along(place.z));
    const glm::u64vec3 key(cell + 1);
    return {key.x | key.y << kCellBits | key.z << 2 * kCellBits, place - cell * side_};
  }

  // Calls visit(cell, place in it) until it says that this will do (false). A cell is wider than the ball,
  // which so meets its neighbour on one side at most along each axis.
  template <typename Visit>
  void visitAround(const glm::ivec3& place, std::uint32_t reach, const Visit& visit) const {
    const Spot spot = spotOf(place);
    const auto low = static_cast<std::int32_t>(reach), high = side_ - low;
    glm::ivec3 beyond;           // the place seen from the neighbour along each axis
    std::array<Cell, 3> across;  // from the own cell to that neighbour
    unsigned met = 0;            // a bit for each axis along which there is one
    for (int axis = 0; axis < 3; ++axis) {
      const std::int32_t at = spot.within[axis];
      met |= static_cast<unsigned>(at < low || at >= high) << axis;
      beyond[axis] = at < low ? at + side_ : at - side_;
      const Cell step = Cell{1} << kCellBits * axis;
      across[static_cast<std::size_t>(axis)] = at < low ? Cell{0} - step : step;
    }
    // Every subset of those axes but the empty one.
    for (unsigned corner = met & (0u - met); corner != 0; corner = (corner - met) & met) {
      glm::ivec3 at = spot.within;
      Cell cell = spot.cell;
      for (int axis = 0; axis < 3; ++axis)
        if (corner >> axis & 1) {
          at[axis] = beyond[axis];
          cell += across[static_cast<std::size_t>(axis)];
        }
      if (!visit(cell, at)) return;
    }
  }

  // Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing by the golden ratio.
  std::size_t firstLine(Cell cell) const {
    return cell * 0x9e3779b97f4a7c15ull >> (64 - std::countr_zero(lines_.size()));
  }
  void prefetch(Cell cell) const { __builtin_prefetch(&lines_[firstLine(cell)]); }
  std::size_t nextLine(std::size_t line) const { return (line + 1) & (lines_.size() - 1); }

  std::int64_t nearestIn(Cell cell, const glm::ivec3& at, std::int64_t radius2) const {
    for (std::size_t n = firstLine(cell); lines_[n].used != 0; n = nextLine(n)) {
      const Line& line = lines_[n];
      if (line.cell != cell) continue;
      if (const std::int64_t found2 = nearestOn(line, at, radius2); found2 < radius2) return found2;
      if (line.used < kLineSize) break;
    }
    return radius2;
  }

  static std::int64_t nearestOn(const Line& line, const glm::ivec3& at, std::int64_t radius2);
  void put(Cell cell, const glm::u16vec3& within);
  void grow();

  std::int32_t side_;
  std::uint64_t reciprocal_;
  std::vector<Line> lines_;
  std::size_t used_ = 0;
};

}  // namespace stipple
