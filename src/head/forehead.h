#pragma once
#include <glm/vec3.hpp>
#include <optional>

#include "head/head.h"

namespace stipple {

/// Mean linear Rec. 709 albedo of the forehead, the patch of skin nearest to the scalp that bears neither stubble nor make-up; none
/// without a colour map. It is the map's colour there times mapExposure().
std::optional<glm::vec3> foreheadColour(const Head& head);

/// What the colour map is multiplied by so that it holds skin: photographs have an exposure of their own, and a forehead that would be
/// brighter than bare skin gets is brought down to it. 1 for all others, and without a map.
float mapExposure(const Head& head);

}  // namespace stipple
