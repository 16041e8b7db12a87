#include "render/bounce.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <tuple>

#include "base/parallel.h"
#include "base/units.h"
#include "render/lights.h"

namespace stipple {
namespace {

constexpr float kClusterMm = 9;
constexpr float kOpen = 0.985f;  // of the sky: what sees more of it sees no skin

/// Skin that lies together and looks the same way.
struct Cluster {
  glm::vec3 place{0}, normal{0};  // area times the mean, until all are in
  float area = 0, received = 0;   // likewise
};

/// Which of six ways a patch looks most: the two sides of an ear are not one cluster.
int facing(const glm::vec3& normal) {
  const glm::vec3 a = glm::abs(normal);
  const int axis = a.x > a.y && a.x > a.z ? 0 : a.y > a.z ? 1 : 2;
  return 2 * axis + (normal[axis] < 0 ? 1 : 0);
}

std::vector<Cluster> clustersOf(std::span<const SkinPatch> patches, std::span<const float> received) {
  std::map<std::tuple<int, int, int, int>, Cluster> cells;  // in order: sums come out the same every time
  for (std::size_t i = 0; i < patches.size(); ++i) {
    const SkinPatch& patch = patches[i];
    const glm::ivec3 cell(glm::floor(patch.place / kClusterMm));
    Cluster& cluster = cells[{cell.x, cell.y, cell.z, facing(patch.normal)}];
    cluster.place += patch.area_mm2 * patch.place;
    cluster.normal += patch.area_mm2 * patch.normal;
    cluster.received += patch.area_mm2 * received[i];
    cluster.area += patch.area_mm2;
  }
  std::vector<Cluster> clusters;
  for (auto& [key, cluster] : cells) {
    if (cluster.area <= 0) continue;
    cluster.place /= cluster.area;
    cluster.received /= cluster.area;
    cluster.normal = glm::normalize(cluster.normal);
    clusters.push_back(cluster);
  }
  return clusters;
}

}  // namespace

std::vector<SkinPatch> skinPatches(const Mesh& mesh) {
  std::vector<SkinPatch> patches(mesh.positions.size());
  for (std::size_t i = 0; i < patches.size(); ++i) patches[i] = {mesh.positions[i], mesh.normals[i], 0};
  for (const glm::uvec3& t : mesh.triangles) {
    const glm::vec3 &a = mesh.positions[t.x], &b = mesh.positions[t.y], &c = mesh.positions[t.z];
    const float area = glm::length(glm::cross(b - a, c - a)) / 2;
    for (int k = 0; k < 3; ++k) patches[t[k]].area_mm2 += area / 3;
  }
  return patches;
}

std::vector<float> bakeBounce(std::span<const SkinPatch> patches, std::span<const SkySeen> sky,
                              std::span<const glm::vec4> lights, const shared::Lighting& lighting,
                              bool first_at_camera) {
  std::vector<float> received(patches.size()), bounce(patches.size(), 0);
  parallelFor(patches.size(), [&](std::size_t i) {
    const GreyCard card{patches[i].place, patches[i].normal};
    for (std::uint32_t light = first_at_camera ? 1 : 0; light < shared::kLightCount; ++light)
      if (lights[i][static_cast<int>(light)] > 0)
        received[i] += luminanceOf(lighting.lights[light].radiance) *
                       irradiance(lighting.lights[light], card) * lights[i][static_cast<int>(light)];
    received[i] *= lighting.exposure / static_cast<float>(kPi);
  });
  const std::vector<Cluster> clusters = clustersOf(patches, received);
  parallelFor(
      patches.size(),
      [&](std::size_t i) {
        if (sky[i].share >= kOpen) return;
        float seen = 0, light = 0;
        for (const Cluster& cluster : clusters) {
          const glm::vec3 way = cluster.place - patches[i].place;
          const float here = glm::dot(way, patches[i].normal), there = -glm::dot(way, cluster.normal);
          if (here <= 0 || there <= 0) continue;
          // The form factor of a disc as large as the cluster.
          const float far2 = glm::dot(way, way);
          const float factor =
              here * there / far2 * cluster.area / (static_cast<float>(kPi) * far2 + cluster.area);
          seen += factor;
          light += factor * cluster.received;
        }
        // What is hidden behind nearer skin was counted too, so only the mean is used; the bake knows how
        // much is seen.
        if (seen > 0) bounce[i] = std::min((1 - sky[i].share) * light / seen, 1.0f);
      },
      64);
  return bounce;
}

}  // namespace stipple
