// From a head, a plan's dots and a camera to a picture. One pass a file; the frame from top to bottom in
// frame.cpp. Not here: windows (app/), files (export/), what a plan means (scalp/). Nothing here depends on a
// window: screen, stills and tests all read the picture that Frame draws. Read next: frame.cpp, then dots.h
// and shaders/splat.glsl for what Stipple is about.
#pragma once
#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "gpu/commands.h"
#include "render/camera.h"
#include "render/dots.h"
#include "render/head_scene.h"
#include "shared/halo.h"

namespace stipple {

struct FrameSize {
  glm::uvec2 picture{1920, 1080};
  std::uint32_t samples = 2;  // pixels a side drawn for each of the picture's: 1 fast, 2 for stills
  bool operator==(const FrameSize&) const = default;
};

/// Everything one picture is drawn into, and the passes that do it.
class Frame {
 public:
  Frame(gpu::Device& device, FrameSize size);

  struct Input {
    const HeadScene& head;
    Dots& dots;
    Camera camera;
    const shared::Lighting& lighting;
    shared::SkinLook skin;
    bool retarget = true;  // the plan or the day changed: make the list of dots anew
    bool relight = true;  // camera, light or skin changed: light the bare head anew; else only the ink is new
    bool count_dots = false;   // fill Dots::splatCounts()
    float grains_from_px = 0;  // overrides View::grains_from_px where positive
  };

  /// One step of the frame; valid while the input's references are.
  struct Pass {
    const char* name;
    std::function<void(gpu::Commands&)> record;
  };

  /// The whole frame, in the order in which it runs.
  std::vector<Pass> passes(const Input& input);

  void record(gpu::Commands& commands, const Input& input, gpu::Timers* timers = nullptr);

  /// 8-bit sRGB, R8G8B8A8, in general layout once record() has run.
  const gpu::Image& picture() const { return picture_; }
  FrameSize size() const { return size_; }
  const InkImages& inkImages() const { return ink_; }
  const gpu::Image& depth() const { return depth_; }
  const gpu::Buffer& viewBlock() const { return view_block_; }
  /// Linear light before averaging and tone mapping, R16G16B16A16 float.
  const gpu::Image& linear() const { return linear_; }

 private:
  void setUp(gpu::Commands& commands, const shared::View& view, const Input& input);
  void drawHead(gpu::Commands& commands, const Input& input);
  void lightSkin(gpu::Commands& commands, const Input& input);
  void diffuse(gpu::Commands& commands);
  void blurHalo(gpu::Commands& commands, const shared::View& view, const shared::SkinLook& skin);
  void composite(gpu::Commands& commands);
  void finish(gpu::Commands& commands);

  FrameSize size_;
  glm::uvec2 drawn_;  // picture times samples
  gpu::Pipeline project_head_, draw_head_, light_skin_, diffuse_, reduce_halo_, blur_halo_, composite_, finish_;
  gpu::Sampler smooth_, texels_;
  gpu::Buffer view_block_, lighting_block_, skin_block_;
  gpu::Image depth_, triangles_;
  gpu::Image irradiance_, specular_, albedo_, diffused_;
  gpu::Buffer skin_depth_;  // linear, for passes that look it up often
  InkImages ink_;
  gpu::Image halo_, halo_half_;  // result, and blurred in one direction
  shared::HaloPass halo_pass_{};
  gpu::Image linear_, picture_;
};

}  // namespace stipple
