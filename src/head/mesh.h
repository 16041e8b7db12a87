#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

namespace stipple {

/// What a patch of skin is; dots may only ever lie on scalp.
enum class Region : std::uint8_t { scalp, face, ear, neck };

/// An indexed triangle mesh. Arrays run parallel over vertices; `uvs` may be empty, the rest never is.
struct Mesh {
  std::vector<glm::vec3> positions;  // mm, head frame once imported
  std::vector<glm::vec3> normals;    // unit, outward
  std::vector<glm::vec2> uvs;        // 0..1, origin at the top left of the picture, or empty
  std::vector<Region> regions;
  std::vector<glm::uvec3> triangles;  // counter-clockwise seen from outside
};

/// A scan's own colour map: 8-bit sRGB, rows from the top, three bytes a pixel.
struct ColourMap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
  bool empty() const { return rgb.empty(); }
};

}  // namespace stipple
