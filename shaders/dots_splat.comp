// One thread a dot: its absorptance, spread over the pixels it covers, added up in integers. The order of addition cannot
// matter.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Dots { Dot dots[]; };
layout(scalar, binding = 2) buffer Arguments { SplatArguments arguments; };
layout(scalar, binding = 7) writeonly buffer Grained { uint grained[]; };
#include "splat.glsl"

void main() {
  uint index = threadIndex();
  if (index >= arguments.dot_count) return;
  Dot d = dots[index];
  float diameter_mm = dotDiameter(d), sigma_mm = diameter_mm / 2.35482;
  Footprint f = footprintOf(dotPlace(d), dotNormal(d), sigma_mm);
  if (!f.visible) return;
  float amount = dotAbsorptance(d) * inkAreaPx(f, sigma_mm), share = 1.0 - grainShare(diameter_mm * f.px_per_mm);
  if (share < 1.0) grained[atomicAdd(arguments.grained_count, 1u)] = index;
  addBlood(f, amount * dotRedness(d));
  uint additions = splatInk(f, amount * share);
  if (!kCounting) return;
  atomicAdd(splat_counts.additions, additions);
  atomicAdd(splat_counts.grains_held, kGrainsPerDot);
  if (share > 0.0) atomicAdd(splat_counts.dots_drawn, 1u);
}
