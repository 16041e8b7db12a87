// The plain build of sites: what the fast ones are held to. It shares with them where candidates lie and who
// goes first (scalp/sites), and nothing else.
#include <algorithm>
#include <unordered_map>

#include "scalp/sites.h"

namespace stipple {
namespace {

/// Sites by grid cell of one radius.
class Cells {
 public:
  explicit Cells(const shared::SiteLevel& level)
      : side_(static_cast<std::int32_t>(level.reach)), radius2_(level.radius2) {}

  void add(const glm::ivec3& place) { cells_[keyOf(place / side_)].push_back(place); }

  bool anyWithin(const glm::ivec3& place) const {
    for (int n = 0; n < 27; ++n) {
      const auto cell = cells_.find(keyOf(place / side_ + glm::ivec3(n % 3, n / 3 % 3, n / 9) - 1));
      if (cell == cells_.end()) continue;
      for (const glm::ivec3& other : cell->second) {
        const glm::i64vec3 apart = other - place;
        if (apart.x * apart.x + apart.y * apart.y + apart.z * apart.z < radius2_) return true;
      }
    }
    return false;
  }

 private:
  static std::uint64_t keyOf(const glm::ivec3& cell) {  // 21 bits an axis
    const glm::u64vec3 place(cell + 1);
    return place.x << 42 | place.y << 21 | place.z;
  }

  std::int32_t side_;
  std::int64_t radius2_;
  std::unordered_map<std::uint64_t, std::vector<glm::ivec3>> cells_;
};

}  // namespace

SiteSet buildSitesPlainly(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                          const SiteProgress& progress) {
  if (surface.empty()) return {};
  const auto levels = planLevels(surface, count);
  const auto placeOf = [&](std::uint32_t number) {
    return makeCandidate(surface, levels, levelThatAdded(levels, number), seed, number).position;
  };
  AcceptedSites accepted;
  std::vector<std::uint32_t>& sites = accepted.candidates;
  for (std::uint32_t k = 0; k < levels.size() && sites.size() < count; ++k) {
    Cells cells(levels[k]);
    for (const std::uint32_t site : sites) cells.add(placeOf(site));
    // Candidates that a site covers already stay out whatever the order, so only the others are put in order.
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t number = 0; number < levels[k].pool_end; ++number)
      if (!cells.anyWithin(placeOf(number))) candidates.push_back(number);
    std::ranges::sort(candidates, {}, [&](std::uint32_t number) { return priorityOf(number, k, seed); });
    for (const std::uint32_t number : candidates) {
      const glm::ivec3 place = placeOf(number);
      if (cells.anyWithin(place)) continue;
      cells.add(place);
      sites.push_back(number);
    }
    accepted.level_ends.push_back(static_cast<std::uint32_t>(sites.size()));
    if (progress && !progress(std::min(1.0, static_cast<double>(sites.size()) / count))) return {};
  }
  return finishSites(surface, levels, seed, accepted, count);
}

}  // namespace stipple
