// The treatment: everything the practitioner decided, and what time does to it. Pure functions of plain
// values: no mesh, no GPU, no clock, no files but the plan's own text.
//
// Not here: where a plan meets a head (scalp/), how dots look in pixels (render/).
//
// Read next: hairline.h, zones.h, native_hair.h, stroke.h and session.h for what is designed; parameters.h
// for the table that the plan file, the command line and the panels share; check.h; styles.h. Then time:
// healing_figures.h, healing.h, sitting.h, outcome.h, stage.h.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "plan/date.h"
#include "plan/hairline.h"
#include "plan/healing_figures.h"
#include "plan/native_hair.h"
#include "plan/session.h"
#include "plan/skin.h"
#include "plan/stroke.h"
#include "plan/zones.h"

namespace stipple {

/// How an impression looks. Deposit and seen diameter differ: light crosses the ink twice and spreads below.
struct Pigment {
  float fresh_diameter_mm = 0.20f;   // deposit, just after; up to 0.25 [jonathangerow.com]
  float healed_diameter_mm = 0.15f;  // settled; 0.10 to 0.15 [ibid.], 0.09 to 0.17 [hishairclinic.com]
  float optical_gain = 1.6f;         // seen diameter over deposit's, without the shade around it [render/look]
  /// Aimed at the papillary dermis, just below the epidermis [brandwoodclinic.com]; 0.6 mm is too deep: wide,
  /// pale, bluish.
  float depth_mm = 0.25f;
  float optical_depth = 1.3f;  // at the middle of a dot; absorptance is 1 - exp(-depth)
  /// Albedo of fully treated, healed skin over bare skin's, at kReferenceDensityPerCm2 [tuned by eye].
  float treated_tone = 0.75f;
  float diameter_deviation = 0.12f;  // standard deviation from dot to dot, as a share
  float tone_deviation = 0.18f;      // likewise
  bool operator==(const Pigment&) const = default;
};

/// The density at which Pigment::treated_tone is meant, so that density still darkens or lightens the skin.
inline constexpr float kReferenceDensityPerCm2 = 160;

/// What the client is asked to pay; never shown to them unless the practitioner says so.
struct Price {
  float amount = 0;  // in the practice's currency; 0: not set
  bool per_session =
      false;  // else for the finished result, however many sessions that takes [elegantsmp.com]
  bool operator==(const Price&) const = default;
};

struct Plan {
  std::uint32_t seed = 1;       // of everything that looks random
  float density_per_cm2 = 160;  // impressions when the last session is done
  Hairline hairline;
  Zones zones;
  NativeHair native;
  std::vector<Stroke> strokes;  // in the order they were painted
  Pigment pigment;
  Skin skin;
  HealingFigures healing;
  std::vector<Session> sessions{{.share = 0.3f, .interval_days = 0}, {.share = 0.7f}, {.share = 1}};
  std::optional<Date> first_date;  // of the first session; the others follow by their intervals
  Price price;
  bool operator==(const Plan&) const = default;
};

/// The day of each session, the first on day 0.
std::vector<float> sessionDays(const Plan& plan);

/// The type of skin in a zone: its own, or the rest's.
inline SkinType skinTypeOf(const Plan& plan, ZoneId zone) {
  return plan.zones[zone].skin.value_or(plan.skin.type);
}

}  // namespace stipple
