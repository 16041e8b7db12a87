#include "scalp/treatment.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/units.h"
#include "scalp/balding.h"
#include "scalp/chart.h"
#include "scalp/random.h"
#include "shared/splat.h"

namespace stipple {
namespace {

// A quarter of the mean spacing at the reference density: re-hits within it keep the pattern blue noise
// (render.md 2.3).
constexpr float kHandJitterMm = 0.165f;

// Of black hair, set so that the usual stubble reads as dark as the usual pigment that stands in for it.
constexpr float kHairAbsorptance = 0.97f;
constexpr float kHairDeviation = 0.15f;

/// Sessions before the last one leave this share of their work at the very edge of the fade undone, so that
/// the line stays open to be moved and softened until the end [assumed, 0.3 to 0.6; "first very light",
/// hishairclinic.com].
constexpr double kHeldBack = 0.4;

/// The cut end of a hair lies in the skin and is seen wider than it is, as a deposit is and for the same
/// reason (Pigment::optical_gain) [assumed]. Its area as a square's, which is what is drawn.
double cutEndDiameter(const Plan& plan) {
  const double shaft_mm = plan.native.shaft_diameter_mm;
  return shaft_mm * std::sqrt(static_cast<double>(plan.pigment.optical_gain) / inkArea(1));
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
  std::uint32_t zone;
  std::uint32_t edge;  // 0 to 31: how far out in the fade
};

Asked askedAt(const Fields& fields, const Densities& plan, std::uint32_t chart) {
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
  const FieldTexel& nearest = at(fx < 128 ? 0 : 1, fy < 128 ? 0 : 1);
  FieldTexel here{};
  here.pigment = blend([](const FieldTexel& texel) { return texel.pigment & 0xffffu; }) |
                 blend([](const FieldTexel& texel) { return texel.pigment >> 16; }) << 16;
  here.hair = static_cast<std::uint16_t>(blend([](const FieldTexel& texel) { return texel.hair; }));
  return {targetDensity(here, plan), nativeDensity(here, plan),
          blend([](const FieldTexel& texel) { return texel.uptake(); }), nearest.zone(), nearest.edge()};
}

// a * b / 65536, at most 2^32 - 1.
std::uint32_t scaled(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{a} * b >> 16, 0xffffffffu));
}

// Value noise over the chart, twice as strong, -32768 to 32767: patches that keep more or less of what they
// are given.
std::int32_t blotchAt(std::uint32_t chart, std::uint32_t seed) {
  constexpr std::uint32_t kBits = shared::kBlotchPitchBits;
  const std::uint32_t x = chart & 0xffffu, y = chart >> 16;
  const auto ease = [](std::uint32_t place) {
    const std::uint32_t t = place >> (kBits - 8) & 255u;
    return t * t * (768 - 2 * t) >> 16;
  };
  const auto corner = [&](std::uint32_t dx, std::uint32_t dy) {
    return pcgHash((((y >> kBits) + dy) << 16 | ((x >> kBits) + dx)) ^ seed) >> 16;
  };
  const std::uint32_t tx = ease(x), ty = ease(y);
  const std::uint32_t top = corner(0, 0) * (256 - tx) + corner(1, 0) * tx;
  const std::uint32_t bottom = corner(0, 1) * (256 - tx) + corner(1, 1) * tx;
  const auto noise = static_cast<std::int32_t>((top * (256 - ty) + bottom * ty) >> 16) - 32768;
  return std::clamp(2 * noise, -32768, 32767);
}

// An impression is lost where its hash lies below this: poor skin keeps a share of what normal skin keeps,
// patches differ.
std::uint32_t lostBelow(const shared::Healing& healing, std::uint32_t uptake, std::int32_t blotch) {
  const std::uint64_t kept = 0xffffffffu - healing.lost;
  const auto held = static_cast<std::uint32_t>(uptake == 255 ? kept : kept * (uptake * 0x01010101u) >> 32);
  const std::int32_t patch = 65536 + (static_cast<std::int32_t>(healing.weak_blotch >> 17) * blotch >> 14);
  return 0xffffffffu - scaled(held, static_cast<std::uint32_t>(patch));
}

shared::Healing healingOf(const Plan& plan, int session, const Sitting& sitting, float days,
                          const SkinTraits& skin) {
  const FreshDot fresh = freshDotOf(plan, session, skin);
  const Fate fate = fateOf(plan, session, sitting.trauma, skin);
  const HealedDot healed = heal(plan, session, sitting.trauma, days, skin);
  const float peak = 1 - std::exp(-fresh.optical_depth), gain = plan.pigment.optical_gain;
  // What is wider holds the same ink more thinly.
  const auto absorptance = [&](float diameter_mm, float ink) {
    const float wider = diameter_mm / fresh.diameter_mm;
    return peak * ink / (wider * wider);
  };
  const auto grains = [](float ink) {
    constexpr float kAll = shared::kGrainsPerDot * shared::kGrainParts;
    return static_cast<std::uint32_t>(std::lround(std::clamp(ink, 0.0f, 1.0f) * kAll));
  };
  const auto share16 = [](float share) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * 65535));
  };
  return {
      .lost = share32(static_cast<double>(fate.lost)),
      .weak_blotch = share16(fate.weak) | share16(fate.blotch) << 16,
      .fallen = share32(static_cast<double>(healed.fallen)),
      .grains = grains(healed.ink) | grains(healed.ink * plan.healing.weak_tone) << 16,
      .crust_diameter_mm = healed.crust_diameter_mm * gain,
      .crust_absorptance = absorptance(healed.crust_diameter_mm, healed.crust_ink),
      .diameter_mm = healed.diameter_mm * gain,
      .absorptance = absorptance(healed.diameter_mm, 1 - healed.haze),
      .redness = healed.redness,
      .deep = share32(static_cast<double>(depthClasses(plan.pigment.depth_mm).shareAt(fresh.depth_mm))),
  };
}

}  // namespace

DepthClasses depthClasses(float depth_mm) {
  return {depth_mm < kDotDepthsMm[1] ? std::size_t{0} : std::size_t{1}};
}

float DepthClasses::shareAt(float depth_mm) const {
  const float span_mm = kDotDepthsMm[shallow + 1] - kDotDepthsMm[shallow];
  return std::clamp((depth_mm - kDotDepthsMm[shallow]) / span_mm, 0.0f, 1.0f);
}

std::uint64_t rankBelow(std::uint32_t density, std::uint32_t threshold_scale) {
  return scaled(density << 16, threshold_scale);
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

shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day,
                              const Workload& work) {
  static_assert(shared::kZones == kZoneCount && shared::kSessionCount == kMaxSessions);
  shared::Treatment treatment{};
  treatment.layers[0].work = static_cast<std::uint32_t>(ZoneSet().bits()) << 17;
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  for (std::size_t s = 0; s < plan.sessions.size() && day && *day >= sittings[s].day; ++s) {
    const Session& session = plan.sessions[s];
    const bool last = s + 1 == plan.sessions.size();
    treatment.session_count = static_cast<std::uint32_t>(s + 1);
    const auto share = static_cast<std::uint32_t>(std::lround(session.share * 65536));
    const auto held_back = static_cast<std::uint32_t>(static_cast<double>(share) * kHeldBack);
    treatment.layers[s + 1] = {
        share | static_cast<std::uint32_t>(session.zones.bits()) << 17 | (last ? 1u << 24 : 0u),
        last ? share : share - held_back};
    for (std::size_t zone = 0; zone < kZoneCount; ++zone)
      treatment.healing[(s + 1) * kZoneCount + zone] =
          healingOf(plan, static_cast<int>(s), sittings[s], *day - sittings[s].day,
                    traitsOf(skinTypeOf(plan, static_cast<ZoneId>(zone))));
  }
  treatment.seed = pcgHash(plan.seed);
  treatment.site_count = static_cast<std::uint32_t>(sites.sites.size());
  treatment.threshold_scale = static_cast<std::uint32_t>(
      std::lround(0x1p32 / (shared::kDensityUnitsPerCm2 * std::max(sites.capacity_per_cm2, 1.0))));
  treatment.hand_jitter_mm = kHandJitterMm;
  treatment.diameter_deviation = plan.pigment.diameter_deviation;
  treatment.tone_deviation = plan.pigment.tone_deviation;
  const Densities densities = densitiesOf(plan);
  treatment.pigment_density = densities.pigment;
  treatment.native_density = densities.native;
  treatment.list_capacity = markListCapacity(sites);
  treatment.hair_diameter_mm = static_cast<float>(cutEndDiameter(plan));
  treatment.hair_absorptance = kHairAbsorptance * plan.native.shade;
  treatment.hair_deviation = kHairDeviation;
  treatment.hair_length_mm = plan.native.length_mm;
  treatment.chart_centre = glm::vec3(kChartCentre);
  treatment.whorl = glm::vec3(directionFromChart(chartFromPattern(whorlPlace(plan.native))));
  return treatment;
}

std::uint32_t markListCapacity(const SiteSet& sites) {
  // Lists take groups in turn, so that one may get a whole group more than another.
  constexpr std::size_t kGroup = shared::kSplatGroup;
  const std::size_t groups = (sites.sites.size() + kGroup - 1) / kGroup,
                    rounds = (groups + shared::kMarkLists - 1) / shared::kMarkLists;
  return static_cast<std::uint32_t>(2 * rounds * kGroup);
}

SiteHistory historyOf(const shared::Site& site, const Fields& fields, const shared::Treatment& treatment) {
  const Asked asked = askedAt(fields, {treatment.pigment_density, treatment.native_density}, site.chart);
  SiteHistory history;
  history.decisions = site.rank;
  if (site.rank >= rankBelow(asked.target, treatment.threshold_scale)) return history;
  const std::uint32_t chance = pcgHash(site.rank ^ treatment.seed);
  const std::int32_t blotch = blotchAt(site.chart, treatment.seed);
  enum { nothing, poorly, well } holds = nothing;
  std::uint32_t again = 0;
  for (std::uint32_t layer = 0; holds != well && layer <= treatment.session_count; ++layer) {
    const shared::Layer& session = treatment.layers[layer];
    const std::uint32_t whole_share = session.work & 0x1ffffu;
    const std::uint32_t share = whole_share - ((whole_share - session.edge_share) * asked.edge >> 5);
    const std::uint32_t density = (asked.native << 16) + (asked.target - asked.native) * share;
    const bool wanted = holds == nothing || session.work >> 24 != 0;
    if (site.rank >= scaled(density, treatment.threshold_scale) ||
        !(session.work >> (17 + asked.zone) & 1u) || !wanted)
      continue;
    const bool hair = layer == 0;
    const shared::Healing& healing = treatment.healing[layer * shared::kZones + asked.zone];
    const std::uint32_t fate = pcgHash(chance + again),
                        lost_below = hair ? 0 : lostBelow(healing, asked.uptake, blotch);
    const bool lost = fate < lost_below, weak = !lost && fate - lost_below < healing.weak_blotch << 16;
    if (!lost) holds = weak && holds == nothing ? poorly : well;
    const std::uint32_t course = pcgHash(chance + 16 + again);
    const bool crusted = course >= healing.fallen;
    const std::uint32_t parts =
        (weak ? healing.grains >> 16 : healing.grains & 0xffffu) + course % shared::kGrainParts;
    const std::uint32_t grains = crusted ? shared::kGrainsPerDot : lost ? 0 : parts / shared::kGrainParts;
    history.decisions =
        hashOf(history.decisions, layer | std::uint32_t{lost} << 4 | std::uint32_t{weak} << 5 |
                                      std::uint32_t{crusted} << 6 | grains << 8);
    history.hair |= hair;
    ++again;
    if (hair) continue;
    const std::uint32_t s = layer - 1;
    history.hits |= 1u << s;
    history.losses |= std::uint32_t{lost} << s;
    history.weak |= std::uint32_t{weak} << s;
    history.crusted |= std::uint32_t{crusted} << s;
    history.grains[s] = static_cast<std::uint8_t>(grains);
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
    low += history.decisions;
    high += pcgHash(history.decisions);
  }
  counts.decisions = static_cast<std::uint64_t>(high) << 32 | low;
  return counts;
}

}  // namespace stipple
