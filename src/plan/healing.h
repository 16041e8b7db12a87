// What one sitting leaves, and what time does to it. Pure functions of (plan, session, trauma, days): the
// timeline may jump anywhere. Trauma, 0 none to 1 clearly overworked, comes from sitting.h. Not here: which
// site is hit and which impression is lost (scalp/treatment), how dots look in pixels (render/dots).
#pragma once
#include "plan/plan.h"

namespace stipple {

/// An impression as the needle leaves it, before swelling and trauma. Its ink is the area of the dot times
/// its absorptance; everything called ink below is a share of this dot's.
struct FreshDot {
  float diameter_mm;    // of the deposit: pigment, needle, pressure and dot size of the session
  float optical_depth;  // at its middle: pigment, shade and dilution of the session
  float depth_mm;       // below the surface of this skin: 0.2 right, 0.6 far too deep
};
FreshDot freshDotOf(const Plan& plan, int session, const SkinTraits& skin);

/// What becomes of the impressions of a session; the rest, 1 - lost - weak, takes.
struct Fate {
  float lost = 0;  // share that goes with the scab
  float weak = 0;  // share that takes badly: HealingFigures::weak_tone of the ink once the scab fell
  float blotch =
      0;  // patches of skin differ: each keeps 1 - blotch to 1 + blotch times what is kept in the mean
};
/// lost + weak <= 1. Where a zone's skin differs from `skin`, its share kept goes with traits.retention.
Fate fateOf(const Plan& plan, int session, float trauma, const SkinTraits& skin);

/// The average impression of a session some days after it. What varies from dot to dot is added in scalp/.
struct HealedDot {
  float fallen;  // share of scabs that have come off, 0 to 1, never falls

  // A dot whose scab is still on; all alike, lost and weak ones too.
  float crust_diameter_mm;
  float crust_ink;  // above 1 on day 0: swelling and blood

  // A dot whose scab fell.
  float diameter_mm;
  float ink;   // = share of its grains left; never rises
  float haze;  // 0 to 1, share of its tone that cloudy new skin hides; 0 from settled_day on

  float redness;  // haemoglobin around it, 0 to 1 (more for sensitive skin); exactly 0 once it is not seen
  float cool;     // 0 to 1, shift to blue
};
/// days >= 0, session within the plan (asserted). Continuous in days.
HealedDot heal(const Plan& plan, int session, float trauma, float days, const SkinTraits& skin);

/// On the skin that most of the scalp has.
inline FreshDot freshDotOf(const Plan& plan, int session) {
  return freshDotOf(plan, session, traitsOf(plan.skin.type));
}
inline Fate fateOf(const Plan& plan, int session, float trauma) {
  return fateOf(plan, session, trauma, traitsOf(plan.skin.type));
}
inline HealedDot heal(const Plan& plan, int session, float trauma, float days) {
  return heal(plan, session, trauma, days, traitsOf(plan.skin.type));
}

/// Ink of an average impression still on the skin, lost and weak ones counted in; haze hides none of it here.
float meanInk(const HealedDot& dot, const Fate& fate, const HealingFigures& figures);
/// The same as the eye sums it up: behind haze.
float meanTone(const HealedDot& dot, const Fate& fate, const HealingFigures& figures);

}  // namespace stipple
