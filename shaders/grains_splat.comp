// One thread a grain: in close-ups a dot dissolves into the cluster of grains that makes it up. The grains that are left share
// the dot's ink evenly and scatter so that the cluster is as wide as the dot drawn whole: the tone is the same on both sides.
// Those of a hair are pieces of its shaft.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"
#include "random.glsl"
#include "threads.glsl"
#include "splat.glsl"
#include "stubs.glsl"

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

// A shaft tapers from the skin up: its pieces get narrower, and their shares of the ink smaller, down to this at the tip [by eye].
const float kTip = 0.5;

Blot pieceOfHair(Blot hair, uint piece) {
  float along = (float(piece) + 0.5) / float(kGrainsPerDot);
  vec3 line = hair.line / float(kGrainsPerDot);
  return Blot(hair.middle + (along - 0.5) * hair.line, hair.normal, line, hair.reach_mm * mix(1.0, kTip, along), 0.0, 0.0, 0.0);
}
float shareOfPiece(uint piece) {
  float along = (float(piece) + 0.5) / float(kGrainsPerDot);
  return mix(1.0, kTip, along) / (0.5 * (1.0 + kTip) * float(kGrainsPerDot));
}

Blot grainOfDot(Blot whole, uint grain, uint seed) {
  vec3 tangent = normalize(cross(whole.normal, abs(whole.normal.y) < 0.9 ? vec3(0, 1, 0) : vec3(1, 0, 0)));
  vec2 offset = grainPlace(grain, seed) * whole.reach_mm * sqrt(kKernelVariance * kGrainScatter);
  vec3 place = whole.middle + tangent * offset.x + cross(whole.normal, tangent) * offset.y;
  return Blot(place, whole.normal, vec3(0.0), whole.reach_mm * sqrt(1.0 - kGrainScatter), 0.0, 0.0, 0.0);
}

void main() {
  uint index = threadIndex();
  if (index >= arguments.grained_count * kGrainsPerDot) return;
  Dot d = loadDot(grained[index / kGrainsPerDot]);
  uint grain = index % kGrainsPerDot;
  if (grain >= dotGrains(d)) return;  // cleared
  bool hair = isHair(d);
  Blot whole = blotOf(d, false);
  float px_per_mm = view.focal_px / max(viewDepth(whole.middle), view.near_mm);
  float share = grainShare(dotDiameter(d) * px_per_mm) * (hair ? shareOfPiece(grain) : 1.0 / float(dotGrains(d)));
  Footprint f = footprintOf(hair ? pieceOfHair(whole, grain) : grainOfDot(whole, grain, dotSeed(d)));
  if (!f.visible) return;
  f.length_px *= float(kGrainsPerDot);  // of the whole hair
  uint additions = splatWide(f, inkOf(whole, f) * share, planeOf(d, hair));
  if (!kCounting) return;
  atomicAdd(splat_counts.grains_drawn, 1u);
  atomicAdd(splat_counts.additions, additions);
}
