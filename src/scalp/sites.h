#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "scalp/site_surface.h"
#include "shared/sites.h"

namespace stipple {

/// The permanent, ranked sites of one head. Every prefix by rank is blue noise; sites are stored in rank
/// order.
struct SiteSet {
  std::vector<shared::Site> sites;
  double capacity_per_cm2 = 0;  // density when every site shows

  /// A number that pins all of it.
  std::uint64_t hash() const;
};

/// Nominal density of all sites, from which the last level's radius follows; about 310 are reached, and plans
/// may ask for 300.
inline constexpr double kSiteCapacityPerCm2 = 400;

/// The levels of a build, coarse to fine: density grows by sqrt(2) from one to the next, and each offers
/// eight candidates for every site it would hold alone (measured in research: rho 0.63 at half levels,
/// low-frequency power 0.12). `capacity_per_cm2` is nominal; what is reached is SiteSet::capacity_per_cm2.
std::vector<shared::SiteLevel> planLevels(const SiteSurface& surface, std::uint32_t seed,
                                          double capacity_per_cm2);

/// The candidate `index` of a level: its place depends on (seed, level, index) alone.
shared::Candidate makeCandidate(const SiteSurface& surface, const shared::SiteLevel& level,
                                std::uint32_t index);

/// Ranks scaled to 2^32 and chart places, once all levels are accepted in order.
SiteSet finishSites(const SiteSurface& surface, std::vector<shared::Candidate> accepted);

/// The plain way, the reference for tests and the quicker one where the device is the CPU anyway: throw the
/// candidates of each level one after another and keep those that no kept one is nearer to than the radius.
/// The GPU's parallel build reaches the same set, because a greedy maximal independent set does not depend on
/// the order of evaluation (Blelloch et al. 2012, arXiv 1202.3205). `progress` hears 0 to 1.
SiteSet buildSitesOnCpu(const SiteSurface& surface, std::uint32_t seed, double capacity_per_cm2,
                        const std::function<void(double)>& progress = {});

glm::uvec3 unpackPosition(const shared::Candidate& candidate);

}  // namespace stipple
