#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Adds the masses of the face to the cranium: jaw, cheekbones, cheeks, muzzle, chin, brow ridge, eye
/// sockets. Features with edges of their own (eyes, nose, mouth) come later. `p.x` >= 0.
float addFaceMasses(const vec3& p, float cranium_distance);

}  // namespace stipple::sculpt
