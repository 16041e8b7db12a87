// One thread a dot that is too wide for dots_splat.comp or lies at the tile's border. Those wide enough to show their grains
// are listed for grains_splat.comp and drawn whole only in part.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"
#include "splat.glsl"

void main() {
  uint index = threadIndex();
  if (index >= arguments.wide_count) return;
  Dot d = loadDot(wide[index]);
  float diameter_mm = dotDiameter(d), reach_mm = diameter_mm * kReachPerDiameter;
  Footprint f = footprintOf(dotPlace(d), dotNormal(d), reach_mm);
  float whole = 1.0 - grainShare(diameter_mm * f.px_per_mm);
  if (whole < 1.0) grained[atomicAdd(arguments.grained_count, 1u)] = wide[index];
  if (whole <= 0.0) return;
  uint additions = splatWide(f, dotAbsorptance(d) * inkAreaPx(f, reach_mm) * whole, planeOf(d));
  if (!kCounting) return;
  atomicAdd(splat_counts.dots_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
