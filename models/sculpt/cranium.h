#pragma once
#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// The brain case as a rough union of ellipsoids; skull_points.h pulls it onto measured places. `p.x` >= 0.
float cranium(const vec3& p);

}  // namespace stipple::sculpt
