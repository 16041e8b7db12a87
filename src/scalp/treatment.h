#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "plan/sitting.h"
#include "scalp/fields.h"
#include "scalp/sites.h"
#include "shared/treatment.h"

namespace stipple {

/// Everything the GPU needs to decide and shade each dot on `day`; no day: bare skin. `work` is the plan's on
/// this head, from which the strain on the skin follows (Scalp::workload); it does not change with the day.
shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day,
                              const Workload& work);
/// On a head of the usual size.
inline shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day) {
  return treatmentAt(plan, sites, day, usualWorkload(plan, kUsualTreatedCm2));
}

/// Room for every impression that can show at once, in each of the lists that share them: sites hit once, and
/// those hit again because they had been lost.
std::uint32_t markListCapacity(const SiteSet& sites);

/// Sites of a lower rank show for a density in 1/64 per cm²; at most 2^32 - 1. `threshold_scale`: the
/// treatment's.
std::uint64_t rankBelow(std::uint32_t density, std::uint32_t threshold_scale);

/// Optical depth of the blurred shade around dots over their mean absorptance, so that a fully treated,
/// healed patch at kReferenceDensityPerCm2 has exactly Pigment::treated_tone where the dots themselves take
/// `core` of their absorptance: solves (1 - core A) exp(-gain A) = tone for the mean A.
double opticalHalo(const Plan& plan, double core);

/// Depths at which the look of dots is known, mm. A plan's depth lies between two of them.
inline constexpr std::array kDotDepthsMm{0.2f, 0.4f, 0.6f};
struct DepthClasses {
  std::size_t shallow;                  // its place in kDotDepthsMm; the deep class is the next one
  float shareAt(float depth_mm) const;  // of impressions aimed there, those that count to the deep class
};
/// `depth_mm`: Pigment::depth_mm.
DepthClasses depthClasses(float depth_mm);

/// Area of a dot times its mean absorptance over its peak's, for a profile of this full width at half maximum
/// (shared/splat.h), mm^2.
double inkArea(double diameter_mm);

/// What each session did to a site and what is left of it, one bit a session.
struct SiteHistory {
  std::uint32_t hits = 0;
  std::uint32_t losses = 0;                                  // of them, gone with the scab
  std::uint32_t weak = 0;                                    // of them, took badly
  std::uint32_t crusted = 0;                                 // of them, with the scab still on
  std::array<std::uint8_t, shared::kSessionCount> grains{};  // left, of shared::kGrainsPerDot
  bool hair = false;                                         // a native hair grows there: never hit
  std::uint32_t decisions = 0;                               // a hash of all of it
};

/// The decisions of shaders/dots_hairs.comp, dots_ask.comp and dots_retarget.comp, written again: for tests
/// and counting.
SiteHistory historyOf(const shared::Site& site, const Fields& fields, const shared::Treatment& treatment);

struct ImpressionCounts {
  std::array<std::uint32_t, shared::kSessionCount> hits{};
  std::uint32_t hairs = 0;
  std::uint64_t decisions = 0;  // the hash that DotCounts also carries
};
ImpressionCounts countImpressions(const SiteSet& sites, const Fields& fields,
                                  const shared::Treatment& treatment);

}  // namespace stipple
