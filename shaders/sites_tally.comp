// Counts the accepted candidates in each run of 32.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer States { uint states[]; };
layout(scalar, binding = 1) writeonly buffer Tallies { uint tallies[]; };

void main() {
  uint run = threadIndex();
  if (run >= level.runs) return;
  uint count = 0u;
  for (uint i = run * 32u; i < min(run * 32u + 32u, level.candidate_count); ++i) count += uint(states[i] == kAccepted);
  tallies[run] = count;
}
