// The treatment: everything the practitioner decided, and what time does to it. Pure functions of plain
// values: no mesh, no GPU, no clock, no files but the plan's own text.
//
// Not here: where a plan meets a head (scalp/), how dots look in pixels (render/).
//
// Read next: hairline.h, zones.h, native_hair.h and stroke.h for what is designed; parameters.h for the table
// that the plan file, the command line and the panels share; check.h; styles.h; healing.h; stage.h.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "plan/hairline.h"
#include "plan/native_hair.h"
#include "plan/stroke.h"
#include "plan/zones.h"

namespace stipple {

/// One sitting. `share` is of the final density, counted from bare skin: 0.3, 0.7, 1 in Liu et al. 2025
/// (J Cosmet Dermatol 24(9):e70375).
struct Session {
  float share = 1;
  float interval_days = 10;  // since the session before; 7 to 30 in practice; nothing for the first
  bool operator==(const Session&) const = default;
};

/// How an impression looks. Deposit and seen diameter differ: light crosses the ink twice and spreads below.
struct Pigment {
  float fresh_diameter_mm = 0.20f;   // deposit, just after; up to 0.25 [jonathangerow.com]
  float healed_diameter_mm = 0.15f;  // settled; 0.10 to 0.15 [ibid.], 0.09 to 0.17 [hishairclinic.com]
  float optical_gain = 1.6f;         // seen diameter over deposit's, without the shade around it [render/look]
  /// Aimed at the papillary dermis, just below the epidermis [brandwoodclinic.com]; 0.6 mm is too deep: wide, pale, bluish.
  float depth_mm = 0.25f;
  float optical_depth = 1.3f;        // at the middle of a dot; absorptance is 1 - exp(-depth)
  /// Albedo of fully treated, healed skin over bare skin's, at kReferenceDensityPerCm2 [tuned by eye].
  float treated_tone = 0.75f;
  float diameter_deviation = 0.12f;  // standard deviation from dot to dot, as a share
  float tone_deviation = 0.18f;      // likewise
  bool operator==(const Pigment&) const = default;
};

/// The density at which Pigment::treated_tone is meant, so that density still darkens or lightens the skin.
inline constexpr float kReferenceDensityPerCm2 = 160;

struct Skin {
  float fitzpatrick = 2;  // 1 to 6, continuous; a label for melanin, not a measure (skin_colour.h)
  float blood_percent = 0.8f;  // of the dermis; 0.2 pale, 2 flushed; a scalp is well supplied [assumed]
  float scan_colour = 1;       // 1: a scan keeps its own skin's colour; 0: it takes on that of this plan
  float sheen = 0.3f;     // 0 matte to 1 oily
  float retention = 1;    // 1 normal; oily 0.75, dry 0.95, scar 0.6 [assumed]
  float redness = 1;      // 1 normal; sensitive 1.6 [assumed]
  bool operator==(const Skin&) const = default;
};

inline constexpr float kLeastBloodPercent = 0.1f, kMostBloodPercent = 3;

/// Named figures of healing: each says where it comes from, or that it is assumed.
struct HealingFigures {
  float lost_share = 0.10f;  // impressions that go with the scab, normal skin [assumed, 0.05 to 0.25]
  float shed_from_day = 3;   // most lightening between these two days [hishairclinic.com; scalpnation.co.uk]
  float shed_until_day = 10;
  float settled_day = 28;  // settled by day 28 to 42 [hishairclinic.com; scalpstyles.co.uk]
  float dip = 0.08f;       // below the settled tone about day 10, the "phantom fade" [assumed, 0 to 0.2]
  float redness_half_life_days = 1.3f;  // gone by day 2 to 5 [hishairclinic.com; scalpdirectory.com]
  float fading_per_year = 0.12f;        // 0.10 to 0.16, from touch-ups at 4 to 5 years [derived]
  float spread_per_year = 0.04f;        // diameter; 0.03 to 0.06 [assumed]
  bool operator==(const HealingFigures&) const = default;
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
  std::vector<Session> sessions{{0.3f, 0}, {0.7f, 10}, {1.0f, 10}};
  bool operator==(const Plan&) const = default;
};

inline constexpr int kMaxSessions = 8;

/// The day of each session, the first on day 0.
std::vector<float> sessionDays(const Plan& plan);

}  // namespace stipple
