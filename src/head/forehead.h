#pragma once
#include <glm/vec3.hpp>
#include <optional>

#include "head/head.h"

namespace stipple {

/// Mean linear Rec. 709 colour of the forehead on a scan's photographs, the patch of skin nearest to the
/// scalp that bears neither stubble nor make-up; none without a colour map. As exposed: scalp/scan_skin says
/// what skin that is.
std::optional<glm::vec3> photographedForehead(const Head& head);

}  // namespace stipple
