#pragma once
#include "head/landmarks.h"
#include "head/mesh.h"
#include "sculpt/field.h"

namespace stipple::sculpt {

/// What the skin at p is. Scalp is where hair may grow on a man's head, a superset of every hairline.
Region regionAt(const vec3& p);

/// Landmarks found on the field itself.
Landmarks findLandmarks(const HeadField& field);

}  // namespace stipple::sculpt
