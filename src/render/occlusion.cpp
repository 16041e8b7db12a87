#include "render/occlusion.h"

#include <cmath>
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
constexpr int kLightSamplesPerSide = 3;
constexpr int kDirectionsAtOnce = 12;  // in one submission, so that none nears a driver's time limit

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

std::vector<shared::OcclusionView> directions(const shared::Lighting& lighting) {
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
  // The lights stand far off compared with the head, so each sample of one counts as a direction.
  for (std::uint32_t light = 0; light < shared::kLightCount; ++light)
    for (int v = 0; v < kLightSamplesPerSide; ++v)
      for (int u = 0; u < kLightSamplesPerSide; ++u) {
        const auto offset = [](int i) {
          return 2 * (static_cast<float>(i) + 0.5f) / kLightSamplesPerSide - 1;
        };
        const shared::AreaLight& box = lighting.lights[light];
        shared::OcclusionView view =
            viewTowards(box.centre + box.half_u * offset(u) + box.half_v * offset(v) - kMiddle);
        view.light = light;
        view.light_weight = 1.0f / (kLightSamplesPerSide * kLightSamplesPerSide);
        views.push_back(view);
      }
  return views;
}

}  // namespace

gpu::Buffer bakeOcclusion(gpu::Device& device, const gpu::Buffer& vertices, std::uint32_t vertex_count,
                          const gpu::Buffer& indices, std::uint32_t index_count,
                          const shared::Lighting& lighting) {
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
  gpu::Buffer occlusion(device, "occlusion", vertex_count * sizeof(shared::Occlusion));
  device.runNow("clear occlusion", [&](Commands& commands) { commands.fill(occlusion, 0); });

  const auto views = directions(lighting);
  for (std::size_t first = 0; first < views.size(); first += kDirectionsAtOnce)
    device.runNow("bake occlusion", [&](Commands& commands) {
      for (std::size_t i = first; i < std::min(views.size(), first + kDirectionsAtOnce); ++i) {
        commands.barrier(Work::compute, Work::graphics);
        commands.beginRendering(size, {{}, &map});
        commands.bind(draw_depth, {vertices});
        commands.push(draw_depth, views[i]);
        vkCmdBindIndexBuffer(commands.get(), indices.get(), 0, VK_INDEX_TYPE_UINT32);
        vkCmdDrawIndexed(commands.get(), index_count, 1, 0, 0, 0);
        commands.endRendering();
        commands.barrier(Work::graphics, Work::compute);
        commands.bind(gather, {vertices, occlusion, gpu::SampledImage{map, sampler}});
        commands.push(gather, views[i]);
        commands.dispatchThreads(vertex_count, 128);
      }
    });
  return occlusion;
}

}  // namespace stipple
