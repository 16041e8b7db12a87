#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Adds bridge, tip, wings and nostrils, and the fold from the wing to the corner of the mouth. `p.x` >= 0.
float addNose(const vec3& p, float distance);

}  // namespace stipple::sculpt
