#pragma once
#include <glm/vec3.hpp>
#include <optional>

#include "head/head.h"

namespace stipple {

/// Mean linear Rec. 709 colour of the forehead, the patch of skin nearest to the scalp that bears neither stubble nor make-up; none
/// without a colour map.
std::optional<glm::vec3> foreheadColour(const Head& head);

}  // namespace stipple
