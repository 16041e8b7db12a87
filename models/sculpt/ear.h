#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Adds the left ear (callers mirror p). `p.x` >= 0.
float addEar(const vec3& p, float distance);

/// Distance to the pinna by itself, without the skin it grows from; large and only a bound far away.
float pinna(const vec3& p);

/// The same with the root that carries it: skin near it bends sharply and is no scalp.
float earWithRoot(const vec3& p);

/// The ear's coordinates: x back, y up along its long axis, z outward from the head.
const Axes& earAxes();

}  // namespace stipple::sculpt
