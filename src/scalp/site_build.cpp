// The quick build of sites on the CPU. Three things make it quick, and none changes the outcome: a candidate
// that a site covers is asked again only on the level whose radius has shrunk below its distance to that
// site; the asking, nearly all of the work, runs on all cores in the order of places on the skin; and what is
// asked is fetched from memory ahead and measured eight at a time (site_grid.h).
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "base/parallel.h"
#include "scalp/site_grid.h"
#include "scalp/sites.h"

namespace stipple {
namespace {

constexpr unsigned kLevelsPerGrid = 8;  // a cell then holds three to six sites
constexpr std::size_t kSitesPerTile = 2048;

/// The first level on which a candidate may be free that a site covers from a given distance.
class WakeLevels {
 public:
  explicit WakeLevels(std::span<const shared::SiteLevel> levels) {
    for (std::uint32_t step = 0; step < levels_.size(); ++step) {
      const auto longest2 = std::bit_cast<float>((step + 1) << kStepBits);
      const auto level = std::ranges::find_if(
          levels, [&](const shared::SiteLevel& l) { return static_cast<float>(l.radius2) <= longest2; });
      levels_[step] =
          static_cast<std::uint8_t>(level == levels.end() ? shared::kNeverAgain : level - levels.begin());
    }
  }
  /// A step is 1/32 to 1/64 of the squared distance long, less than a level's: all of it wakes as its far end
  /// does, now and then a level too early.
  std::uint8_t after(std::int64_t apart2) const {
    return levels_[std::bit_cast<std::uint32_t>(static_cast<float>(apart2)) >> kStepBits];
  }

 private:
  static constexpr unsigned kStepBits = 18;  // of a float's bits, below its exponent and five of its fraction
  std::array<std::uint8_t, (1u << 31 >> kStepBits)> levels_;
};

class SiteBuild {
 public:
  SiteBuild(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count)
      : surface_(surface),
        seed_(seed),
        count_(count),
        levels_(planLevels(surface, count)),
        wake_levels_(levels_) {}

  SiteSet run(const SiteProgress& progress);

 private:
  struct Placed {
    std::uint32_t number;
    glm::ivec3 place;
    std::uint32_t priority = 0;  // of free ones alone
  };
  // Calls `visit` for each, and `prefetch` in good time before.
  template <typename Prefetch, typename Visit>
  static void inTurn(std::span<const Placed> candidates, const Prefetch& prefetch, const Visit& visit) {
    constexpr std::size_t kAhead = 8;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (i + kAhead < candidates.size()) prefetch(candidates[i + kAhead].place);
      visit(candidates[i]);
    }
  }

  static std::vector<Placed> inOrderOfPriority(std::vector<std::vector<Placed>> lists);
  void addToGrid(std::span<const Placed> sites);
  void growGrid(std::uint32_t level);
  void askThoseAwake(std::uint32_t level);
  std::vector<Placed> freeOf(std::uint32_t level, std::size_t tile);
  std::vector<Placed> awakeOf(std::uint32_t level, std::size_t tile) const;
  bool sleeps(const Placed& candidate, std::int64_t covering2, std::int64_t radius2);
  void settleTheFree(std::uint32_t level);

  glm::ivec3 placeOf(std::uint32_t number, std::size_t added) const {
    return makeCandidate(surface_, levels_, added, seed_, number).position;
  }
  glm::ivec3 placeOf(std::uint32_t number) const { return placeOf(number, levelThatAdded(levels_, number)); }

  const SiteSurface& surface_;
  std::uint32_t seed_, count_;
  std::vector<shared::SiteLevel> levels_;
  WakeLevels wake_levels_;
  std::vector<std::uint8_t> wake_;         // per candidate, the first level on which it may be free
  std::vector<std::vector<Placed>> free_;  // by tile: no site of an earlier level covers them
  AcceptedSites accepted_;
  std::vector<std::uint32_t>& sites_ = accepted_.candidates;
  std::optional<SiteGrid> grid_;
};

std::vector<SiteBuild::Placed> SiteBuild::inOrderOfPriority(std::vector<std::vector<Placed>> lists) {
  std::array<std::vector<Placed>, 64> shares;  // of the range of priorities, each sorted for itself
  for (const std::vector<Placed>& list : lists)
    for (const Placed& candidate : list) shares[candidate.priority >> 26].push_back(candidate);
  parallelFor(
      shares.size(), [&](std::size_t i) { std::ranges::sort(shares[i], {}, &Placed::priority); }, 1);
  std::vector<Placed> sorted;
  for (const std::vector<Placed>& share : shares) sorted.insert(sorted.end(), share.begin(), share.end());
  return sorted;
}

void SiteBuild::addToGrid(std::span<const Placed> sites) {
  inTurn(
      sites, [&](const glm::ivec3& place) { grid_->prefetchWithin(place); },
      [&](const Placed& site) { grid_->add(site.place); });
}

void SiteBuild::growGrid(std::uint32_t level) {
  if (level % kLevelsPerGrid != 0) return;
  const std::size_t expected =
      levels_[std::min<std::size_t>(level + kLevelsPerGrid, levels_.size()) - 1].pool_end / 10;
  grid_.emplace(levels_[level].reach, expected);
  std::vector<Placed> placed(sites_.size());
  parallelFor(sites_.size(), [&](std::size_t i) { placed[i] = {sites_[i], placeOf(sites_[i])}; });
  addToGrid(placed);
}

void SiteBuild::askThoseAwake(std::uint32_t level) {
  wake_.resize(levels_[level].pool_end, 0);
  free_.resize(sites_.size() / kSitesPerTile + 1);
  parallelFor(
      free_.size(), [&](std::size_t tile) { free_[tile] = freeOf(level, tile); }, 1);
}

std::vector<SiteBuild::Placed> SiteBuild::freeOf(std::uint32_t level, std::size_t tile) {
  const std::int64_t radius2 = levels_[level].radius2;
  const std::uint32_t reach = levels_[level].reach;
  // Most are covered from within their own cell, which is there when it is asked; only then are others
  // fetched.
  std::vector<Placed> left, free;
  inTurn(
      awakeOf(level, tile), [&](const glm::ivec3& place) { grid_->prefetchWithin(place); },
      [&](const Placed& candidate) {
        if (!sleeps(candidate, grid_->coveringWithin2(candidate.place, radius2), radius2))
          left.push_back(candidate);
      });
  inTurn(
      left, [&](const glm::ivec3& place) { grid_->prefetchAround(place, reach); },
      [&](Placed candidate) {
        if (sleeps(candidate, grid_->coveringAround2(candidate.place, reach, radius2), radius2)) return;
        candidate.priority = priorityOf(candidate.number, level, seed_);
        wake_[candidate.number] = shared::kNeverAgain;  // it becomes a site, or settling puts it to sleep
        free.push_back(candidate);
      });
  return free;
}

// A tile is one stretch of the Morton curve that every level's candidates follow: its sites stay in the
// cache.
std::vector<SiteBuild::Placed> SiteBuild::awakeOf(std::uint32_t level, std::size_t tile) const {
  const std::size_t tiles = free_.size();
  std::vector<Placed> awake;
  for (std::size_t added = 0; added <= level; ++added) {
    const std::uint64_t begin = added == 0 ? 0 : levels_[added - 1].pool_end,
                        size = levels_[added].pool_end - begin;
    const auto last = static_cast<std::uint32_t>(begin + size * (tile + 1) / tiles);
    for (auto number = static_cast<std::uint32_t>(begin + size * tile / tiles); number < last; ++number)
      if (wake_[number] <= level) awake.push_back({number, placeOf(number, added)});
  }
  return awake;
}

// Puts a candidate that is covered to sleep until it may be free again.
bool SiteBuild::sleeps(const Placed& candidate, std::int64_t covering2, std::int64_t radius2) {
  if (covering2 == radius2) return false;
  wake_[candidate.number] = wake_levels_.after(covering2);
  return true;
}

void SiteBuild::settleTheFree(std::uint32_t level) {
  const std::int64_t radius2 = levels_[level].radius2;
  const std::uint32_t reach = levels_[level].reach;
  const std::vector<Placed> free = inOrderOfPriority(std::move(free_));
  SiteGrid settled(reach, free.size());  // of this level: those before it cover none of these
  std::vector<Placed> accepted;
  const auto prefetch = [&](const glm::ivec3& place) {
    settled.prefetchWithin(place);
    settled.prefetchAround(place, reach);
  };
  inTurn(free, prefetch, [&](const Placed& candidate) {
    if (sleeps(candidate, settled.coveringWithin2(candidate.place, radius2), radius2)) return;
    if (sleeps(candidate, settled.coveringAround2(candidate.place, reach, radius2), radius2)) return;
    settled.add(candidate.place);
    accepted.push_back(candidate);
  });
  for (const Placed& site : accepted) sites_.push_back(site.number);
  addToGrid(accepted);
}

SiteSet SiteBuild::run(const SiteProgress& progress) {
  for (std::uint32_t level = 0; level < levels_.size() && sites_.size() < count_; ++level) {
    growGrid(level);
    askThoseAwake(level);
    settleTheFree(level);
    accepted_.level_ends.push_back(static_cast<std::uint32_t>(sites_.size()));
    if (progress && !progress(std::min(1.0, static_cast<double>(sites_.size()) / count_))) return {};
  }
  return finishSites(surface_, levels_, seed_, accepted_, count_);
}

}  // namespace

SiteSet buildSitesOnCpu(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                        const SiteProgress& progress) {
  if (surface.empty()) return {};
  return SiteBuild(surface, seed, count).run(progress);
}

}  // namespace stipple
