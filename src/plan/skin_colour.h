// The colour of skin: what a Fitzpatrick type stands for, what a colorimeter would read, which skin a colour
// is.
#pragma once
#include <glm/vec3.hpp>

#include "plan/plan.h"
#include "plan/skin_table.h"

namespace stipple {

/// Melanin of a Fitzpatrick type from 1 to 6, continuous, and back. Whole types lie in the middle of the
/// class of typology angles that usually goes with them; the trait is a reaction to the sun, so that a
/// client's skin may well read otherwise.
double melaninOf(float fitzpatrick);
float fitzpatrickOf(double melanin);  // clamped to 1 to 6

SkinTint tintOf(const Skin& skin);

/// Linear Rec. 709 albedo of bare skin; what lies beyond the table counts as its border.
glm::vec3 skinAlbedo(const SkinTint& tint);

/// The skin whose albedo comes nearest to this colour, in the sense of CIELAB.
SkinTint tintMatching(const glm::vec3& albedo);

/// What a photograph of bare skin, linear and with an exposure of its own, is multiplied by so that it holds
/// albedo. 1 for all that skin can be. What is brighter than any skin says by its hue which skin it is: each
/// melanin and blood has its own, and how much that skin sends back is in the table. Hue and a bound on the
/// error of exposures decide together, for a lamp tints photographs too.
float photographExposure(const glm::vec3& photographed);

/// `skin` with the type and the blood that come nearest to a scan's colour, as far as a plan may ask for
/// them: "match this scan".
Skin matched(Skin skin, const glm::vec3& scan_albedo);

/// CIE 1976 L*, a*, b* under D65 of a linear Rec. 709 colour.
glm::dvec3 labOf(const glm::dvec3& linear);

/// The same as a colorimeter reads it on skin of this albedo, with the surface's reflection included.
glm::dvec3 labRead(const glm::vec3& albedo);

/// Individual typology angle, degrees, of what a colorimeter reads (Chardon, Cretois, Hourseau 1991, Int. J.
/// Cosmet. Sci. 13(4)).
double typologyAngleDeg(const glm::vec3& albedo);
/// The class of that angle: very light above 55, light above 41, intermediate above 28, tan above 10, brown
/// above -30, dark.
const char* typologyClass(double angle_deg);

/// What skin as red as can be holds beside skin at rest, of the dermis' volume [1.5 to 2 %, assumed].
inline constexpr double kErythemaBlood = 0.02;

}  // namespace stipple
