// One thread a dot: its absorptance, spread over the pixels it covers, added up in integers. The order of addition cannot
// matter. All but narrow dots are listed for wide_splat.comp.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"
#include "splat.glsl"

void main() {
  uint index = threadIndex();
  if (index >= arguments.dot_count) return;
  Dot d = loadDot(index);
  float reach_mm = dotDiameter(d) * kReachPerDiameter;
  Footprint f = footprintOf(dotPlace(d), dotNormal(d), reach_mm);
  if (!f.visible) return;
  float amount = dotAbsorptance(d) * inkAreaPx(f, reach_mm);
  if (kRedness) addBlood(f, amount * dotRedness(d));
  if (kCounting) atomicAdd(splat_counts.grains_held, dotGrains(d));
  if (!f.narrow) {
    wide[atomicAdd(arguments.wide_count, 1u)] = index;
    return;
  }
  uint additions = splatNarrow(f, amount, planeOf(d));
  if (!kCounting) return;
  atomicAdd(splat_counts.dots_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
