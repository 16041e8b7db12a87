#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Lays closed lids over the sockets: ball, fold of the upper lid, lash line. `p.x` >= 0.
float addEyes(const vec3& p, float distance);

/// Middle of the eyeball on the left; half the interpupillary distance is its x.
vec3 eyeCentre();

}  // namespace stipple::sculpt
