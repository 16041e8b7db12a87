#pragma once
#include "sculpt/mesher.h"

namespace stipple::sculpt {

/// Makes triangles nearly equilateral and of the planned size (density.h), by rounds of splitting,
/// collapsing, flipping and sliding along the skin (Botsch and Kobbelt 2004), with every vertex put back on
/// the field. Keeps a closed manifold a closed manifold. The same input gives the same output: nothing
/// depends on timing.
RawMesh remesh(const HeadField& field, RawMesh mesh, int rounds);

}  // namespace stipple::sculpt
