#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "render/preview.h"

namespace stipple {

struct BenchResult {
  std::uint32_t dots = 0;
  std::vector<gpu::Timers::Pass> passes;  // median ms of each, whole frame with these dots
  double frame_ms = 0;                    // median of the sum of all passes
  double splat_ms = 0;
  double retarget_ms = 0;          // the head's own sites under the plan
  double retarget_fade_ms = 0;     // likewise after an edit of the fade, which moves the fields,
  double retarget_hair_ms = 0;     // of the density of native hair,
  double retarget_norwood_ms = 0;  // and of its Norwood stage, where every list is made anew
  double scrub_early_ms = 0, scrub_late_ms = 0;  // likewise on days 3 and 3000
  double density_edit_ms = 0;  // another density of the plan: fields, their way to the device, and retarget
  double play_ms = 0;  // a frame while the timeline plays: retarget, then all that follows from other dots
  std::uint32_t sites = 0;
  double quads_ms = 0;        // the same dots as instanced quads, blended
  double points_ms = 0;       // the same dots as point sprites, blended
  std::uint64_t atomics = 0;  // of one splat
};

/// What an edit costs before anything is drawn: the fields brought up to the changed plan, on the CPU.
/// Medians, ms.
struct FieldTimes {
  double density_ms = 0;  // another density of the plan
  double point_ms = 0;    // both frontotemporal corners moved by 1 mm, as a handle that is dragged does
  double fade_ms = 0;     // another fade width
  double norwood_ms = 0;  // another stage of native hair
};
FieldTimes timeFields(Scalp& scalp, const Plan& plan, int rounds);

/// Times one frame with `dots` dots spread over the scalp, and two usual ways of drawing the same dots, in
/// one run. Each figure is the median of `rounds`, after one round to warm up.
BenchResult runBench(gpu::Device& device, Preview& preview, const Plan& plan, std::uint32_t dots,
                     glm::uvec2 size, int rounds);

}  // namespace stipple
