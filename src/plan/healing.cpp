#include "plan/healing.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/smoothstep.h"
#include "base/units.h"

namespace stipple {
namespace {

// The needle that Pigment::fresh_diameter_mm is meant for, and the water that Pigment::optical_depth is.
constexpr float kUsualNeedleMm = 0.20f, kUsualDilution = 25;
/// Dots widen less than needles do: pressure matters more [teammicro.com; the sizes are assumed].
constexpr float kNeedleExponent = 0.5f, kPressureWidening = 0.15f, kPressureDeepensMm = 0.03f;

/// The right depth, below which nothing is gained, and the depths at which pigment can be [render.md 4.4].
constexpr float kRightDepthMm = 0.2f, kUsualDepthMm = 0.25f, kLeastDepthMm = 0.05f, kMostDepthMm = 1.0f;
constexpr float kShallowByMm = 0.1f;  // HealingFigures::shallow_loss is meant for

/// Share of the shrinking that a dot has done by the time its scab lifts [assumed].
constexpr float kShrunkUnderScab = 0.10f;
/// Edge softness of 1.3 widens a healed dot by this share of 0.3, at the same ink [assumed].
constexpr float kSofteningWidens = 0.5f;
/// Days 7 to 14 look light and patchy [hairdoctornyc.com]: the dip is deepest once the last scabs are gone.
constexpr float kDipAfterSheddingDays = 1;
/// The cool shift is half done in this time [assumed; "within weeks, slight", baldingblog.com].
constexpr float kCoolHalfYears = 1.5f;

float rise(float from, float until, float day) {
  return static_cast<float>(
      smoothstep(static_cast<double>(from), static_cast<double>(until), static_cast<double>(day)));
}

const Session& sessionOf(const Plan& plan, int session) {
  assert(session >= 0 && static_cast<std::size_t>(session) < plan.sessions.size());
  return plan.sessions[static_cast<std::size_t>(session)];
}

/// "Phantom fade": new skin over the deposit is cloudy until it has matured.
float hazeAfter(const HealingFigures& figures, float day) {
  const float deepest_day = figures.shed_until_day + kDipAfterSheddingDays;
  return figures.dip * rise(figures.shed_from_day, deepest_day, day) *
         (1 - rise(deepest_day, figures.settled_day, day));
}

/// Halves and halves again; what nobody sees is taken off, so that it ends at nothing without a jump.
float rednessAfter(const Plan& plan, float trauma, float day, const SkinTraits& skin) {
  const HealingFigures& figures = plan.healing;
  const float overworked = 1 + figures.trauma_redness * trauma;
  const float strength = plan.skin.redness * skin.redness * std::sqrt(overworked);
  const float left = strength * std::exp2(-day / (figures.redness_half_life_days * overworked));
  return std::max(0.0f, left - figures.redness_unseen) / (1 - figures.redness_unseen);
}

float coolAfter(const HealingFigures& figures, float depth_mm, float years) {
  const float deeper = depth_mm / kUsualDepthMm;
  return std::clamp(figures.cool_shift * deeper * (1 - std::exp2(-years / kCoolHalfYears)), 0.0f, 1.0f);
}

}  // namespace

FreshDot freshDotOf(const Plan& plan, int session, const SkinTraits& skin) {
  const Session& sitting = sessionOf(plan, session);
  const float hand = 1 + kPressureWidening * sitting.pressure;
  return {
      .diameter_mm = plan.pigment.fresh_diameter_mm * sitting.dot_size * hand *
                     std::pow(sitting.needle_mm / kUsualNeedleMm, kNeedleExponent),
      .optical_depth =
          plan.pigment.optical_depth * sitting.shade * (1 + kUsualDilution) / (1 + sitting.dilution),
      .depth_mm = std::clamp(plan.pigment.depth_mm + sitting.deeper_mm +
                                 kPressureDeepensMm * sitting.pressure + skin.depth_shift_mm,
                             kLeastDepthMm, kMostDepthMm),
  };
}

Fate fateOf(const Plan& plan, int session, float trauma, const SkinTraits& skin) {
  const HealingFigures& figures = plan.healing;
  const float too_shallow_mm = std::max(0.0f, kRightDepthMm - freshDotOf(plan, session, skin).depth_mm);
  const float held_deep = std::max(0.0f, 1 - figures.shallow_loss * too_shallow_mm / kShallowByMm);
  const float held_unhurt = 1 - figures.trauma_loss * trauma;
  const float kept =
      (1 - figures.lost_share) * held_deep * held_unhurt * skin.retention * plan.skin.retention;
  Fate fate;
  fate.lost = std::clamp(1 - kept, 0.0f, 1.0f);
  fate.weak = std::min(figures.weak_share * (1 + figures.trauma_weak * trauma), 1 - fate.lost);
  fate.blotch = std::min(1.0f, figures.trauma_blotch * trauma * skin.blotch);
  return fate;
}

HealedDot heal(const Plan& plan, int session, float trauma, float days, const SkinTraits& skin) {
  assert(days >= 0);
  const HealingFigures& figures = plan.healing;
  const FreshDot fresh = freshDotOf(plan, session, skin);
  const float shrinks_to = plan.pigment.healed_diameter_mm / plan.pigment.fresh_diameter_mm;
  const float settled_ink = figures.contrast_kept * shrinks_to * shrinks_to;
  // Ink follows the area on the way, so that a dot shrinks rather than pales.
  const float still_to_clear =
      1 + figures.late_clearing * (1 - rise(figures.shed_from_day, figures.settled_day, days));
  const float softened = 1 + kSofteningWidens * (skin.edge_softness - 1);
  const float widened = 1 + figures.trauma_widening * trauma;
  const float under_scab = 1 - kShrunkUnderScab * (1 - shrinks_to) * rise(0, figures.shed_from_day, days);

  const float years = std::max(0.0f, days - figures.settled_day) / kDaysPerYear;
  const float faded = std::pow(std::max(0.0f, 1 - figures.fading_per_year * skin.fading), years);
  const float spread = std::pow(1 + figures.spread_per_year, years);
  return {
      .fallen = rise(figures.shed_from_day, figures.shed_until_day, days),
      .crust_diameter_mm = fresh.diameter_mm * under_scab * widened,
      .crust_ink = 1 + figures.swelling * (1 - rise(0, figures.swelling_gone_day, days)),
      .diameter_mm = fresh.diameter_mm * shrinks_to * softened * widened * std::sqrt(still_to_clear) * spread,
      .ink = std::min(1.0f, settled_ink * still_to_clear) * faded,
      .haze = hazeAfter(figures, days),
      .redness = rednessAfter(plan, trauma, days, skin),
      .cool = coolAfter(figures, fresh.depth_mm, years),
  };
}

float meanInk(const HealedDot& dot, const Fate& fate, const HealingFigures& figures) {
  const float kept = 1 - fate.lost - fate.weak * (1 - figures.weak_tone);
  return (1 - dot.fallen) * dot.crust_ink + dot.fallen * kept * dot.ink;
}

float meanTone(const HealedDot& dot, const Fate& fate, const HealingFigures& figures) {
  const float kept = 1 - fate.lost - fate.weak * (1 - figures.weak_tone);
  return (1 - dot.fallen) * dot.crust_ink + dot.fallen * kept * dot.ink * (1 - dot.haze);
}

}  // namespace stipple
