#include "head/nearest.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <tuple>

namespace stipple {
namespace {
constexpr std::uint32_t kNone = ~0u;
constexpr std::uint32_t kLeafPoints = 8;
}  // namespace

NearestPoint::NearestPoint(const std::vector<glm::vec3>& points) : split_axis_(points.size(), 0) {
  entries_.reserve(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) entries_.push_back({points[i], i});
  build(0, static_cast<std::uint32_t>(entries_.size()));
}

void NearestPoint::build(std::uint32_t begin, std::uint32_t end) {
  if (end - begin <= kLeafPoints) return;
  glm::vec3 low = entries_[begin].position, high = low;
  for (std::uint32_t i = begin; i < end; ++i) {
    low = glm::min(low, entries_[i].position);
    high = glm::max(high, entries_[i].position);
  }
  const glm::vec3 spread = high - low;
  const int axis = spread.x >= spread.y ? (spread.x >= spread.z ? 0 : 2) : (spread.y >= spread.z ? 1 : 2);
  const std::uint32_t middle = begin + (end - begin) / 2;
  std::nth_element(entries_.begin() + begin, entries_.begin() + middle, entries_.begin() + end,
                   [axis](const Entry& a, const Entry& b) {
                     return std::tie(a.position[axis], a.index) < std::tie(b.position[axis], b.index);
                   });
  split_axis_[middle] = static_cast<std::uint8_t>(axis);
  build(begin, middle);
  build(middle + 1, end);
}

void NearestPoint::descend(std::uint32_t begin, std::uint32_t end, const glm::vec3& query, Best& best) const {
  const auto consider = [&](const Entry& entry) {
    const glm::vec3 apart = query - entry.position;
    const float squared = glm::dot(apart, apart);
    if (squared < best.squared_distance || (squared == best.squared_distance && entry.index < best.index)) {
      best = {entry.index, squared};
    }
  };
  if (end - begin <= kLeafPoints) {
    for (std::uint32_t i = begin; i < end; ++i) consider(entries_[i]);
    return;
  }
  const std::uint32_t middle = begin + (end - begin) / 2;
  consider(entries_[middle]);
  const int axis = split_axis_[middle];
  const float beyond = query[axis] - entries_[middle].position[axis];
  const auto visit = [&](bool low_side) {
    low_side ? descend(begin, middle, query, best) : descend(middle + 1, end, query, best);
  };
  visit(beyond < 0);
  if (beyond * beyond <= best.squared_distance) visit(beyond >= 0);
}

std::optional<NearestPoint::Found> NearestPoint::find(const glm::vec3& query, float farthest) const {
  Best best{kNone, farthest * farthest};
  descend(0, static_cast<std::uint32_t>(entries_.size()), query, best);
  if (best.index == kNone) return std::nullopt;
  return Found{best.index, std::sqrt(best.squared_distance)};
}

}  // namespace stipple
