#pragma once
#include <cstdint>
#include <glm/vec3.hpp>
#include <limits>
#include <optional>
#include <vector>

namespace stipple {

/// Nearest-neighbour queries against fixed points: a balanced k-d tree. Equal distances go to the lower
/// index.
class NearestPoint {
 public:
  explicit NearestPoint(const std::vector<glm::vec3>& points);

  struct Found {
    std::uint32_t index;
    float distance;
  };
  /// The nearest point no further than `farthest`.
  std::optional<Found> find(const glm::vec3& query,
                            float farthest = std::numeric_limits<float>::infinity()) const;

 private:
  struct Entry {
    glm::vec3 position;
    std::uint32_t index;
  };
  struct Best {
    std::uint32_t index;
    float squared_distance;
  };
  void build(std::uint32_t begin, std::uint32_t end);
  void descend(std::uint32_t begin, std::uint32_t end, const glm::vec3& query, Best& best) const;

  std::vector<Entry> entries_;  // tree order: the middle of a range splits it, short ranges are leaves
  std::vector<std::uint8_t> split_axis_;  // of the entry that splits
};

}  // namespace stipple
