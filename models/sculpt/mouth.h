#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Adds lips, the line between them, the philtrum and the fold above the chin. `p.x` >= 0.
float addMouth(const vec3& p, float distance);

/// Left corner of the mouth (cheilion), seen from the front.
glm::vec2 mouthCorner();

}  // namespace stipple::sculpt
