#pragma once
#include <glm/vec3.hpp>
#include <vector>

#include "sculpt/field.h"

namespace stipple::sculpt {

/// Triangles and nothing else, while the surface is being built.
struct RawMesh {
  std::vector<glm::vec3> positions;
  std::vector<glm::uvec3> triangles;  // counter-clockwise from outside
};

/// The field's zero set by marching tetrahedra (Doi and Koide 1991): six to a lattice cube. Unlike surface
/// nets or marching cubes it cannot make an edge with more than two triangles, so the result is a closed
/// manifold. Its triangles are poor: remesher.h improves them.
RawMesh marchTetrahedra(const HeadField& field, float spacing_mm);

}  // namespace stipple::sculpt
