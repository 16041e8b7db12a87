#include "sculpt/sculpt.h"

#include "base/parallel.h"
#include "sculpt/creases.h"
#include "sculpt/labels.h"
#include "sculpt/mesher.h"
#include "sculpt/remesher.h"

namespace stipple::sculpt {
namespace {

constexpr float kFirstSpacing_mm = 1.5f;
constexpr int kRounds = 10;

}  // namespace

Head makeHead() {
  return makeHead(HeadField());
}

Head makeHead(const HeadField& field) {
  RawMesh even = remesh(field, marchTetrahedra(field, kFirstSpacing_mm), kRounds);
  std::vector<bool> scalp;
  for (const vec3& place : even.positions) scalp.push_back(regionAt(place) == Region::scalp);
  RawMesh raw = refineCreases(field, std::move(even), scalp);
  Head head;
  head.name = "built-in head";
  head.is_built_in = true;
  head.landmarks = findLandmarks(field);
  Mesh& mesh = head.mesh;
  mesh.positions = std::move(raw.positions);
  mesh.triangles = std::move(raw.triangles);
  mesh.normals.resize(mesh.positions.size());
  mesh.regions.resize(mesh.positions.size());
  parallelFor(mesh.positions.size(), [&](std::size_t i) {
    mesh.normals[i] = field.normal(mesh.positions[i]);
    mesh.regions[i] = regionAt(mesh.positions[i]);
    if (i >= scalp.size() && mesh.regions[i] == Region::scalp)
      mesh.regions[i] = Region::face;  // where sites lie stays even
  });
  return head;
}

}  // namespace stipple::sculpt
