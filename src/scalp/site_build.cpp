// The quick build of sites on the CPU. Two things make it quick, and neither changes the outcome:
// a candidate that a site covers is asked again only on the level whose radius has shrunk below its distance
// to that site, and the asking, nearly all of the work, runs on all cores in the order of places on the skin.
#include <algorithm>
#include <optional>

#include "base/parallel.h"
#include "scalp/site_grid.h"
#include "scalp/sites.h"

namespace stipple {
namespace {

constexpr unsigned kLevelsPerGrid = 4;  // a cell then holds two to three sites
constexpr std::size_t kSitesPerTile = 1024;

class SiteBuild {
 public:
  SiteBuild(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count)
      : surface_(surface), seed_(seed), count_(count), levels_(planLevels(surface, count)) {}

  SiteSet run(const SiteProgress& progress);

 private:
  struct Placed {
    std::uint32_t number;
    glm::ivec3 place;
    std::uint32_t priority = 0;
  };
  // Calls `visit` for each, and asks memory in good time for what the next ones will look at.
  template <typename Visit>
  void inTurn(std::span<const Placed> candidates, const Visit& visit) const {
    constexpr std::size_t kAhead = 6;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (i + kAhead < candidates.size()) grid_->prefetch(candidates[i + kAhead].place);
      visit(candidates[i]);
    }
  }

  void askThoseAwake(std::uint32_t level);
  void askTile(std::uint32_t level, std::size_t tile, std::size_t tiles);
  void settleTheFree(std::uint32_t level);
  void growGrid(std::uint32_t level);

  glm::ivec3 placeOf(std::uint32_t number, std::size_t added) const {
    return makeCandidate(surface_, levels_, added, seed_, number).position;
  }
  glm::ivec3 placeOf(std::uint32_t number) const { return placeOf(number, levelThatAdded(levels_, number)); }

  const SiteSurface& surface_;
  std::uint32_t seed_, count_;
  std::vector<shared::SiteLevel> levels_;
  std::vector<std::uint8_t> wake_;  // per candidate, the first level on which it may be free
  AcceptedSites accepted_;
  std::vector<std::uint32_t>& sites_ = accepted_.candidates;
  std::optional<SiteGrid> grid_;
};

void SiteBuild::growGrid(std::uint32_t level) {
  if (level % kLevelsPerGrid != 0) return;
  const std::size_t expected =
      levels_[std::min<std::size_t>(level + kLevelsPerGrid, levels_.size()) - 1].pool_end / 10;
  grid_.emplace(levels_[level].reach, expected);
  std::vector<Placed> placed(sites_.size());
  parallelFor(sites_.size(), [&](std::size_t i) { placed[i] = {sites_[i], placeOf(sites_[i])}; });
  inTurn(placed, [&](const Placed& site) { grid_->add(site.place); });
}

// Afterwards those still awake are free: no site of an earlier level covers them.
void SiteBuild::askThoseAwake(std::uint32_t level) {
  wake_.resize(levels_[level].pool_end, 0);
  const std::size_t tiles = sites_.size() / kSitesPerTile + 1;
  parallelFor(
      tiles, [&](std::size_t tile) { askTile(level, tile, tiles); }, 1);
}

// A tile is one stretch of the Morton curve that every level's candidates follow: its sites stay in the
// cache.
void SiteBuild::askTile(std::uint32_t level, std::size_t tile, std::size_t tiles) {
  std::vector<Placed> awake;
  for (std::size_t added = 0; added <= level; ++added) {
    const std::uint64_t begin = added == 0 ? 0 : levels_[added - 1].pool_end,
                        size = levels_[added].pool_end - begin;
    const auto last = static_cast<std::uint32_t>(begin + size * (tile + 1) / tiles);
    for (auto number = static_cast<std::uint32_t>(begin + size * tile / tiles); number < last; ++number)
      if (wake_[number] <= level) awake.push_back({number, placeOf(number, added)});
  }
  const std::int64_t radius2 = levels_[level].radius2;
  const auto later = std::span(levels_).subspan(level + 1);
  inTurn(awake, [&](const Placed& candidate) {
    const std::int64_t apart2 = grid_->covering2(candidate.place, radius2);
    if (apart2 == radius2) return;
    const auto next = std::ranges::lower_bound(later, apart2, std::greater(), &shared::SiteLevel::radius2);
    wake_[candidate.number] = next == later.end()
                                  ? static_cast<std::uint8_t>(shared::kNeverAgain)
                                  : static_cast<std::uint8_t>(next - later.begin() + level + 1);
  });
}

void SiteBuild::settleTheFree(std::uint32_t level) {
  std::vector<Placed> free;
  std::size_t added = 0;
  for (std::uint32_t number = 0; number < wake_.size(); ++number) {
    if (wake_[number] > level) continue;
    while (levels_[added].pool_end <= number) ++added;
    free.push_back({number, placeOf(number, added), priorityOf(number, level, seed_)});
  }
  std::ranges::sort(free, {}, &Placed::priority);
  const std::int64_t radius2 = levels_[level].radius2;
  inTurn(free, [&](const Placed& candidate) {
    if (grid_->covering2(candidate.place, radius2) < radius2) return;
    grid_->add(candidate.place);
    sites_.push_back(candidate.number);
    wake_[candidate.number] = shared::kNeverAgain;
  });
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
