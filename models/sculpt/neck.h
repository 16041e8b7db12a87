#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Adds neck, its muscles, larynx, shoulders and collar bones. `p.x` >= 0.
float addNeck(const vec3& p, float distance);

/// Cuts the shoulders away below the collar, as a sculptor ends a bust. `p.x` >= 0.
float cutBust(const vec3& p, float distance);

/// Distance to that cut, zero on the plinth side's surface; the mesh is made finer along its rim.
float bustCut(const vec3& p);

}  // namespace stipple::sculpt
