// What time does to one impression. Pure functions of (pigment, skin, days): the timeline may jump anywhere.
// Not here: where impressions are (scalp/sites), how they look in pixels (render/dots).
#pragma once
#include "plan/plan.h"

namespace stipple {

/// An average impression some days after it was made; what varies from dot to dot is added in scalp/.
struct HealedDot {
  float diameter_mm;  // of the deposit
  float tone;         // peak absorptance as a share of the fresh dot's; above 1 on day 0 (swelling, blood)
  float redness;      // haemoglobin around it, 0 to 1 (more for sensitive skin)
  float shed;         // 0 to 1: how far the impressions that will be lost have gone
};

/// State of an impression `days` after it was made; days >= 0 (asserted). After HealingFigures::settled_day
/// neither tone nor diameter * tone ever rises.
HealedDot heal(const Plan& plan, float days);

/// Share of impressions lost while healing, 0 to 1: what lost_share leaves on normal skin, times retention,
/// is kept.
float lostShare(const Plan& plan);

}  // namespace stipple
