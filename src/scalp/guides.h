#pragma once
#include "plan/rules.h"
#include "scalp/hairline.h"
#include "scalp/scalp.h"

namespace stipple {

/// Points of the face that guides hang on and that the fit of a head does not give.
struct FaceMarks {
  /// How far the outer canthi lie from the midline, mm: 0.31 of the distance between the tragions, as in the
  /// mean man (91 of 146 mm between both) [Farkas 1994; NIOSH 2003]. An estimate: a few millimetres either
  /// way.
  double canthus_aside_mm = 0;
  /// Base of the nose on the midline: the deepest point under the chord from its tip to the upper lip.
  glm::dvec3 subnasale{0};
};
FaceMarks faceMarksOf(const Landmarks& landmarks, const RayCaster& rays);

/// Everything that can be read off the outline of this plan on this head. The roughness stays 0: it needs
/// fields (edge_roughness.h).
HairlineMeasures measureHairline(const Outline& outline, const Landmarks& landmarks, const RayCaster& rays);

}  // namespace stipple
