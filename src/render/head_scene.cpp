#include "render/head_scene.h"

#include <algorithm>
#include <cmath>
#include <glm/packing.hpp>

#include "head/forehead.h"
#include "render/occlusion.h"
#include "shared/occlusion.h"

namespace stipple {
namespace {

// A scan's colour map shows stubble on the scalp, which the treatment must not inherit: plain skin takes over
// there and fades into the map across the forehead, over about this many edges of the mesh.
constexpr int kFadeRings = 24;

std::vector<float> scalpWeights(const Mesh& mesh) {
  std::vector<float> weight(mesh.positions.size()), sum, count;
  for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = mesh.regions[i] == Region::scalp ? 1.0f : 0.0f;
  for (int ring = 0; ring < kFadeRings; ++ring) {
    sum = weight;
    count.assign(weight.size(), 1);
    for (const glm::uvec3& t : mesh.triangles)
      for (int k = 0; k < 3; ++k) {
        sum[t[k]] += weight[t[(k + 1) % 3]];
        count[t[k]] += 1;
      }
    for (std::size_t i = 0; i < weight.size(); ++i) {
      const float mean = sum[i] / count[i];
      weight[i] = mesh.regions[i] == Region::scalp ? 1.0f : mesh.regions[i] == Region::ear ? 0.0f : mean;
    }
  }
  return weight;
}

std::vector<shared::SurfaceVertex> makeVertices(const Mesh& mesh) {
  const std::vector<float> scalp = scalpWeights(mesh);
  std::vector<shared::SurfaceVertex> vertices(mesh.positions.size());
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    vertices[i] = {mesh.positions[i], scalp[i], mesh.normals[i], 0};
    if (mesh.uvs.empty()) continue;
    const auto share = [](float v) {
      return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 65535));
    };
    vertices[i].uv = share(mesh.uvs[i].x) | share(mesh.uvs[i].y) << 16;
  }
  return vertices;
}

gpu::Image makeColourMap(gpu::Device& device, const ColourMap& map) {
  const glm::uvec2 size = map.empty() ? glm::uvec2(1) : glm::uvec2(map.width, map.height);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(size.x) * size.y * 4, 255);
  for (std::size_t i = 0; i * 3 < map.rgb.size(); ++i) std::copy_n(&map.rgb[i * 3], 3, &rgba[i * 4]);
  gpu::Image image(device, "colour map", size, VK_FORMAT_R8G8B8A8_SRGB, VK_IMAGE_USAGE_SAMPLED_BIT);
  gpu::upload(device, image, std::as_bytes(std::span(rgba)));
  return image;
}

gpu::Buffer bakeSkinVertices(gpu::Device& device, const gpu::Buffer& vertices, std::uint32_t vertex_count,
                             const gpu::Buffer& indices, std::uint32_t index_count,
                             const shared::Lighting& lighting) {
  const gpu::Buffer baked = bakeOcclusion(device, vertices, vertex_count, indices, index_count, lighting);
  const auto occlusions = gpu::downloadAs<shared::Occlusion>(device, baked, vertex_count);
  const auto surface = gpu::downloadAs<shared::SurfaceVertex>(device, vertices, vertex_count);
  std::vector<shared::SkinVertex> packed(vertex_count);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const glm::vec3& normal = surface[i].normal;
    const float sky = occlusions[i].sky / std::max(occlusions[i].sky_whole, 1e-6f);
    packed[i] = {glm::packSnorm2x16({normal.x, normal.y}), glm::packSnorm2x16({normal.z, sky}),
                 glm::packUnorm4x8(occlusions[i].lights), surface[i].uv, surface[i].scalp};
  }
  return gpu::makeBuffer(device, "skin vertices", std::span<const shared::SkinVertex>(packed));
}

}  // namespace

HeadScene::HeadScene(gpu::Device& device, const Head& head, const shared::Lighting& lighting)
    : vertex_count_(static_cast<std::uint32_t>(head.mesh.positions.size())),
      index_count_(static_cast<std::uint32_t>(head.mesh.triangles.size() * 3)),
      colour_{foreheadColour(head), head.is_built_in},
      vertices_(gpu::makeBuffer(device, "head vertices",
                                std::span<const shared::SurfaceVertex>(makeVertices(head.mesh)))),
      indices_(gpu::makeBuffer(device, "head indices", std::span(head.mesh.triangles))),
      colour_map_(makeColourMap(device, head.colour)),
      skin_vertices_(bakeSkinVertices(device, vertices_, vertex_count_, indices_, index_count_, lighting)),
      projected_(device, "projected corners", vertex_count_ * sizeof(shared::ProjectedVertex)) {}

}  // namespace stipple
