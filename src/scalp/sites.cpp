#include "scalp/sites.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/units.h"
#include "scalp/random.h"

namespace stipple {
namespace {

// Sites of a jammed random packing, times radius^2 over area (disc coverage 0.547: Feder 1980, J. Theor.
// Biol. 87). Levels on top of each other reach about 0.53 (measured).
constexpr double kJammed = 0.6965;

// Candidates, times radius^2 over area. Fewer leave gaps that no candidate happens to fall into: 3 gives a
// least rho of 0.62, 6 gives 0.65, 11 gives 0.67 (measured on a torus).
constexpr double kPool = 6;

// Levels begin far above any hair's spacing.
constexpr std::uint64_t kCoarsestRadius = 20 * shared::kUnitsPerMm;

// floor(kCoarsestRadius^2 / 2^(k/8)), in integers, so that no machine's mathematics differ.
std::uint32_t radius2At(unsigned level) {
  constexpr std::array<std::uint64_t, 8> kRoots = {
      // round(2^32 / 2^(j/8))
      4294967296, 3938502376, 3611622603, 3311872529, 3037000500, 2784941738, 2553802834, 2341847524};
  return static_cast<std::uint32_t>((kCoarsestRadius * kCoarsestRadius * kRoots[level % 8] >> 32) >>
                                    level / 8);
}

std::uint32_t ceilRoot(std::uint32_t square) {
  auto root = static_cast<std::uint32_t>(std::sqrt(static_cast<double>(square)));
  while (static_cast<std::uint64_t>(root) * root < square) ++root;
  return root;
}

// The point of a triangle, or any other vector of whole numbers, at weights of 1/65536; rounded down.
template <typename Vector>
Vector blend(const Vector& a, const Vector& b, const Vector& c, std::uint32_t barycentric) {
  const auto u = static_cast<std::int32_t>(barycentric & 0xffffu),
             v = static_cast<std::int32_t>(barycentric >> 16);
  return a + (((b - a) * u + (c - a) * v) >> 16);
}

std::uint32_t chartAt(const SiteSurface& surface, const Candidate& candidate) {
  const glm::uvec3 corners = surface.triangles[candidate.triangle];
  const auto corner = [&](unsigned i) {
    return glm::ivec2(surface.charts[i] & 0xffffu, surface.charts[i] >> 16);
  };
  const glm::uvec2 chart(
      blend(corner(corners.x), corner(corners.y), corner(corners.z), candidate.barycentric));
  return chart.y << 16 | chart.x;
}

}  // namespace

std::uint64_t SiteSet::hash() const {
  return Hash().add(std::span<const shared::Site>(sites)).add(capacity_per_cm2).value();
}

std::uint32_t siteCount(const SiteSurface& surface, double per_cm2) {
  const double count = std::round(per_cm2 * surface.area_mm2 / kMm2PerCm2);
  return static_cast<std::uint32_t>(std::clamp(count, 0.0, static_cast<double>(kMostSites)));
}

std::vector<shared::SiteLevel> planLevels(const SiteSurface& surface, std::uint32_t count) {
  constexpr double kRoom = 2;  // surfaces so rough that discs reach over their folds hold fewer
  std::vector<shared::SiteLevel> levels;
  std::uint32_t pool = 0;
  for (unsigned k = 0; k < shared::kMostLevels; ++k) {
    const std::uint32_t radius2 = radius2At(k);
    const double discs = surface.area_mm2 * shared::kUnitsPerMm * shared::kUnitsPerMm / radius2;
    const double pool_end = std::ceil(kPool * discs);
    if (pool_end > 0x1p32 - 1) break;
    const auto end = std::max(static_cast<std::uint32_t>(pool_end), pool + 1);
    const std::uint32_t added = end - pool;
    const std::uint64_t step = added == 1 ? ~0ull : (~0ull / added);
    levels.push_back({radius2, ceilRoot(radius2), end, static_cast<std::uint32_t>(step >> 32),
                      static_cast<std::uint32_t>(step)});
    pool = end;
    if (kJammed * discs > kRoom * count) break;
  }
  return levels;
}

Candidate makeCandidate(const SiteSurface& surface, std::span<const shared::SiteLevel> levels,
                        std::size_t level, std::uint32_t seed, std::uint32_t number) {
  const shared::SiteLevel& added = levels[level];
  const std::uint64_t place = number - (level == 0 ? 0 : levels[level - 1].pool_end);
  const std::uint32_t random = hashOf(number, seed);
  const std::uint64_t step = static_cast<std::uint64_t>(added.step_high) << 32 | added.step_low;
  const auto jitter = static_cast<std::uint64_t>(random) * added.step_high >> 32;
  const auto pick = static_cast<std::uint32_t>((place * step >> 32) + jitter);

  const std::uint32_t weights = pcgHash(random ^ 0x9e3779b9u);
  std::uint32_t u = weights & 0xffffu, v = weights >> 16;
  if (u + v > 65535) {  // the other half of the parallelogram, folded back
    u = 65535 - u;
    v = 65535 - v;
  }
  const std::uint32_t triangle = surface.triangleAt(pick), barycentric = v << 16 | u;
  const glm::uvec3 corners = surface.triangles[triangle];
  const auto corner = [&](unsigned i) { return glm::ivec3(surface.positions[i]); };
  return {triangle, barycentric, blend(corner(corners.x), corner(corners.y), corner(corners.z), barycentric)};
}

std::size_t levelThatAdded(std::span<const shared::SiteLevel> levels, std::uint32_t number) {
  const auto found = std::ranges::upper_bound(levels, number, {}, &shared::SiteLevel::pool_end);
  assert(found != levels.end());
  return static_cast<std::size_t>(found - levels.begin());
}

std::uint32_t priorityOf(std::uint32_t candidate, std::uint32_t level, std::uint32_t seed) {
  return pcgHash(candidate ^ hashOf(level, seed));  // a bijection of the candidate's number
}

SiteSet finishSites(const SiteSurface& surface, std::span<const shared::SiteLevel> levels, std::uint32_t seed,
                    const AcceptedSites& accepted, std::uint32_t count) {
  SiteSet set;
  const std::uint64_t kept = std::min<std::uint64_t>(accepted.candidates.size(), count);
  set.capacity_per_cm2 = static_cast<double>(kept) / (surface.area_mm2 / kMm2PerCm2);
  set.level_ends = accepted.level_ends;
  set.sites.resize(kept);
  parallelFor(kept, [&](std::size_t g) {
    const std::uint32_t number = accepted.candidates[g];
    const Candidate candidate = makeCandidate(surface, levels, levelThatAdded(levels, number), seed, number);
    set.sites[g] = {candidate.triangle, candidate.barycentric, static_cast<std::uint32_t>((g << 32) / kept),
                    chartAt(surface, candidate)};
  });
  return set;
}

glm::uvec3 unpackPosition(std::uint32_t position_low, std::uint32_t position_high) {
  constexpr std::uint32_t kMask = (1u << 21) - 1;
  return {position_low & kMask, (position_low >> 21 | position_high << 11) & kMask,
          position_high >> 10 & kMask};
}

}  // namespace stipple
