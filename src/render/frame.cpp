#include "render/frame.h"

#include <cassert>
#include <utility>

#include "embedded_shaders.h"
#include "render/gloss_table.h"
#include "shared/output.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::SampledImage;
using gpu::Work;

constexpr VkFormat kLinear = VK_FORMAT_R16G16B16A16_SFLOAT;
constexpr VkFormat kPicture = VK_FORMAT_R8G8B8A8_UNORM, kDeepPicture = VK_FORMAT_R16G16B16A16_UNORM;
constexpr VkFormat kTriangles = VK_FORMAT_R32G32_UINT;
constexpr VkImageUsageFlags kComputed = VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
constexpr VkImageUsageFlags kDrawn = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
constexpr std::uint32_t kThreads = 128;  // a group (shaders/threads.glsl)

gpu::GraphicsDesc headDesc() {
  gpu::GraphicsDesc desc;
  desc.vertex = shaders::head_vert;
  desc.fragment = shaders::head_frag;
  desc.bindings = {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer};
  desc.colours = {kTriangles};
  desc.depth = VK_FORMAT_D32_SFLOAT;
  return desc;
}

/// A variant each, since Mesa's software driver builds what a uniform decides into the shader: anew with every
/// frame, for 50 ms, and never gives the memory back.
gpu::ComputeDesc lightDesc(bool painted_face) {
  return {shaders::skin_light_comp,
          {Binding::uniform_buffer, Binding::uniform_buffer, Binding::uniform_buffer, Binding::sampled_image,
           Binding::sampled_image, Binding::storage_buffer, Binding::storage_buffer, Binding::sampled_image,
           Binding::sampled_image, Binding::storage_image, Binding::storage_image, Binding::storage_image,
           Binding::storage_buffer},
          0,
          {painted_face}};
}

gpu::ComputeDesc compositeDesc(bool reduced) {
  return {shaders::composite_comp,
          {Binding::uniform_buffer, Binding::uniform_buffer, Binding::uniform_buffer, Binding::sampled_image,
           Binding::sampled_image, Binding::sampled_image, Binding::storage_buffer, Binding::sampled_image,
           Binding::sampled_image, Binding::storage_buffer, Binding::storage_image},
          sizeof(shared::CompositePass),
          {reduced}};
}

/// Of a buffer with one 32-bit number a pixel.
std::size_t bytesFor(glm::uvec2 pixels) {
  return static_cast<std::size_t>(pixels.x) * pixels.y * sizeof(std::uint32_t);
}

/// Texels of `reduced` that a core takes up; it begins at a whole one.
glm::uvec2 texelsOf(glm::uvec2 core, const shared::Reduced& reduced) {
  const std::uint32_t block = 1u << reduced.level;
  return (core + block - 1u) / block;
}

}  // namespace

Frame::Frame(gpu::Device& device, FrameSize size, Tiling tiling)
    : size_(size),
      tiling_(std::move(tiling)),
      project_head_(device, {shaders::head_project_comp,
                             {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer}}),
      draw_head_(device, headDesc()),
      light_skin_(device, lightDesc(false)),
      light_painted_skin_(device, lightDesc(true)),
      reduce_light_(device, {shaders::skin_reduce_comp,
                             {Binding::uniform_buffer, Binding::sampled_image, Binding::sampled_image,
                              Binding::storage_image, Binding::storage_image},
                             sizeof(shared::Reduced)}),
      diffuse_(device, {shaders::skin_diffuse_comp,
                        {Binding::uniform_buffer, Binding::uniform_buffer, Binding::sampled_image,
                         Binding::sampled_image, Binding::storage_image},
                        sizeof(shared::Reduced)}),
      reduce_halo_(device, {shaders::halo_reduce_comp,
                            {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer,
                             Binding::sampled_image, Binding::storage_image},
                            sizeof(shared::Reduced)}),
      blur_halo_(device, {shaders::halo_blur_comp,
                          {Binding::sampled_image, Binding::storage_image},
                          sizeof(shared::HaloBlur)}),
      shade_halo_(device, {shaders::halo_shade_comp,
                           {Binding::uniform_buffer, Binding::sampled_image, Binding::sampled_image,
                            Binding::sampled_image, Binding::storage_image},
                           sizeof(shared::Reduced)}),
      composite_reduced_(device, compositeDesc(true)),
      composite_(device, compositeDesc(false)),
      output_(device, {size.bits == 16 ? shaders::output_deep_comp : shaders::output_comp,
                       {Binding::sampled_image, Binding::storage_image},
                       sizeof(shared::OutputPass)}),
      smooth_(gpu::makeSampler(device, "smooth", VK_FILTER_LINEAR)),
      texels_(gpu::makeSampler(device, "texels", VK_FILTER_NEAREST)),
      view_block_(device, "view", sizeof(shared::View)),
      lighting_block_(device, "lighting", sizeof(shared::Lighting)),
      skin_block_(device, "skin", sizeof(shared::SkinLook)),
      gloss_table_(makeGlossTable(device)),
      depth_(device, "head depth", tiling_.largest_tile, VK_FORMAT_D32_SFLOAT,
             VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT),
      triangles_(device, "triangles seen", tiling_.largest_tile, kTriangles, kDrawn),
      irradiance_(device, "irradiance", tiling_.largest_tile, kLinear, kComputed),
      specular_(device, "specular", tiling_.largest_tile, kLinear, kComputed),
      albedo_(device, "albedo", tiling_.largest_tile, kLinear, kComputed),
      skin_depth_(device, "skin depth", bytesFor(tiling_.largest_tile)),
      ink_(device, tiling_.largest_tile),
      reduced_light_(device, "light in blocks", tiling_.reductions.light.size, kLinear, kComputed),
      reduced_depth_(device, "depth in blocks", tiling_.reductions.light.size, VK_FORMAT_R32_SFLOAT,
                     kComputed),
      diffused_(device, "diffused", tiling_.reductions.light.size, kLinear, kComputed),
      halo_ink_(device, "ink in blocks", tiling_.reductions.halo.size, kLinear, kComputed),
      halos_{gpu::Image(device, "near halo", tiling_.reductions.halo.size, kLinear, kComputed),
             gpu::Image(device, "middle halo", tiling_.reductions.halo.size, kLinear, kComputed),
             gpu::Image(device, "far halo", tiling_.reductions.halo.size, kLinear, kComputed)},
      halo_half_(device, "halo, one way", tiling_.reductions.halo.size, kLinear, kComputed),
      shade_(device, "shade", tiling_.reductions.halo.size, kLinear, kComputed),
      linear_(device, "linear light", tiling_.largest_core, kLinear, kComputed),
      picture_(device, "picture", tiling_.largest_core / size.samples, size.bits == 16 ? kDeepPicture : kPicture,
               kComputed) {
  assert(size.bits == 8 || (size.bits == 16 && device.deepImages()));
}

shared::View Frame::viewFor(const Input& input, const Tile& tile) const {
  shared::View view = viewOf(input.camera, size_.picture, size_.samples);
  if (input.grains_from_px > 0) view.grains_from_px = input.grains_from_px;
  view.tile = tile.size;
  view.tile_origin = tile.origin;
  view.core = tile.core;
  view.core_origin = tile.core_origin;
  return view;
}

std::vector<Frame::Pass> Frame::passes(const Input& input) {
  assert(tiles().size() == 1);
  const shared::View view = viewFor(input, tiles().front());
  const Reductions reductions = reductionsFor(view);

  std::vector<Pass> passes;
  const auto add = [&](const char* name, std::function<void(Commands&)> record) {
    passes.push_back({name, std::move(record)});
  };
  // Camera, light and skin in place.
  add("set up", [=, this](Commands& c) { setUp(c, view, input); });
  if (input.relight) {
    // Triangle and depth.
    add("head", [=, this](Commands& c) { drawHead(c, input, view); });
    // Irradiance, specular, bare albedo.
    add("skin light", [=, this](Commands& c) { lightSkin(c, input, view); });
    // Light that entered nearby comes out here.
    add("skin diffuse", [=, this](Commands& c) {
      gatherLight(c, view, reductions.light);
      spreadLight(c, reductions.light);
    });
  }
  // Which sites show, and how.
  if (input.retarget) add("retarget", [=](Commands& c) { input.dots.retarget(c, input.count_dots); });
  // Absorptance of every dot, in integers.
  add("splat", [=, this](Commands& c) { splat(c, input, view); });
  // Shade and redness around dots.
  add("halo", [=, this](Commands& c) {
    gatherHalo(c, view, reductions.halo);
    spreadHalo(c, reductions);
  });
  // Skin less pigment, plus gloss.
  add("composite", [=, this](Commands& c) { composite(c, view, reductions); });
  // Tone map and the one sRGB encode.
  add("output", [=, this](Commands& c) { output(c, view); });
  return passes;
}

void Frame::record(Commands& commands, const Input& input, gpu::Timers* timers) {
  for (const Pass& pass : passes(input)) {
    const gpu::PassScope scope(commands, pass.name, timers);
    pass.record(commands);
  }
}

void Frame::gather(Commands& commands, const Input& input, const Tile& tile) {
  const shared::View view = viewFor(input, tile);
  setUp(commands, view, input);
  drawHead(commands, input, view);
  lightSkin(commands, input, view);
  gatherLight(commands, view, tiling_.reductions.light);
  if (input.retarget) input.dots.retarget(commands, input.count_dots);
  splat(commands, input, view);
  gatherHalo(commands, view, tiling_.reductions.halo);
}

void Frame::spread(Commands& commands) {
  commands.barrier(Work::anything, Work::compute);
  spreadLight(commands, tiling_.reductions.light);
  spreadHalo(commands, tiling_.reductions);
}

void Frame::finish(Commands& commands, const Input& input, const Tile& tile) {
  const shared::View view = viewFor(input, tile);
  setUp(commands, view, input);
  drawHead(commands, input, view);
  lightSkin(commands, input, view);
  splat(commands, input, view);
  composite(commands, view, tiling_.reductions);
  output(commands, view);
}

void Frame::setUp(Commands& commands, const shared::View& view, const Input& input) {
  commands.barrier(Work::anything, Work::transfer);
  commands.update(view_block_, view);
  commands.update(lighting_block_, input.lighting);
  commands.update(skin_block_, input.skin);
  commands.barrier(Work::transfer, Work::anything);
}

void Frame::drawHead(Commands& commands, const Input& input, const shared::View& view) {
  const gpu::Buffer& projected = input.head.projected();
  commands.bind(project_head_, {view_block_, input.head.vertices(), projected});
  commands.dispatchThreads(input.head.vertexCount(), kThreads);
  commands.barrier(Work::compute, Work::graphics);
  commands.beginRendering(view.tile, {{triangles_}, &depth_});
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

void Frame::lightSkin(Commands& commands, const Input& input, const shared::View& view) {
  commands.bind(input.head.colour().painted_face ? light_painted_skin_ : light_skin_,
                {view_block_, lighting_block_, skin_block_, SampledImage{depth_, texels_},
                 SampledImage{triangles_, texels_}, input.head.indices(), input.head.skinVertices(),
                 SampledImage{input.head.colourMap(), smooth_}, SampledImage{gloss_table_, smooth_},
                 irradiance_, specular_, albedo_, skin_depth_});
  commands.dispatchPixels(view.tile);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::splat(Commands& commands, const Input& input, const shared::View& view) {
  input.dots.splat(commands, view_block_, skin_depth_, input.stubs, ink_, view.tile, input.count_dots);
}

// One tile without blocks: its own images serve, and nothing needs to be gathered.
bool Frame::holdsWholePicture(const shared::Reduced& light) const {
  return tiles().size() == 1 && light.level == 0;
}
const gpu::Image& Frame::lightOfPicture(const shared::Reduced& light) const {
  return holdsWholePicture(light) ? irradiance_ : reduced_light_;
}
const gpu::Image& Frame::depthOfPicture(const shared::Reduced& light) const {
  return holdsWholePicture(light) ? depth_ : reduced_depth_;
}

void Frame::gatherLight(Commands& commands, const shared::View& view, const shared::Reduced& reduced) {
  if (holdsWholePicture(reduced)) return;
  commands.bind(reduce_light_, {view_block_, SampledImage{depth_, texels_},
                                SampledImage{irradiance_, texels_}, reduced_light_, reduced_depth_});
  commands.push(reduce_light_, reduced);
  commands.dispatchPixels(texelsOf(view.core, reduced));
  commands.barrier(Work::compute, Work::compute);
}

void Frame::spreadLight(Commands& commands, const shared::Reduced& reduced) {
  commands.bind(diffuse_, {view_block_, skin_block_, SampledImage{depthOfPicture(reduced), texels_},
                           SampledImage{lightOfPicture(reduced), texels_}, diffused_});
  commands.push(diffuse_, reduced);
  commands.dispatchPixels(reduced.size);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::gatherHalo(Commands& commands, const shared::View& view, const shared::Reduced& reduced) {
  commands.bind(reduce_halo_,
                {view_block_, ink_.ink, ink_.blood, SampledImage{irradiance_, texels_}, halo_ink_});
  commands.push(reduce_halo_, reduced);
  commands.dispatchPixels(texelsOf(view.core, reduced));
  commands.barrier(Work::compute, Work::compute);
}

void Frame::spreadHalo(Commands& commands, const Reductions& reductions) {
  const auto blur = [&](const gpu::Image& from, const gpu::Image& to, float sigma_texels,
                        glm::ivec2 direction) {
    commands.bind(blur_halo_, {SampledImage{from, texels_}, to});
    commands.push(blur_halo_, shared::HaloBlur{reductions.halo, sigma_texels, direction});
    commands.dispatchPixels(reductions.halo.size);
    commands.barrier(Work::compute, Work::compute);
  };
  for (std::size_t i = 0; i < halos_.size(); ++i) {
    blur(halo_ink_, halo_half_, reductions.halo_texels[static_cast<int>(i)], {1, 0});
    blur(halo_half_, halos_[i], reductions.halo_texels[static_cast<int>(i)], {0, 1});
  }
  commands.bind(shade_halo_, {skin_block_, SampledImage{halos_[0], texels_}, SampledImage{halos_[1], texels_},
                              SampledImage{halos_[2], texels_}, shade_});
  commands.push(shade_halo_, reductions.halo);
  commands.dispatchPixels(reductions.halo.size);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::composite(Commands& commands, const shared::View& view, const Reductions& reductions) {
  const bool reduced = reductions.light.level > 0 || reductions.halo.level > 0;
  const gpu::Pipeline& pipeline = reduced ? composite_reduced_ : composite_;
  commands.bind(pipeline,
                {view_block_, lighting_block_, skin_block_, SampledImage{diffused_, texels_},
                 SampledImage{specular_, texels_}, SampledImage{albedo_, texels_}, ink_.ink,
                 SampledImage{shade_, texels_}, SampledImage{depthOfPicture(reductions.light), texels_},
                 skin_depth_, linear_});
  commands.push(pipeline, shared::CompositePass{reductions.light, reductions.halo});
  commands.dispatchPixels(view.core);
  commands.barrier(Work::compute, Work::compute);
}

void Frame::output(Commands& commands, const shared::View& view) {
  const glm::uvec2 finished = view.core / size_.samples;
  commands.bind(output_, {SampledImage{linear_, texels_}, picture_});
  commands.push(output_, shared::OutputPass{finished, view.core_origin / size_.samples, size_.samples, 1});
  commands.dispatchPixels(finished);
  commands.barrier(Work::compute, Work::anything);
}

}  // namespace stipple
