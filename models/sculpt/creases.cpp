#include "sculpt/creases.h"

#include <algorithm>

#include "base/parallel.h"
#include "head/subdivide.h"

namespace stipple::sculpt {
namespace {

constexpr float kTurnCosine = 0.95f;  // 18 degrees from corner to corner
constexpr float kShortest_mm = 0.7f;  // sides below it are left alone
constexpr int kRounds = 2;
constexpr float kLongestStep_mm = 0.1f;  // on the way back to the field

std::vector<vec3> normalsOf(const HeadField& field, const std::vector<vec3>& positions) {
  std::vector<vec3> normals(positions.size());
  parallelFor(positions.size(), [&](std::size_t i) { normals[i] = field.normal(positions[i]); });
  return normals;
}

}  // namespace

RawMesh refineCreases(const HeadField& field, RawMesh mesh, const std::vector<bool>& kept) {
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<vec3> normals = normalsOf(field, mesh.positions);
    std::vector<bool> chosen;
    for (const glm::uvec3& t : mesh.triangles) {
      bool turns = false, may = true;
      for (int k = 0; k < 3; ++k) {
        const unsigned a = t[k], b = t[(k + 1) % 3];
        may = may && !(a < kept.size() && kept[a]);
        turns = turns || (glm::dot(normals[a], normals[b]) < kTurnCosine &&
                          glm::distance(mesh.positions[a], mesh.positions[b]) > kShortest_mm);
      }
      chosen.push_back(turns && may);
    }
    Surface finer = subdivide(Surface{mesh.positions, mesh.triangles, {}}, chosen);
    std::copy(mesh.positions.begin(), mesh.positions.end(), finer.positions.begin());
    const std::size_t old = mesh.positions.size();
    parallelFor(finer.positions.size() - old, [&](std::size_t i) {
      vec3& place = finer.positions[old + i];
      place = field.project(place, kLongestStep_mm);
    });
    mesh = {std::move(finer.positions), std::move(finer.triangles)};
  }
  return mesh;
}

}  // namespace stipple::sculpt
