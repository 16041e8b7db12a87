#include "scalp/treatment.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/units.h"
#include "plan/healing.h"
#include "scalp/random.h"
#include "shared/splat.h"

namespace stipple {
namespace {

// A quarter of the mean spacing at the reference density: re-hits within it keep the pattern blue noise
// (render.md 2.3).
constexpr float kHandJitterMm = 0.165f;

double peakAbsorptance(const Plan& plan) {
  return 1 - std::exp(-static_cast<double>(plan.pigment.optical_depth));
}

std::uint32_t share32(double share) {
  return static_cast<std::uint32_t>(std::clamp(share * 0x1p32, 0.0, 0x1p32 - 1));
}

// Bilinear in whole numbers: weights of 8 bits, as on the GPU.
std::uint32_t sampleDensity(const Fields& fields, std::uint32_t chart) {
  const auto axis = [](std::uint32_t coordinate) {
    const auto shifted = static_cast<std::int32_t>(coordinate * shared::kFieldSize) - 32768;
    return std::clamp(shifted, 0, static_cast<std::int32_t>((shared::kFieldSize - 1) << 16) - 1);
  };
  const std::int32_t x = axis(chart & 0xffffu), y = axis(chart >> 16);
  const std::uint32_t fx = (x & 0xffff) >> 8, fy = (y & 0xffff) >> 8;
  const auto at = [&](std::int32_t dx, std::int32_t dy) {
    const auto column = static_cast<std::size_t>((x >> 16) + dx),
               row = static_cast<std::size_t>((y >> 16) + dy);
    return fields[row * shared::kFieldSize + column].target & 0xffffu;
  };
  const std::uint32_t top = at(0, 0) * (256 - fx) + at(1, 0) * fx;
  const std::uint32_t bottom = at(0, 1) * (256 - fx) + at(1, 1) * fx;
  return (top * (256 - fy) + bottom * fy) >> 16;
}

}  // namespace

double inkArea(double diameter_mm) {
  const double reach_mm = diameter_mm * static_cast<double>(shared::kReachPerDiameter);
  return static_cast<double>(shared::kKernelArea) * reach_mm * reach_mm;
}

double opticalHalo(const Plan& plan) {
  const double diameter_mm = static_cast<double>(plan.pigment.healed_diameter_mm) * plan.pigment.optical_gain;
  const double mean =
      std::min(0.8, kReferenceDensityPerCm2 / kMm2PerCm2 * inkArea(diameter_mm) * peakAbsorptance(plan));
  return std::max(0.0,
                  (std::log(1 - mean) - std::log(static_cast<double>(plan.pigment.treated_tone))) / mean);
}

shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day) {
  shared::Treatment treatment{};
  const std::vector<float> days = sessionDays(plan);
  treatment.session_count = static_cast<std::uint32_t>(plan.sessions.size());
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    shared::SessionState& state = treatment.sessions[s];
    state.share = static_cast<std::uint32_t>(std::lround(plan.sessions[s].share * 65536));
    state.lost = share32(lostShare(plan));
    state.done = day && *day >= days[s];
    if (!state.done) continue;
    const HealedDot healed = heal(plan, *day - days[s]);
    state.shed = healed.shed;
    state.diameter_mm = healed.diameter_mm * plan.pigment.optical_gain;
    state.absorptance = static_cast<float>(std::min(1.0, peakAbsorptance(plan) * healed.tone));
    state.redness = healed.redness;
  }
  treatment.seed = plan.seed;
  treatment.site_count = static_cast<std::uint32_t>(sites.sites.size());
  treatment.threshold_scale = static_cast<std::uint32_t>(
      std::lround(0x1p32 / (shared::kDensityUnitsPerCm2 * std::max(sites.capacity_per_cm2, 1.0))));
  treatment.hand_jitter_mm = kHandJitterMm;
  treatment.diameter_deviation = plan.pigment.diameter_deviation;
  treatment.tone_deviation = plan.pigment.tone_deviation;
  treatment.dot_capacity = dotCapacity(sites);
  return treatment;
}

std::uint32_t dotCapacity(const SiteSet& sites) {
  return static_cast<std::uint32_t>(sites.sites.size() * 2 + 64);
}

SiteHistory historyOf(const shared::Site& site, const Fields& fields, const shared::Treatment& treatment) {
  const std::uint32_t density = sampleDensity(fields, site.chart);
  SiteHistory history;
  bool holds_pigment = false;
  for (std::uint32_t s = 0; s < treatment.session_count && treatment.sessions[s].done; ++s) {
    const std::uint64_t asked = static_cast<std::uint64_t>(density) * treatment.sessions[s].share;
    const std::uint64_t threshold =
        std::min<std::uint64_t>(asked * treatment.threshold_scale >> 16, 0xffffffffu);
    if (site.rank >= threshold || holds_pigment) continue;
    const auto again = static_cast<std::uint32_t>(std::popcount(history.hits));
    history.hits |= 1u << s;
    if (hashOf(site.rank, again, treatment.seed) < treatment.sessions[s].lost)
      history.losses |= 1u << s;
    else
      holds_pigment = true;
  }
  return history;
}

ImpressionCounts countImpressions(const SiteSet& sites, const Fields& fields,
                                  const shared::Treatment& treatment) {
  ImpressionCounts counts;
  std::uint32_t low = 0, high = 0;
  for (const shared::Site& site : sites.sites) {
    const SiteHistory history = historyOf(site, fields, treatment);
    if (!history.hits) continue;
    for (std::uint32_t s = 0; s < treatment.session_count; ++s) counts.hits[s] += history.hits >> s & 1u;
    const std::uint32_t word = hashOf(site.rank, history.hits | history.losses << 16);
    low += word;
    high += pcgHash(word);
  }
  counts.decisions = static_cast<std::uint64_t>(high) << 32 | low;
  return counts;
}

}  // namespace stipple
