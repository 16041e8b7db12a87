#include "scalp/sites.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include "base/hash.h"
#include "base/units.h"
#include "scalp/random.h"

namespace stipple {
namespace {

// Sites that dart throwing of eight candidates each fits into an area, times radius^2 over area (measured,
// render.md 2.2).
constexpr double kPacking = 0.6965;
constexpr double kCandidatesPerSite = 8;
constexpr double kCoarsestRadiusMm = 20;

// The point of a triangle, or any other vector of whole numbers, at weights of 1/65536; rounded down.
template <typename Vector>
Vector blend(const Vector& a, const Vector& b, const Vector& c, std::uint32_t barycentric) {
  const auto u = static_cast<std::int32_t>(barycentric & 0xffffu),
             v = static_cast<std::int32_t>(barycentric >> 16);
  return a + (((b - a) * u + (c - a) * v) >> 16);
}

/// Sites found by place: those of one grid cell hang in a list, cells share a hash table.
class CellLists {
 public:
  CellLists(const shared::SiteLevel& level, const std::vector<shared::Candidate>& sites)
      : cell_(static_cast<std::int32_t>(level.cell)),
        radius2_(level.radius2),
        mask_(level.table_mask),
        heads_(mask_ + 1, kEnd) {
    for (const shared::Candidate& site : sites) add(glm::ivec3(unpackPosition(site)));
  }

  void add(const glm::ivec3& place) {
    std::uint32_t& head = heads_[entryOf(place / cell_)];
    places_.push_back({place, head});
    head = static_cast<std::uint32_t>(places_.size() - 1);
  }

  bool anyWithin(const glm::ivec3& place) const {
    const glm::ivec3 middle = place / cell_;
    for (int n = 0; n < 27; ++n) {
      const glm::ivec3 cell = middle + glm::ivec3(n % 3, n / 3 % 3, n / 9) - 1;
      for (std::uint32_t i = heads_[entryOf(cell)]; i != kEnd; i = places_[i].next) {
        const glm::i64vec3 apart = places_[i].place - place;
        if (apart.x * apart.x + apart.y * apart.y + apart.z * apart.z < radius2_) return true;
      }
    }
    return false;
  }

 private:
  static constexpr std::uint32_t kEnd = 0xffffffffu;
  struct Place {
    glm::ivec3 place;
    std::uint32_t next;
  };

  std::uint32_t entryOf(const glm::ivec3& cell) const {
    return hashOf(static_cast<std::uint32_t>(cell.x), static_cast<std::uint32_t>(cell.y),
                  static_cast<std::uint32_t>(cell.z)) &
           mask_;
  }

  std::int32_t cell_;
  std::int64_t radius2_;
  std::uint32_t mask_;
  std::vector<std::uint32_t> heads_;
  std::vector<Place> places_;
};

}  // namespace

std::uint64_t SiteSet::hash() const {
  return Hash().add(std::span<const shared::Site>(sites)).add(capacity_per_cm2).value();
}

std::vector<shared::SiteLevel> planLevels(const SiteSurface& surface, std::uint32_t seed,
                                          double capacity_per_cm2) {
  const double finest_mm = std::sqrt(kPacking * kMm2PerCm2 / capacity_per_cm2);
  const int steps = std::max(0, static_cast<int>(std::ceil(4 * std::log2(kCoarsestRadiusMm / finest_mm))));
  std::vector<shared::SiteLevel> levels;
  for (int k = 0; k <= steps; ++k) {
    const double radius_mm = finest_mm * std::exp2((steps - k) / 4.0);
    const double radius_units = std::floor(radius_mm * shared::kUnitsPerMm);
    const double alone = kPacking * surface.area_mm2 / (radius_mm * radius_mm);
    shared::SiteLevel level{};
    level.seed = seed;
    level.level = static_cast<std::uint32_t>(k);
    level.candidate_count = static_cast<std::uint32_t>(std::ceil(kCandidatesPerSite * std::max(alone, 1.0)));
    level.cell = static_cast<std::uint32_t>(radius_units);
    level.table_mask = std::bit_ceil(2 * level.candidate_count) - 1;
    level.triangle_count = static_cast<std::uint32_t>(surface.triangles.size());
    level.radius2 = level.cell * level.cell;
    level.runs = (level.candidate_count + 31) / 32;
    levels.push_back(level);
  }
  return levels;
}

shared::Candidate makeCandidate(const SiteSurface& surface, const shared::SiteLevel& level,
                                std::uint32_t index) {
  const std::uint32_t pick = hashOf(index, level.level, level.seed);
  const std::uint32_t weights = pcgHash(pick ^ 0x9e3779b9u);
  const auto found = std::upper_bound(surface.cumulative.begin(), surface.cumulative.end() - 1, pick);
  const auto triangle = static_cast<std::uint32_t>(found - surface.cumulative.begin());
  std::uint32_t u = weights & 0xffffu, v = weights >> 16;
  if (u + v > 65535) {  // the other half of the parallelogram, folded back
    u = 65535 - u;
    v = 65535 - v;
  }
  const std::uint32_t barycentric = v << 16 | u;
  const glm::uvec3 corners = surface.triangles[triangle];
  const auto corner = [&](unsigned i) { return glm::ivec3(surface.positions[i]); };
  const glm::uvec3 place(blend(corner(corners.x), corner(corners.y), corner(corners.z), barycentric));
  return {triangle, barycentric, place.x | place.y << 21, place.y >> 11 | place.z << 10};
}

glm::uvec3 unpackPosition(const shared::Candidate& candidate) {
  constexpr std::uint32_t kMask = (1u << 21) - 1;
  return {candidate.position_low & kMask,
          (candidate.position_low >> 21 | candidate.position_high << 11) & kMask,
          candidate.position_high >> 10 & kMask};
}

SiteSet finishSites(const SiteSurface& surface, std::vector<shared::Candidate> accepted) {
  SiteSet set;
  const std::uint64_t count = accepted.size();
  set.capacity_per_cm2 = static_cast<double>(count) / (surface.area_mm2 / kMm2PerCm2);
  set.sites.reserve(count);
  for (std::uint64_t g = 0; g < count; ++g) {
    const shared::Candidate& candidate = accepted[g];
    const glm::uvec3 corners = surface.triangles[candidate.triangle];
    const auto corner = [&](unsigned i) {
      return glm::ivec2(surface.charts[i] & 0xffffu, surface.charts[i] >> 16);
    };
    const glm::uvec2 chart(
        blend(corner(corners.x), corner(corners.y), corner(corners.z), candidate.barycentric));
    set.sites.push_back({candidate.triangle, candidate.barycentric,
                         static_cast<std::uint32_t>((g << 32) / count), chart.y << 16 | chart.x});
  }
  return set;
}

SiteSet buildSitesOnCpu(const SiteSurface& surface, std::uint32_t seed, double capacity_per_cm2,
                        const std::function<void(double)>& progress) {
  std::vector<shared::Candidate> accepted;
  if (surface.empty()) return {};
  const auto levels = planLevels(surface, seed, capacity_per_cm2);
  double all = 0, done = 0;
  for (const shared::SiteLevel& level : levels) all += level.candidate_count;
  for (const shared::SiteLevel& level : levels) {
    CellLists cells(level, accepted);
    for (std::uint32_t index = 0; index < level.candidate_count; ++index) {
      const shared::Candidate candidate = makeCandidate(surface, level, index);
      const glm::ivec3 place(unpackPosition(candidate));
      if (cells.anyWithin(place)) continue;
      cells.add(place);
      accepted.push_back(candidate);
    }
    done += level.candidate_count;
    if (progress) progress(done / all);
  }
  return finishSites(surface, std::move(accepted));
}

}  // namespace stipple
