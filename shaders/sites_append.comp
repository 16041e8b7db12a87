// Moves the accepted candidates behind the sites there are, in their order: rank is that order.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer States { uint states[]; };
layout(scalar, binding = 1) readonly buffer Tallies { uint tallies[]; };
layout(scalar, binding = 2) readonly buffer Candidates { Candidate candidates[]; };
layout(scalar, binding = 3) writeonly buffer Sites { Candidate sites[]; };

void main() {
  uint run = threadIndex();
  if (run >= level.runs) return;
  uint target = level.site_count + tallies[run];
  for (uint i = run * 32u; i < min(run * 32u + 32u, level.candidate_count); ++i)
    if (states[i] == kAccepted && target < level.most_sites) sites[target++] = candidates[i];
}
