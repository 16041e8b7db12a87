#pragma once
#include <vector>

#include "head/landmarks.h"
#include "head/surface.h"

namespace stipple {

/// What each vertex is, for a surface in the head frame (mm). Scalp is where hair may grow on a man's head: a
/// superset of every hairline, and never ear, brow, eye, cheek or neck.
std::vector<Region> labelRegions(const Surface& surface, const Landmarks& landmarks);

}  // namespace stipple
