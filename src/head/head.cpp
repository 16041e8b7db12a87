#include "head/head.h"

#include <span>

#include "base/hash.h"

namespace stipple {

std::string hashOf(const Head& head) {
  const auto all = [](const auto& vector) { return std::span(vector.data(), vector.size()); };
  const Mesh& mesh = head.mesh;
  return Hash()
      .add(all(mesh.positions))
      .add(all(mesh.normals))
      .add(all(mesh.uvs))
      .add(all(mesh.regions))
      .add(all(mesh.triangles))
      .add(all(head.colour.rgb))
      .hex();
}

}  // namespace stipple
