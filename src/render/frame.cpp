#include "render/frame.h"

#include <algorithm>
#include <cmath>

#include "embedded_shaders.h"
#include "shared/halo.h"
#include "shared/output.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::SampledImage;
using gpu::Work;

constexpr VkFormat kLinear = VK_FORMAT_R16G16B16A16_SFLOAT;
constexpr VkImageUsageFlags kComputed = VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
constexpr VkImageUsageFlags kDrawn = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
constexpr float kHaloTexelSigma =
    3;  // the reduced image is chosen so that the blur is at most this wide on it
constexpr std::uint32_t kMostHaloLevels = 6;
constexpr std::uint32_t kThreads = 128;  // a group (shaders/threads.glsl)

gpu::GraphicsDesc headDesc() {
  gpu::GraphicsDesc desc;
  desc.vertex = shaders::head_vert;
  desc.fragment = shaders::head_frag;
  desc.bindings = {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer};
  desc.colours = {VK_FORMAT_R32G32_UINT};
  desc.depth = VK_FORMAT_D32_SFLOAT;
  return desc;
}

}  // namespace

Frame::Frame(gpu::Device& device, FrameSize size)
    : size_(size),
      drawn_(size.picture * size.samples),
      project_head_(device, {shaders::head_project_comp,
                             {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer}}),
      draw_head_(device, headDesc()),
      light_skin_(device, {shaders::skin_light_comp,
                           {Binding::uniform_buffer, Binding::uniform_buffer, Binding::uniform_buffer,
                            Binding::sampled_image, Binding::sampled_image, Binding::storage_buffer,
                            Binding::storage_buffer, Binding::sampled_image, Binding::storage_image,
                            Binding::storage_image, Binding::storage_image, Binding::storage_buffer}}),
      diffuse_(device, {shaders::skin_diffuse_comp,
                        {Binding::uniform_buffer, Binding::uniform_buffer, Binding::storage_buffer,
                         Binding::sampled_image, Binding::storage_image}}),
      reduce_halo_(device, {shaders::halo_reduce_comp,
                            {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer,
                             Binding::sampled_image, Binding::storage_image},
                            sizeof(shared::HaloPass)}),
      blur_halo_(device, {shaders::halo_blur_comp,
                          {Binding::sampled_image, Binding::storage_image},
                          sizeof(shared::HaloPass)}),
      composite_(device, {shaders::composite_comp,
                          {Binding::uniform_buffer, Binding::uniform_buffer, Binding::uniform_buffer,
                           Binding::sampled_image, Binding::sampled_image, Binding::sampled_image,
                           Binding::storage_buffer, Binding::sampled_image, Binding::storage_image},
                          sizeof(shared::HaloPass)}),
      finish_(device, {shaders::output_comp,
                       {Binding::sampled_image, Binding::storage_image},
                       sizeof(shared::OutputPass)}),
      smooth_(gpu::makeSampler(device, "smooth", VK_FILTER_LINEAR)),
      texels_(gpu::makeSampler(device, "texels", VK_FILTER_NEAREST)),
      view_block_(device, "view", sizeof(shared::View)),
      lighting_block_(device, "lighting", sizeof(shared::Lighting)),
      skin_block_(device, "skin", sizeof(shared::SkinLook)),
      depth_(device, "head depth", drawn_, VK_FORMAT_D32_SFLOAT,
             VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT),
      triangles_(device, "triangles seen", drawn_, VK_FORMAT_R32G32_UINT, kDrawn),
      irradiance_(device, "irradiance", drawn_, kLinear, kComputed),
      specular_(device, "specular", drawn_, kLinear, kComputed),
      albedo_(device, "albedo", drawn_, kLinear, kComputed),
      diffused_(device, "diffused", drawn_, kLinear, kComputed),
      skin_depth_(device, "skin depth", static_cast<std::size_t>(drawn_.x) * drawn_.y * sizeof(float)),
      ink_{{device, "ink", static_cast<std::size_t>(drawn_.x) * drawn_.y * 4},
           {device, "blood", static_cast<std::size_t>(drawn_.x) * drawn_.y * 4}},
      halo_(device, "halo", drawn_, kLinear, kComputed),
      halo_half_(device, "halo, one way", drawn_, kLinear, kComputed),
      linear_(device, "linear light", drawn_, kLinear, kComputed),
      picture_(device, "picture", size.picture, VK_FORMAT_R8G8B8A8_UNORM, kComputed) {}

std::vector<Frame::Pass> Frame::passes(const Input& input) {
  shared::View view = viewOf(input.camera, size_.picture, size_.samples);
  if (input.grains_from_px > 0) view.grains_from_px = input.grains_from_px;

  std::vector<Pass> passes;
  const auto add = [&](const char* name, std::function<void(Commands&)> record) {
    passes.push_back({name, std::move(record)});
  };
  // Camera, light and skin in place.
  add("set up", [=, this](Commands& c) { setUp(c, view, input); });
  if (input.relight) {
    // Depth, normal, light and sky seen, the scan's own colour.
    add("head", [=, this](Commands& c) { drawHead(c, input); });
    // Irradiance, specular, bare albedo.
    add("skin light", [=, this](Commands& c) { lightSkin(c, input); });
    // Light that entered nearby comes out here.
    add("skin diffuse", [this](Commands& c) { diffuse(c); });
  }
  // Which sites show, and how.
  if (input.retarget) add("retarget", [=](Commands& c) { input.dots.retarget(c, input.head); });
  // Absorptance of every dot, in integers.
  add("splat", [=, this](Commands& c) { input.dots.splat(c, view_block_, skin_depth_, ink_, input.count_dots); });
  // Shade and redness around dots.
  add("halo", [=, this](Commands& c) { blurHalo(c, view, input.skin); });
  // Skin less pigment, plus gloss.
  add("composite", [this](Commands& c) { composite(c); });
  // Tone map and the one sRGB encode.
  add("output", [this](Commands& c) { finish(c); });
  return passes;
}

void Frame::record(Commands& commands, const Input& input, gpu::Timers* timers) {
  for (const Pass& pass : passes(input)) {
    const gpu::PassScope scope(commands, pass.name, timers);
    pass.record(commands);
  }
}

void Frame::setUp(Commands& commands, const shared::View& view, const Input& input) {
  commands.barrier(Work::anything, Work::transfer);
  commands.update(view_block_, view);
  commands.update(lighting_block_, input.lighting);
  commands.update(skin_block_, input.skin);
  commands.barrier(Work::transfer, Work::anything);
}

void Frame::drawHead(Commands& commands, const Input& input) {
  const gpu::Buffer& projected = input.head.projected();
  commands.bind(project_head_, {view_block_, input.head.vertices(), projected});
  commands.dispatchThreads(input.head.vertexCount(), kThreads);
  commands.barrier(Work::compute, Work::graphics);
  commands.beginRendering(drawn_, {{triangles_}, &depth_});
  // Its middle is the tile's upper left corner (head.vert).
  constexpr float kSide = shared::kViewportSize;
  const VkViewport viewport{-kSide / 2, -kSide / 2, kSide, kSide, 0, 1};
  vkCmdSetViewport(commands.get(), 0, 1, &viewport);
  commands.bind(draw_head_, {view_block_, projected, input.head.indices()});
  vkCmdBindIndexBuffer(commands.get(), input.head.indices().get(), 0, VK_INDEX_TYPE_UINT32);
  vkCmdDrawIndexed(commands.get(), input.head.indexCount(), 1, 0, 0, 0);
  commands.endRendering();
  commands.barrier(Work::graphics, Work::compute);
}

void Frame::lightSkin(Commands& commands, const Input& input) {
  commands.bind(light_skin_,
                {view_block_, lighting_block_, skin_block_, SampledImage{depth_, texels_},
                 SampledImage{triangles_, texels_}, input.head.indices(), input.head.skinVertices(),
                 SampledImage{input.head.colourMap(), smooth_}, irradiance_, specular_, albedo_, skin_depth_});
  commands.dispatchPixels(drawn_);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::diffuse(Commands& commands) {
  commands.bind(diffuse_,
                {view_block_, skin_block_, skin_depth_, SampledImage{irradiance_, texels_}, diffused_});
  commands.dispatchPixels(drawn_);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::blurHalo(Commands& commands, const shared::View& view, const shared::SkinLook& skin) {
  const float sigma_px = skin.halo_sigma_mm / view.mm_per_px;
  halo_pass_ = {};
  while (sigma_px / static_cast<float>(1u << halo_pass_.level) > kHaloTexelSigma &&
         halo_pass_.level < kMostHaloLevels)
    ++halo_pass_.level;
  const std::uint32_t block = 1u << halo_pass_.level;
  halo_pass_.size = (drawn_ + block - 1u) / block;
  halo_pass_.sigma_texels = std::max(0.1f, sigma_px / static_cast<float>(block));

  commands.bind(reduce_halo_, {view_block_, ink_.ink, ink_.blood, SampledImage{irradiance_, texels_}, halo_});
  commands.push(reduce_halo_, halo_pass_);
  commands.dispatchPixels(halo_pass_.size);
  commands.barrier(Work::compute, Work::compute);
  const auto blur = [&](const gpu::Image& from, const gpu::Image& to, glm::ivec2 direction) {
    shared::HaloPass constants = halo_pass_;
    constants.direction = direction;
    commands.bind(blur_halo_, {SampledImage{from, texels_}, to});
    commands.push(blur_halo_, constants);
    commands.dispatchPixels(halo_pass_.size);
    commands.barrier(Work::compute, Work::compute);
  };
  blur(halo_, halo_half_, {1, 0});
  blur(halo_half_, halo_, {0, 1});
}

void Frame::composite(Commands& commands) {
  commands.bind(composite_, {view_block_, lighting_block_, skin_block_, SampledImage{diffused_, texels_},
                             SampledImage{specular_, texels_}, SampledImage{albedo_, texels_}, ink_.ink,
                             SampledImage{halo_, smooth_}, linear_});
  commands.push(composite_, halo_pass_);
  commands.dispatchPixels(drawn_);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::finish(Commands& commands) {
  commands.bind(finish_, {SampledImage{linear_, texels_}, picture_});
  commands.push(finish_, shared::OutputPass{size_.picture, size_.samples});
  commands.dispatchPixels(size_.picture);
  commands.barrier(Work::compute, Work::anything);
}

}  // namespace stipple
