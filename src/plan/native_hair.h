// What still grows, shaved to stubble, and the pattern in which it is lost. Where that lies on the scalp:
// scalp/balding.h.
#pragma once
#include <string_view>

#include "base/result.h"

namespace stipple {

struct NativeHair {
  // The pattern. All continuous: between two stages lies a man between two stages.
  float norwood_stage = 6;  // Norwood-Hamilton, 1 to 7
  float type_a = 0;         // 0 the usual course, 1 the A variants: the front goes back as a whole, no crown
  float vertex = 0;         // 0 to 1: the crown goes early (III-vertex)
  float ludwig_grade = 0;   // 0 to 3, thinning behind a hairline that stays, on top of the above

  /// Where hair is full; 150 to 220 of some 223 terminal hairs per cm² [Barman 1965; as sites allow].
  float density_per_cm2 = 170;
  float length_mm = 0.5f;           // clippers at 0, 0.5, 1
  float shaft_diameter_mm = 0.07f;  // terminal hair 0.05 to 0.12
  float shade = 0.85f;              // 0 white to 1 black; at 0.85 as dark as the default pigment
  float warmth = 0.2f;              // 0 ash to 1 red

  // The crown whorl, about which the crown goes bald: right of the middle and 62.5 mm (15 to 110) behind the line from ear
  // to ear in the mean [Park 2014, APS].
  float whorl_left_mm = -8;
  float whorl_behind_mm = 62;
  bool operator==(const NativeHair&) const = default;
};

/// Sets stage and variant from a stage as it is said: "I" to "VII", "IIIa", "III-vertex", "3v", "4.5".
Result<Done> setNorwood(NativeHair& hair, std::string_view stage);

}  // namespace stipple
