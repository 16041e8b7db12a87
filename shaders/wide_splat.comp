// One thread a dot that is too wide for dots_splat.comp or lies at the tile's border. Those wide enough to show their grains
// are listed for grains_splat.comp and drawn whole only in part.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"
#include "splat.glsl"
#include "stubs.glsl"

void main() {
  uint index = threadIndex();
  if (index >= arguments.wide_count) return;
  uint entry = wide[index];
  bool ground = (entry & kGroundEntry) != 0u;
  Dot d = loadDot(entry & ~kGroundEntry);
  Blot blot = blotOf(d, ground);
  Footprint f = footprintOf(blot);
  float whole = ground ? 1.0 : 1.0 - grainShare(dotDiameter(d) * f.px_per_mm);
  if (whole < 1.0) grained[atomicAdd(arguments.grained_count, 1u)] = entry;
  if (whole <= 0.0) return;
  uint additions = splatWide(f, inkOf(blot, f) * whole, planeOf(d, isHair(d) && !ground));
  if (!kCounting || ground) return;
  atomicAdd(splat_counts.dots_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
