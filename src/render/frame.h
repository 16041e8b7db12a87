// From a head, a plan's dots and a camera to a picture. One pass a file; the frame from top to bottom in
// frame.cpp. Not here: windows (app/), files (export/), what a plan means (scalp/). Nothing here depends on a
// window: screen, stills and tests all read the picture that Frame draws. Read next: frame.cpp, then dots.h
// and shaders/splat.glsl for what Stipple is about.
#pragma once
#include <array>
#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "gpu/commands.h"
#include "render/camera.h"
#include "render/dots.h"
#include "render/head_scene.h"
#include "render/tiling.h"

namespace stipple {

/// Everything one picture is drawn into, and the passes that do it.
class Frame {
 public:
  /// For pictures in one piece.
  Frame(gpu::Device& device, FrameSize size) : Frame(device, size, undivided(size)) {}
  /// For pictures in tiles: `tiling` of the camera that will be drawn from.
  Frame(gpu::Device& device, FrameSize size, Tiling tiling);

  struct Input {
    const HeadScene& head;
    Dots& dots;
    Camera camera;
    const shared::Lighting& lighting;
    shared::SkinLook skin;
    shared::StubLook stubs{};  // how native hairs are lit
    bool retarget = true;      // the plan or the day changed: make the list of dots anew
    bool relight = true;  // camera, light or skin changed: light the bare head anew; else only the ink is new
    bool count_dots = false;   // fill DotCounts::hits and Dots::splatCounts()
    float grains_from_px = 0;  // overrides View::grains_from_px where positive
  };

  /// One step of the frame; valid while the input's references are.
  struct Pass {
    const char* name;
    std::function<void(gpu::Commands&)> record;
  };

  /// The whole frame, in the order in which it runs; only for a picture in one piece.
  std::vector<Pass> passes(const Input& input);
  void record(gpu::Commands& commands, const Input& input, gpu::Timers* timers = nullptr);

  /// The same in steps, each of a length that a device may be asked for at once: gather() every tile (only
  /// the first with Input::retarget), spread() what they gathered, then finish() each tile, whose part of the
  /// picture picture() holds afterwards, from the upper left corner on.
  const std::vector<Tile>& tiles() const { return tiling_.tiles; }
  void gather(gpu::Commands& commands, const Input& input, const Tile& tile);
  void spread(gpu::Commands& commands);
  void finish(gpu::Commands& commands, const Input& input, const Tile& tile);

  /// sRGB of FrameSize::bits, R8G8B8A8 or R16G16B16A16, in general layout once record() or finish() has run.
  const gpu::Image& picture() const { return picture_; }
  FrameSize size() const { return size_; }
  const InkImages& inkImages() const { return ink_; }
  const gpu::Image& depth() const { return depth_; }
  const gpu::Buffer& viewBlock() const { return view_block_; }
  /// Linear light before averaging and tone mapping, R16G16B16A16 float.
  const gpu::Image& linear() const { return linear_; }

 private:
  shared::View viewFor(const Input& input, const Tile& tile) const;
  void setUp(gpu::Commands& commands, const shared::View& view, const Input& input);
  void drawHead(gpu::Commands& commands, const Input& input, const shared::View& view);
  void lightSkin(gpu::Commands& commands, const Input& input, const shared::View& view);
  void splat(gpu::Commands& commands, const Input& input, const shared::View& view);
  bool holdsWholePicture(const shared::Reduced& light) const;
  const gpu::Image& lightOfPicture(const shared::Reduced& light) const;
  const gpu::Image& depthOfPicture(const shared::Reduced& light) const;
  void gatherLight(gpu::Commands& commands, const shared::View& view, const shared::Reduced& reduced);
  void spreadLight(gpu::Commands& commands, const shared::Reduced& reduced);
  void gatherHalo(gpu::Commands& commands, const shared::View& view, const shared::Reduced& reduced);
  void spreadHalo(gpu::Commands& commands, const Reductions& reductions);
  void composite(gpu::Commands& commands, const shared::View& view, const Reductions& reductions);
  void output(gpu::Commands& commands, const shared::View& view);

  FrameSize size_;
  Tiling tiling_;
  gpu::Pipeline project_head_, draw_head_, light_skin_, light_painted_skin_, reduce_light_, diffuse_, reduce_halo_, blur_halo_, shade_halo_;
  gpu::Pipeline composite_reduced_, composite_, output_;
  gpu::Sampler smooth_, texels_;
  gpu::Buffer view_block_, lighting_block_, skin_block_;
  gpu::Image gloss_table_;
  // Of a tile.
  gpu::Image depth_, triangles_;
  gpu::Image irradiance_, specular_, albedo_;
  gpu::Buffer skin_depth_;  // linear, for passes that look it up often
  InkImages ink_;
  // Of the whole picture (Reductions).
  gpu::Image reduced_light_, reduced_depth_, diffused_;
  gpu::Image halo_ink_;
  std::array<gpu::Image, shared::kHalos> halos_;
  gpu::Image halo_half_;  // blurred in one direction
  gpu::Image shade_;      // what the halos do to skin
  // Of a tile's core.
  gpu::Image linear_, picture_;
};

}  // namespace stipple
