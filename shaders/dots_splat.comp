// One thread a dot: its ink, spread over the pixels it covers, added up in integers. The order of addition cannot matter.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Dots { Dot dots[]; };
layout(scalar, binding = 2) buffer Arguments { SplatArguments arguments; };
layout(scalar, binding = 8) writeonly buffer Grained { uint grained[]; };
#include "splat.glsl"

void main() {
  uint index = threadIndex();
  if (index >= arguments.dot_count) return;
  Dot d = dots[index];
  float diameter_mm = dotDiameter(d);
  float sigma_mm = diameter_mm / 2.35482;
  Footprint f = footprintOf(dotPlace(d), dotNormal(d), sigma_mm);
  if (!f.visible) return;
  if (view.count_dots != 0u) atomicAdd(splat_counts.grains_held, kGrainsPerDot);
  float share = 1.0 - grainShare(diameter_mm * f.px_per_mm);
  if (share < 1.0) grained[atomicAdd(arguments.grained_count, 1u)] = index;
  if (share <= 0.0) return;
  if (view.count_dots != 0u) atomicAdd(splat_counts.dots_drawn, 1u);
  float area_px = 6.28318530718 * sigma_mm * sigma_mm * f.px_per_mm * f.px_per_mm * f.facing;
  splatInk(f, dotAbsorptance(d) * area_px * share, dotRedness(d));
}
