#pragma once
#include <vector>

#include "head/surface.h"

namespace stipple {

/// One step of Loop's scheme (C. Loop, "Smooth subdivision surfaces based on triangles", 1987; weights of
/// Warren 1995): four triangles from one, curvature continuous almost everywhere. Open and non-manifold edges
/// follow the cubic B-spline of their own rim. Picture coordinates are carried linearly, so seams stay where
/// they were drawn.
Surface subdivide(const Surface& surface);

/// The same for the triangles in `chosen` only; their neighbours are split so that no gap opens. Vertices at
/// the border of the choice stay where they are, which no one sees once edges are a few millimetres long.
Surface subdivide(const Surface& surface, const std::vector<bool>& chosen);

}  // namespace stipple
