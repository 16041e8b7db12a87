// The rules of the trade: what a hairline measures on one head against what the literature and practitioners
// ask of it. A broken rule is advice with its reason, never a refusal: that is check.h. Where the measures
// come from: scalp/guides.h.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "plan/sitting.h"

namespace stipple {

/// Left and right of something, by the client's own sides.
struct BothSides {
  double left = 0, right = 0;
};

/// A hairline as a ruler and a tape find it on one head. Millimetres unless the name says otherwise; lengths
/// are along the skin, heights, offsets and thirds straight in the head frame.
struct HairlineMeasures {
  double mid_frontal_height_mm = 0;  // above the glabella

  BothSides recession_mm;       // of the corner behind the level ring through the mid-frontal point
  BothSides corner_above_mm;    // of the corner over the mid-frontal point, upright
  BothSides mid_to_corner_mm;   // 80 in Garg 2017
  BothSides corner_to_peak_mm;  // the temporal peak's distance from its corner; 50 in Garg 2017
  BothSides
      corner_off_canthus_mm;  // sideways from the vertical through the outer canthus; + is towards the ear
  BothSides peak_off_canthus_mm;  // likewise, of the temporal peak
  BothSides profile_slope_deg;    // from mid-frontal point to corner seen from the side; + rises backwards
  BothSides profile_fall_mm;      // the deepest that the line dips on that way below the mid-frontal point

  /// Facial thirds, upright: hairline to glabella, to the base of the nose, to the chin.
  double upper_third_mm = 0, middle_third_mm = 0, lower_third_mm = 0;

  /// How far apart a point and the mirror image of its twin lie: lateral, corner, temporal peak, side
  /// profile.
  std::array<double, 4> left_right_mm{};
  double left_right_most_mm = 0;

  /// Root mean square of how far the line of half density strays from its smooth course, in waves 10 to 30 mm
  /// long and in waves 1 to 5 mm long.
  double macro_roughness_mm = 0, micro_roughness_mm = 0;
};

/// Crest to trough of an even wave with this root mean square.
inline constexpr double kWaveHeightPerRms = 2.8284271;

/// What a zone or session comes to, as far as rules look at it.
struct TreatmentMeasures {
  double densest_per_cm2 = 0;           // of hair and pigment together, wherever there is pigment
  std::vector<double> session_minutes;  // of each
  std::vector<Sitting> sittings;        // as expected, of each
};

struct BrokenRule {
  std::string_view rule;    // "mid_frontal_too_low"
  double figure = 0;        // as measured
  double limit = 0;         // the bound that it passed
  std::string_view unit;    // "mm"
  std::string_view source;  // of the rule and its limit
  std::string sentence;     // for the practitioner: what, why, and what to change
};

/// Every rule that is broken, in the order of the face from the middle outwards.
std::vector<BrokenRule> brokenRules(const Plan& plan, const HairlineMeasures& line,
                                    const TreatmentMeasures& treatment);

}  // namespace stipple
