#include "render/occlusion.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <vector>

#include "base/units.h"
#include "embedded_shaders.h"
#include "gpu/commands.h"
#include "shared/occlusion.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::Work;

constexpr int kSkyDirections = 72;
constexpr float kPenumbraStep = 0.19f;  // radians
constexpr int kMostSamplesPerSide = 6;
// In one submission: whatever else uses the queue waits no longer than for these.
constexpr int kDirectionsAtOnce = 2;

const glm::vec3 kMiddle{0, -10, 0};
constexpr float kRadiusMm = 210;  // head, neck and most of the shoulders

shared::OcclusionView viewTowards(const glm::vec3& towards) {
  shared::OcclusionView view{};
  view.centre = kMiddle;
  view.radius_mm = kRadiusMm;
  view.towards = glm::normalize(towards);
  const glm::vec3 helper = std::abs(view.towards.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
  view.right = glm::normalize(glm::cross(helper, view.towards));
  view.up = glm::cross(view.towards, view.right);
  return view;
}

std::vector<shared::OcclusionView> skyDirections() {
  std::vector<shared::OcclusionView> views;
  // Even over the sphere: a Fibonacci lattice (Swinbank and Purser 2006).
  for (int i = 0; i < kSkyDirections; ++i) {
    const double y = 1 - (2 * i + 1.0) / kSkyDirections, azimuth = i * 2.399963229728653;
    const double radius = std::sqrt(1 - y * y);
    shared::OcclusionView view =
        viewTowards(glm::vec3(radius * std::cos(azimuth), y, radius * std::sin(azimuth)));
    view.sky_weight = 1;
    views.push_back(view);
  }
  return views;
}

/// Samples a side of a light, so that neighbours lie at most kPenumbraStep apart as seen from the head: fewer
/// would show as steps in the shadow's edge, more would tell nothing.
int samplesPerSide(const shared::AreaLight& box) {
  const float width = 2 * std::max(glm::length(box.half_u), glm::length(box.half_v));
  const float angle = width / glm::distance(box.centre, kMiddle);
  return std::clamp(static_cast<int>(std::ceil(angle / kPenumbraStep)), 1, kMostSamplesPerSide);
}

// The lights stand far off compared with the head, so each sample of one counts as a direction.
std::vector<shared::OcclusionView> lightDirections(const shared::Lighting& lighting, std::uint32_t first) {
  std::vector<shared::OcclusionView> views;
  for (std::uint32_t light = first; light < shared::kLightCount; ++light) {
    const shared::AreaLight& box = lighting.lights[light];
    const int per_side = samplesPerSide(box);
    for (int v = 0; v < per_side; ++v)
      for (int u = 0; u < per_side; ++u) {
        // Rows are set off against each other: no line of samples falls along an edge of the head.
        const auto offset = [&](float i) { return 2 * i / static_cast<float>(per_side) - 1; };
        const float shift = (static_cast<float>(v) + 0.5f) / static_cast<float>(per_side) - 0.5f;
        shared::OcclusionView view =
            viewTowards(box.centre + box.half_u * offset(static_cast<float>(u) + 0.5f + 0.7f * shift) +
                        box.half_v * offset(static_cast<float>(v) + 0.5f) - kMiddle);
        view.light = light;
        view.light_weight = 1.0f / static_cast<float>(per_side * per_side);
        views.push_back(view);
      }
  }
  return views;
}

/// What each vertex sees of those directions, added up in their order. None: it was no longer wanted.
std::optional<std::vector<shared::Occlusion>> lookFrom(gpu::Device& device, const OccludedMesh& mesh,
                                                       const std::vector<shared::OcclusionView>& views,
                                                       const BakeProgress& progress) {
  gpu::GraphicsDesc depth_desc;
  depth_desc.vertex = shaders::occlusion_depth_vert;
  depth_desc.bindings = {Binding::storage_buffer};
  depth_desc.push_bytes = sizeof(shared::OcclusionView);
  depth_desc.depth = VK_FORMAT_D32_SFLOAT;
  const gpu::Pipeline draw_depth(device, depth_desc);
  const gpu::Pipeline gather(device,
                             {shaders::occlusion_gather_comp,
                              {Binding::storage_buffer, Binding::storage_buffer, Binding::sampled_image},
                              sizeof(shared::OcclusionView)});
  const glm::uvec2 size(shared::kOcclusionMapSize);
  const gpu::Image map(device, "occlusion depth", size, VK_FORMAT_D32_SFLOAT,
                       VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT);
  const gpu::Sampler sampler = gpu::makeSampler(device, "occlusion", VK_FILTER_NEAREST);
  const gpu::Buffer occlusion(device, "occlusion", mesh.vertex_count * sizeof(shared::Occlusion));
  device.runNow("clear occlusion", [&](Commands& commands) { commands.fill(occlusion, 0); });

  for (std::size_t first = 0; first < views.size(); first += kDirectionsAtOnce) {
    if (progress && !progress(static_cast<double>(first) / static_cast<double>(views.size())))
      return std::nullopt;
    device.runNow("bake occlusion", [&](Commands& commands) {
      for (std::size_t i = first; i < std::min(views.size(), first + kDirectionsAtOnce); ++i) {
        commands.barrier(Work::compute, Work::graphics);
        commands.beginRendering(size, {{}, &map});
        commands.bind(draw_depth, {mesh.vertices});
        commands.push(draw_depth, views[i]);
        vkCmdBindIndexBuffer(commands.get(), mesh.indices.get(), 0, VK_INDEX_TYPE_UINT32);
        vkCmdDrawIndexed(commands.get(), mesh.index_count, 1, 0, 0, 0);
        commands.endRendering();
        commands.barrier(Work::graphics, Work::compute);
        commands.bind(gather, {mesh.vertices, occlusion, gpu::SampledImage{map, sampler}});
        commands.push(gather, views[i]);
        commands.dispatchThreads(mesh.vertex_count, 128);
      }
    });
  }
  return gpu::downloadAs<shared::Occlusion>(device, occlusion, mesh.vertex_count);
}

}  // namespace

std::optional<std::vector<SkySeen>> bakeSky(gpu::Device& device, const OccludedMesh& mesh,
                                            const BakeProgress& progress) {
  const auto all = lookFrom(device, mesh, skyDirections(), progress);
  if (!all) return std::nullopt;
  std::vector<SkySeen> sky;
  sky.reserve(mesh.vertex_count);
  for (const shared::Occlusion& seen : *all)
    sky.push_back(
        {seen.sky / std::max(seen.sky_whole, 1e-6f), seen.open / std::max(glm::length(seen.open), 1e-6f)});
  return sky;
}

std::optional<std::vector<glm::vec4>> bakeLights(gpu::Device& device, const OccludedMesh& mesh,
                                                 const shared::Lighting& lighting, bool first_at_camera,
                                                 const BakeProgress& progress) {
  const auto all = lookFrom(device, mesh, lightDirections(lighting, first_at_camera ? 1 : 0), progress);
  if (!all) return std::nullopt;
  std::vector<glm::vec4> lights;
  lights.reserve(mesh.vertex_count);
  for (const shared::Occlusion& seen : *all) {
    // Of what stands above the vertex's own horizon: the rest is left out where the light is added up
    // (shaders/polygon.glsl).
    glm::vec4 share = seen.lights / glm::max(seen.lights_whole, glm::vec4(1e-6f));
    if (first_at_camera) share[0] = 1;
    lights.push_back(share);
  }
  return lights;
}

}  // namespace stipple
