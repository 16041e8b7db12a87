#include "scalp/treatment.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/units.h"
#include "plan/sitting.h"
#include "scalp/random.h"
#include "shared/splat.h"

namespace stipple {
namespace {

// A quarter of the mean spacing at the reference density: re-hits within it keep the pattern blue noise
// (render.md 2.3).
constexpr float kHandJitterMm = 0.165f;

// Stubble: a shaft leans by some 50 degrees and shows four fifths of its length; shaft and root are seen as
// wide as a deposit is, for the same reason (Pigment::optical_gain) [assumed].
constexpr double kLengthSeen = 0.8;
// Of black hair, set so that the usual stubble reads as dark as the usual pigment that stands in for it.
constexpr float kHairAbsorptance = 0.78f;
constexpr float kHairDeviation = 0.15f;

double hairArea(const Plan& plan) {
  const double shaft_mm = plan.native.shaft_diameter_mm;
  return shaft_mm * (kLengthSeen * plan.native.length_mm + shaft_mm) * plan.pigment.optical_gain;
}

double peakAbsorptance(const Plan& plan) {
  return 1 - std::exp(-static_cast<double>(plan.pigment.optical_depth));
}

std::uint32_t share32(double share) {
  return static_cast<std::uint32_t>(std::clamp(share * 0x1p32, 0.0, 0x1p32 - 1));
}

// What decides about a site, bilinear in whole numbers: weights of 8 bits, as on the GPU.
struct Asked {
  std::uint32_t target, native;  // densities
  std::uint32_t uptake;          // 0 to 255
};

Asked askedAt(const Fields& fields, std::uint32_t chart) {
  const auto axis = [](std::uint32_t coordinate) {
    const auto shifted = static_cast<std::int32_t>(coordinate * shared::kFieldSize) - 32768;
    return std::clamp(shifted, 0, static_cast<std::int32_t>((shared::kFieldSize - 1) << 16) - 1);
  };
  const std::int32_t x = axis(chart & 0xffffu), y = axis(chart >> 16);
  const std::uint32_t fx = (x & 0xffff) >> 8, fy = (y & 0xffff) >> 8;
  const auto at = [&](std::int32_t dx, std::int32_t dy) -> const FieldTexel& {
    const auto column = static_cast<std::size_t>((x >> 16) + dx),
               row = static_cast<std::size_t>((y >> 16) + dy);
    return fields[row * shared::kFieldSize + column];
  };
  const auto blend = [&](auto part) {
    const std::uint32_t top = part(at(0, 0)) * (256 - fx) + part(at(1, 0)) * fx;
    const std::uint32_t bottom = part(at(0, 1)) * (256 - fx) + part(at(1, 1)) * fx;
    return (top * (256 - fy) + bottom * fy) >> 16;
  };
  return {blend([](const FieldTexel& texel) { return texel.target & 0xffffu; }),
          blend([](const FieldTexel& texel) { return texel.native & 0xffffu; }),
          blend([](const FieldTexel& texel) { return texel.native >> 16 & 255u; })};
}

// Sites of a lower rank show, for a density in 1/64 per cm² and 1/65536.
std::uint64_t rankBelow(std::uint32_t density, const shared::Treatment& treatment) {
  return std::min<std::uint64_t>(std::uint64_t{density} * treatment.threshold_scale >> 16, 0xffffffffu);
}

// An impression is lost where its hash lies below this: poor skin holds a share of what normal skin holds.
std::uint32_t lostBelow(std::uint32_t lost, std::uint32_t uptake) {
  const std::uint64_t kept = 0xffffffffu - lost;
  return uptake == 255 ? lost : 0xffffffffu - static_cast<std::uint32_t>(kept * (uptake * 0x01010101u) >> 32);
}

}  // namespace

DepthClasses depthClasses(float depth_mm) {
  const std::size_t shallow = depth_mm < kDotDepthsMm[1] ? 0 : 1;
  const float span_mm = kDotDepthsMm[shallow + 1] - kDotDepthsMm[shallow];
  return {shallow, std::clamp((depth_mm - kDotDepthsMm[shallow]) / span_mm, 0.0f, 1.0f)};
}

double inkArea(double diameter_mm) {
  const double reach_mm = diameter_mm * static_cast<double>(shared::kReachPerDiameter);
  return static_cast<double>(shared::kKernelArea) * reach_mm * reach_mm;
}

double opticalHalo(const Plan& plan, double core) {
  const double diameter_mm = static_cast<double>(plan.pigment.healed_diameter_mm) * plan.pigment.optical_gain;
  const double mean =
      std::min(0.8, kReferenceDensityPerCm2 / kMm2PerCm2 * inkArea(diameter_mm) * peakAbsorptance(plan));
  return std::max(
      0.0, (std::log(1 - core * mean) - std::log(static_cast<double>(plan.pigment.treated_tone))) / mean);
}

shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day) {
  shared::Treatment treatment{};
  const std::vector<Sitting> sittings = sittingsOf(plan, kUsualTreatedCm2);
  for (std::size_t s = 0; s < plan.sessions.size() && day && *day >= sittings[s].day; ++s) {
    shared::SessionState& state = treatment.sessions[s];
    treatment.session_count = static_cast<std::uint32_t>(s + 1);
    state.share = static_cast<std::uint32_t>(std::lround(plan.sessions[s].share * 65536));
    const auto session = static_cast<int>(s);
    const float trauma = sittings[s].trauma;
    state.lost = share32(fateOf(plan, session, trauma).lost);
    const HealedDot healed = heal(plan, session, trauma, *day - sittings[s].day);
    state.shed = healed.fallen;
    if (healed.fallen >= 1) treatment.gone |= 1u << s;
    // In the mean of the dots that have shed their scab and of those that have not.
    const FreshDot fresh = freshDotOf(plan, session);
    const float diameter_mm = std::lerp(healed.crust_diameter_mm, healed.diameter_mm, healed.fallen);
    const float ink = std::lerp(healed.crust_ink, healed.ink * (1 - healed.haze), healed.fallen);
    const float wider = diameter_mm / fresh.diameter_mm;
    state.diameter_mm = diameter_mm * plan.pigment.optical_gain;
    state.absorptance = std::min(1.0f, (1 - std::exp(-fresh.optical_depth)) * ink / (wider * wider));
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
  treatment.deep = share32(static_cast<double>(depthClasses(plan.pigment.depth_mm).share));
  treatment.hair_diameter_mm = static_cast<float>(std::sqrt(hairArea(plan) / inkArea(1)));
  treatment.hair_absorptance = kHairAbsorptance * plan.native.shade;
  treatment.hair_deviation = kHairDeviation;
  return treatment;
}

std::uint32_t dotCapacity(const SiteSet& sites) {
  return static_cast<std::uint32_t>(sites.sites.size() * 2 + 64);
}

SiteHistory historyOf(const shared::Site& site, const Fields& fields, const shared::Treatment& treatment) {
  const Asked asked = askedAt(fields, site.chart);
  SiteHistory history;
  history.hair = site.rank < rankBelow(asked.native << 16, treatment);
  if (history.hair || asked.target <= asked.native) return history;
  bool holds_pigment = false;
  for (std::uint32_t s = 0; s < treatment.session_count; ++s) {
    const std::uint32_t density =
        (asked.native << 16) + (asked.target - asked.native) * treatment.sessions[s].share;
    if (site.rank >= rankBelow(density, treatment) || holds_pigment) continue;
    const auto again = static_cast<std::uint32_t>(std::popcount(history.hits));
    history.hits |= 1u << s;
    if (hashOf(site.rank, again, treatment.seed) < lostBelow(treatment.sessions[s].lost, asked.uptake))
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
    if (!history.hits && !history.hair) continue;
    counts.hairs += history.hair;
    for (std::uint32_t s = 0; s < treatment.session_count; ++s) counts.hits[s] += history.hits >> s & 1u;
    const std::uint32_t word = hashOf(
        site.rank, history.hits | history.losses << 16 | static_cast<std::uint32_t>(history.hair) << 15);
    low += word;
    high += pcgHash(word);
  }
  counts.decisions = static_cast<std::uint64_t>(high) << 32 | low;
  return counts;
}

}  // namespace stipple
