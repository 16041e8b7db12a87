#include "plan/healing.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stipple {
namespace {

constexpr float kDaysPerYear = 365.25f;

/// Fresh ink looks darker still for the first days: swelling and blood [ink2scalp.com; the share is assumed].
constexpr float kSwelling = 0.08f;
constexpr float kSwellingGoneDay = 2;

/// How the shrinking from fresh to healed diameter is spread over three phases: before the scab lifts, while
/// it is shed (most of it [hishairclinic.com; scalpnation.co.uk]), and until settled. The shares are assumed.
constexpr float kShrunkBeforeShedding = 0.10f;
constexpr float kShrunkWhileShedding = 0.83f;
constexpr float kShrunkAfterwards = 1 - kShrunkBeforeShedding - kShrunkWhileShedding;

/// Days 7 to 14 look light and patchy [hairdoctornyc.com]: the dip is deepest once the last scabs are gone.
constexpr float kDipAfterSheddingDays = 1;

/// Redness below this share is not seen, and an exact zero lets the renderer skip it.
constexpr float kFaintestRedness = 0.01f;

/// 0 until `from`, 1 after `until`, with level ends.
float smoothRise(float from, float until, float day) {
  const float share = std::clamp((day - from) / (until - from), 0.0f, 1.0f);
  return share * share * (3 - 2 * share);
}

float swelling(float day) {
  return kSwelling * (1 - smoothRise(0, kSwellingGoneDay, day));
}

float settlingDiameter(const Pigment& pigment, const HealingFigures& figures, float day) {
  const float shrunk = kShrunkBeforeShedding * smoothRise(0, figures.shed_from_day, day) +
                       kShrunkWhileShedding * smoothRise(figures.shed_from_day, figures.shed_until_day, day) +
                       kShrunkAfterwards * smoothRise(figures.shed_until_day, figures.settled_day, day);
  return std::lerp(pigment.fresh_diameter_mm, pigment.healed_diameter_mm, shrunk);
}

/// "Phantom fade": new skin over the deposit is cloudy until it has matured and hides some of the dot's tone.
float dipTone(const HealingFigures& figures, float day) {
  const float deepest_day = figures.shed_until_day + kDipAfterSheddingDays;
  const float cloudiness = smoothRise(figures.shed_from_day, deepest_day, day) *
                           (1 - smoothRise(deepest_day, figures.settled_day, day));
  return 1 - figures.dip * cloudiness;
}

float rednessAfter(const Plan& plan, float day) {
  const float redness = plan.skin.redness * std::exp2(-day / plan.healing.redness_half_life_days);
  return redness < kFaintestRedness ? 0 : redness;
}

}  // namespace

HealedDot heal(const Plan& plan, float days) {
  assert(days >= 0);
  const HealingFigures& figures = plan.healing;
  const float years = std::max(0.0f, days - figures.settled_day) / kDaysPerYear;
  const float ink_left = std::pow(1 - figures.fading_per_year, years);
  const float spread = std::pow(1 + figures.spread_per_year, years);
  return {
      .diameter_mm = settlingDiameter(plan.pigment, figures, days) * spread,
      // Ink is tone times area: what spreads thins out on top of what fades.
      .tone = (1 + swelling(days)) * dipTone(figures, days) * ink_left / (spread * spread),
      .redness = rednessAfter(plan, days),
      .shed = smoothRise(figures.shed_from_day, figures.shed_until_day, days),
  };
}

float lostShare(const Plan& plan) {
  const float kept = (1 - plan.healing.lost_share) * plan.skin.retention;
  return std::clamp(1 - kept, 0.0f, 1.0f);
}

}  // namespace stipple
