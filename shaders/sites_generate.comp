// Proposes the candidates of one level: places drawn evenly over the scalp's area, in whole numbers only.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Positions { uvec3 positions[]; };
layout(scalar, binding = 1) readonly buffer Triangles { uvec3 triangles[]; };
layout(scalar, binding = 2) readonly buffer Cumulative { uint cumulative[]; };
layout(scalar, binding = 3) writeonly buffer Candidates { Candidate candidates[]; };
layout(scalar, binding = 4) writeonly buffer States { uint states[]; };

uint triangleAt(uint pick) {
  uint first = 0u, last = level.triangle_count - 1u;  // the last triangle takes whatever is left
  while (first < last) {
    uint middle = (first + last) / 2u;
    if (cumulative[middle] > pick) last = middle; else first = middle + 1u;
  }
  return first;
}

void main() {
  uint index = threadIndex();
  if (index >= level.candidate_count) return;
  uint pick = hashOf(index, level.level, level.seed);
  uint weights = pcgHash(pick ^ 0x9e3779b9u);
  uint triangle = triangleAt(pick);

  uint u = weights & 0xffffu, v = weights >> 16;
  if (u + v > 65535u) {  // the other half of the parallelogram, folded back
    u = 65535u - u;
    v = 65535u - v;
  }
  uvec3 corners = triangles[triangle];
  // Edges are shorter than kLongestEdge, so that the products fit 32 bits.
  ivec3 a = ivec3(positions[corners.x]), b = ivec3(positions[corners.y]), c = ivec3(positions[corners.z]);
  uvec3 place = uvec3(a + (((b - a) * int(u) + (c - a) * int(v)) >> 16));
  candidates[index] = Candidate(triangle, v << 16 | u, place.x | place.y << 21, place.y >> 11 | place.z << 10);
  states[index] = kUndecided;
}
