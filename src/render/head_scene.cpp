#include "render/head_scene.h"

#include <algorithm>
#include <cmath>
#include <glm/packing.hpp>
#include <utility>

#include "render/occlusion.h"
#include "render/skin_traits.h"
#include "scalp/scan_skin.h"

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

std::uint32_t traitsOf(const Head& head, std::size_t vertex, float scalp) {
  const LocalSkin traits =
      skinTraitsAt(head.mesh.positions[vertex], head.mesh.regions[vertex], head.landmarks);
  return glm::packUnorm4x8({scalp, traits.pores, traits.lines, traits.oil});
}

std::uint32_t openBounce(const SkySeen& sky, float bounce) {
  return glm::packSnorm4x8(glm::vec4(sky.direction, bounce));
}

/// All that shading reads but what a light set says.
std::vector<shared::SkinVertex> unlitVertices(const Head& head,
                                              const std::vector<shared::SurfaceVertex>& surface,
                                              const std::vector<SkySeen>& sky) {
  std::vector<shared::SkinVertex> vertices(surface.size());
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    const glm::vec3& normal = surface[i].normal;
    vertices[i] = {glm::packSnorm2x16({normal.x, normal.y}),
                   glm::packSnorm2x16({normal.z, sky[i].share}),
                   0,
                   surface[i].uv,
                   traitsOf(head, i, surface[i].scalp),
                   openBounce(sky[i], 0)};
  }
  return vertices;
}

}  // namespace

HeadScene::HeadScene(gpu::Device& device, const Head& head, const shared::Lighting& lighting,
                     const BakeProgress& progress)
    : vertex_count_(static_cast<std::uint32_t>(head.mesh.positions.size())),
      index_count_(static_cast<std::uint32_t>(head.mesh.triangles.size() * 3)),
      colour_{foreheadColour(head), head.is_built_in, mapExposure(head)},
      colour_map_(makeColourMap(device, head.colour)),
      projected_(device, "projected corners", vertex_count_ * sizeof(shared::ProjectedVertex)) {
  const std::vector<shared::SurfaceVertex> surface = makeVertices(head.mesh);
  vertices_ = gpu::makeBuffer(device, "head vertices", std::span<const shared::SurfaceVertex>(surface));
  indices_ = gpu::makeBuffer(device, "head indices", std::span(head.mesh.triangles));
  constexpr double kSky = 0.7;  // share of all that is baked
  const auto part = [&](double from, double to) -> BakeProgress {
    return [&progress, from, to](double share) { return !progress || progress(from + share * (to - from)); };
  };
  auto sky = bakeSky(device, occludedMesh(), part(0, kSky));
  if (!sky) return;
  sky_ = std::move(*sky);
  patches_ = skinPatches(head.mesh);
  unlit_ = unlitVertices(head, surface, sky_);
  if (auto lit = bake(device, LightPreset::studio, lighting, part(kSky, 1)))
    keepBaked(LightPreset::studio, std::move(*lit));
}

void HeadScene::lightBy(gpu::Device& device, LightPreset preset, const shared::Lighting& lighting) {
  preset_ = preset;
  evenly_ = false;
  if (!hasBaked(preset)) keepBaked(preset, *bake(device, preset, lighting));
}

std::optional<gpu::Buffer> HeadScene::bake(gpu::Device& device, LightPreset preset,
                                           const shared::Lighting& lighting,
                                           const BakeProgress& progress) const {
  const auto lights = bakeLights(device, occludedMesh(), lighting, followsCamera(preset), progress);
  if (!lights) return std::nullopt;
  const std::vector<float> bounce = bakeBounce(patches_, sky_, *lights, lighting, followsCamera(preset));
  std::vector<shared::SkinVertex> lit = unlit_;
  for (std::size_t i = 0; i < lit.size(); ++i) {
    lit[i].lights = glm::packUnorm4x8((*lights)[i]);
    lit[i].open_bounce = openBounce(sky_[i], bounce[i]);
  }
  return gpu::makeBuffer(device, "skin vertices", std::span<const shared::SkinVertex>(lit));
}

void HeadScene::keepBaked(LightPreset preset, gpu::Buffer skin_vertices) {
  skin_vertices_.emplace(preset, std::move(skin_vertices));
}

void HeadScene::lightEvenly(gpu::Device& device) {
  evenly_ = true;
  if (even_vertices_) return;
  std::vector<shared::SkinVertex> even = unlit_;
  for (shared::SkinVertex& vertex : even) {
    vertex.normal_z_sky = glm::packSnorm2x16({glm::unpackSnorm2x16(vertex.normal_z_sky).x, 1});
    vertex.open_bounce = 0;
  }
  even_vertices_ = gpu::makeBuffer(device, "evenly lit vertices", std::span<const shared::SkinVertex>(even));
}

}  // namespace stipple
