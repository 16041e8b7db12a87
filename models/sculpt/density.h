#pragma once
#include "sculpt/field.h"

namespace stipple::sculpt {

/// How long the mesh's edges should be at p: even on the scalp, short where the face has detail, long on the
/// bust.
float targetEdge_mm(const vec3& p);

}  // namespace stipple::sculpt
