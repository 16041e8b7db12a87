// One thread a grain: in close-ups a dot dissolves into the cluster of grains that makes it up. The grains that are left share
// the dot's ink evenly and scatter so that the cluster is as wide as the dot drawn whole: the tone is the same on both sides.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "random.glsl"
#include "threads.glsl"

#include "splat.glsl"

// Where a grain lies in a cluster of variance 1 along each axis. Grains follow each other round the golden angle and over the
// strata of the radius, each only so far by chance: whatever number of the first ones is left, their middle stays near the
// dot's and their spread near its own.
vec2 grainPlace(uint grain, uint seed) {
  uint chance = hashOf(grain, seed);
  float turn = float(grain) * 0.618034 + float(pcgHash(seed) >> 16) / 65536.0 + 0.5 * float(chance >> 16) / 65536.0;
  float inside = (float(bitfieldReverse(grain) >> 27) + (float(chance & 0xffffu) + 0.5) / 65536.0) / float(kGrainsPerDot);
  float angle = fract(turn) * 6.28318530718;
  return sqrt(-2.0 * log(1.0 - inside)) * vec2(cos(angle), sin(angle));
}

void main() {
  uint index = threadIndex();
  if (index >= arguments.grained_count * kGrainsPerDot) return;
  Dot d = loadDot(grained[index / kGrainsPerDot]);
  uint grain = index % kGrainsPerDot;
  if (grain >= dotGrains(d)) return;  // cleared
  float diameter_mm = dotDiameter(d);
  float reach_mm = diameter_mm * kReachPerDiameter;
  vec3 place = dotPlace(d), normal = dotNormal(d);
  float px_per_mm = view.focal_px / max(viewDepth(place), view.near_mm);
  float share = grainShare(diameter_mm * px_per_mm);

  vec3 tangent = normalize(cross(normal, abs(normal.y) < 0.9 ? vec3(0, 1, 0) : vec3(1, 0, 0)));
  vec2 offset = grainPlace(grain, dotSeed(d)) * reach_mm * sqrt(kKernelVariance * kGrainScatter);
  vec3 grain_place = place + tangent * offset.x + cross(normal, tangent) * offset.y;
  Footprint f = footprintOf(grain_place, normal, reach_mm * sqrt(1.0 - kGrainScatter));
  if (!f.visible) return;
  uint additions = splatWide(f, dotAbsorptance(d) * inkAreaPx(f, reach_mm) * share / float(dotGrains(d)), planeOf(d));
  if (!kCounting) return;
  atomicAdd(splat_counts.grains_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
