// One thread a dot: its absorptance, spread over the pixels it covers, added up in integers. The order of addition cannot
// matter. All but narrow dots are listed for wide_splat.comp. Compiled with and without kHairs: hairs first in the list of dots.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "threads.glsl"
#include "splat.glsl"
#include "stubs.glsl"

void main() {
  uint index = threadIndex() + (kHairs ? 0u : laid.hairs);
  if (index >= (kHairs ? laid.hairs : laid.dots)) return;
  Dot d = loadDot(index);
  if (kHairs) {
    Blot ground = groundOf(d);
    Footprint f = footprintOf(ground);
    if (f.visible) {
      if (f.narrow) splatNarrow(f, inkOf(ground, f), planeOf(d, false));
      else wide[atomicAdd(arguments.wide_count, 1u)] = index | kGroundEntry;
    }
  }
  Blot blot = kHairs ? shaftOf(d) : dotOf(d);
  Footprint f = footprintOf(blot);
  if (!f.visible) return;
  float amount = inkOf(blot, f);
  if (kRedness && !kHairs) addBlood(f, amount * dotRedness(d));
  if (kCounting) atomicAdd(splat_counts.grains_held, dotGrains(d));
  if (!f.narrow) {
    wide[atomicAdd(arguments.wide_count, 1u)] = index;
    return;
  }
  uint additions = splatNarrow(f, amount, planeOf(d, kHairs));
  if (!kCounting) return;
  atomicAdd(splat_counts.dots_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
