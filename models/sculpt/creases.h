#pragma once
#include <vector>

#include "sculpt/mesher.h"

namespace stipple::sculpt {

/// Splits triangles over which the skin turns so much that gloss would break along them: at the ears, lids,
/// lips and nostrils. Every vertex stays as it is, new ones come after it; triangles with a corner in `kept`
/// are split only where a neighbour needs it, and never along a side between two of those.
RawMesh refineCreases(const HeadField& field, RawMesh mesh, const std::vector<bool>& kept);

}  // namespace stipple::sculpt
