// Every figure of healing, once: its usual value, how far it may be set, the range that is likely, and where
// that comes from. The plan file, --set and the sliders take it from here (parameters.h), so do `plan info`
// and the band between optimistic and pessimistic outcomes (outcome.h). What skin types change is the other
// table, in skin.cpp.
#pragma once
#include <span>
#include <string_view>

namespace stipple {

struct Plan;

/// Shares unless the unit is in the name. Where they act: healing.h, sitting.h.
struct HealingFigures {
  // What an impression keeps.
  float lost_share = 0.05f;  // gone with the scab
  float weak_share = 0.10f;  // took badly
  float weak_tone = 0.65f;   // ink that a weak one has beside one that took
  float contrast_kept =
      1.07f;  // of the middle of a dot, settled over fresh; with 0.20 to 0.15 mm: 40 % less ink
  float shallow_loss = 0.25f;  // more impressions lost, when set 0.1 mm above the right depth
  // When.
  float swelling = 0.04f;  // more ink seen on the day itself: swelling and blood
  float swelling_gone_day = 2;
  float shed_from_day = 3;  // scabs fall one by one between these two
  float shed_until_day = 10;
  float settled_day = 28;
  float dip = 0.08f;            // most that cloudy new skin hides, the "phantom fade"
  float late_clearing = 0.04f;  // of the settled ink, cleared between the scab's fall and settled_day
  float redness_half_life_days = 1.3f;
  float redness_unseen = 0.08f;  // of its usual strength: below it nobody sees any
  // Years.
  float fading_per_year = 0.12f;
  float spread_per_year = 0.04f;  // of the diameter
  float cool_shift = 0.25f;       // towards blue after many years at the usual depth
  // What too much in one sitting does: trauma 1 is clearly overworked.
  float trauma_per_cm2 = 115;    // impressions in one sitting that alone are trauma 1
  float trauma_minutes = 360;    // in the chair, likewise
  float trauma_loss = 0.04f;     // more impressions lost at trauma 1
  float trauma_weak = 0.5f;      // more of those that take badly
  float trauma_widening = 0.3f;  // of the dot at the same ink
  float trauma_redness = 0.6f;   // longer by that share, and redder by the root of it
  float trauma_blotch = 0.35f;   // how far patches differ in what they keep
  bool operator==(const HealingFigures&) const = default;
};

/// Which end of the likely range makes for the better result.
enum class BetterEnd { low, high, neither };

struct Figure {
  std::string_view key;  // "healing.lost_share"
  std::string_view label;
  std::string_view unit;          // "days", "" for shares
  float low, high;                // limits of plan files and sliders
  float likely_low, likely_high;  // as sourced, or as assumed
  BetterEnd better;
  bool assumed;             // no source gives the figure, only at best its direction
  std::string_view source;  // who says so, for people
  std::string_view help;    // one sentence in the trade's words
  float& (*of)(Plan&);
};
std::span<const Figure> healingFigures();

}  // namespace stipple
