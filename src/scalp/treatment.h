#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "plan/plan.h"
#include "scalp/fields.h"
#include "scalp/sites.h"
#include "shared/treatment.h"

namespace stipple {

/// Everything the GPU needs to decide and shade each dot on `day`; no day: bare skin.
shared::Treatment treatmentAt(const Plan& plan, const SiteSet& sites, std::optional<float> day);

/// Room for every dot that can show at once: sites hit once, and those hit again because they had been lost.
std::uint32_t dotCapacity(const SiteSet& sites);

/// Optical depth of the blurred shade around dots over their mean absorptance, so that a fully treated,
/// healed patch at kReferenceDensityPerCm2 has exactly Pigment::treated_tone where the dots themselves take
/// `core` of their absorptance: solves (1 - core A) exp(-gain A) = tone for the mean A.
double opticalHalo(const Plan& plan, double core);

/// Depths at which the look of dots is known, mm. A plan's depth lies between two of them: dots of the deeper
/// one are `share` of all.
inline constexpr std::array kDotDepthsMm{0.2f, 0.4f, 0.6f};
struct DepthClasses {
  std::size_t shallow;  // its place in kDotDepthsMm; the deep class is the next one
  float share;          // of dots that went deep
};
DepthClasses depthClasses(float depth_mm);

/// Area of a dot times its mean absorptance over its peak's, for a profile of this full width at half maximum
/// (shared/splat.h), mm^2.
double inkArea(double diameter_mm);

/// Which sessions hit a site and lost it again, one bit a session.
struct SiteHistory {
  std::uint32_t hits = 0;
  std::uint32_t losses = 0;
  bool hair = false;  // a native hair grows there: never hit
};

/// The same decisions as shaders/dots_retarget.comp, written again for the CPU: for tests and for counting.
SiteHistory historyOf(const shared::Site& site, const Fields& fields, const shared::Treatment& treatment);

struct ImpressionCounts {
  std::array<std::uint32_t, shared::kSessionCount> hits{};
  std::uint32_t hairs = 0;
  std::uint64_t decisions = 0;  // the hash that DotCounts also carries
};
ImpressionCounts countImpressions(const SiteSet& sites, const Fields& fields,
                                  const shared::Treatment& treatment);

}  // namespace stipple
