#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "scalp/site_surface.h"
#include "shared/sites.h"

namespace stipple {

/// The permanent, ranked sites of one head: the first `count` of an endless sequence that the surface and the
/// seed determine, so that more sites are the same sites and then others. Every prefix is blue noise; sites
/// are stored in rank order.
struct SiteSet {
  std::vector<shared::Site> sites;
  double capacity_per_cm2 = 0;            // density when every site shows
  std::vector<std::uint32_t> level_ends;  // sites after each level of the build; not kept by the cache

  /// A number that pins all of it.
  std::uint64_t hash() const;
};

/// Density of all sites of a head; plans may ask for 300.
inline constexpr double kSitesPerCm2 = 310;

/// Sites that `per_cm2` of them come to on this surface.
std::uint32_t siteCount(const SiteSurface& surface, double per_cm2 = kSitesPerCm2);

/// The most that any build is asked for: what its 32-bit numbers and a workstation's memory hold with ease.
inline constexpr std::uint32_t kMostSites = 32'000'000;

/// The levels of a build, coarse to fine. From one to the next the radius shrinks by the 16th root of two,
/// and the pool of candidates grows as the area over the squared radius: about ten candidates for each site.
/// Small steps keep the least distance of *every* prefix near that of a finished level, since a level that
/// has just begun is held to the next radius alone. Enough levels for `count` sites and more on any surface.
std::vector<shared::SiteLevel> planLevels(const SiteSurface& surface, std::uint32_t count);

/// A place on the surface that may become a site.
struct Candidate {
  std::uint32_t triangle;
  std::uint32_t barycentric;
  glm::ivec3 position;  // whole units
};

/// The candidate `number` of the pool, which `level` added; the same whatever the count asked for. Candidates
/// that one level adds are spread evenly along the surface's Morton curve, in their order.
Candidate makeCandidate(const SiteSurface& surface, std::span<const shared::SiteLevel> levels,
                        std::size_t level, std::uint32_t seed, std::uint32_t number);

/// The level that added the candidate `number`.
std::size_t levelThatAdded(std::span<const shared::SiteLevel> levels, std::uint32_t number);

/// Who goes first on a level: the lower wins. No two candidates share one.
std::uint32_t priorityOf(std::uint32_t candidate, std::uint32_t level, std::uint32_t seed);

/// What a build has come to: numbers of candidates in their order, and how many there were after each level.
struct AcceptedSites {
  std::vector<std::uint32_t> candidates;
  std::vector<std::uint32_t> level_ends;
};

/// Ranks scaled to 2^32 and chart places of the first `count` of them.
SiteSet finishSites(const SiteSurface& surface, std::span<const shared::SiteLevel> levels, std::uint32_t seed,
                    const AcceptedSites& accepted, std::uint32_t count);

/// Told how much is done, 0 to 1, after every level; false: it is no longer wanted, and what is built comes
/// back empty.
using SiteProgress = std::function<bool(double share)>;

/// The plain way, and the definition: on each level, every candidate of the pool in the order of priority
/// becomes a site unless a site lies nearer than the radius. Slow; the reference for the two builds below.
SiteSet buildSitesPlainly(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                          const SiteProgress& progress = {});

/// The same sites on all cores, some twenty times faster. Nothing depends on how threads run.
SiteSet buildSitesOnCpu(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                        const SiteProgress& progress = {});

/// Positions as the GPU stores them, 21 bits an axis.
glm::uvec3 unpackPosition(std::uint32_t position_low, std::uint32_t position_high);

}  // namespace stipple
