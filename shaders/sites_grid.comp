// Hangs every node into the hash grid: a list a table entry. The order inside a list does not matter to what follows.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Sites { Candidate sites[]; };
layout(scalar, binding = 1) readonly buffer Candidates { Candidate candidates[]; };
layout(scalar, binding = 2) buffer Heads { uint heads[]; };
layout(scalar, binding = 3) writeonly buffer Nexts { uint nexts[]; };

void main() {
  uint node = threadIndex();
  if (node >= level.site_count + level.candidate_count) return;
  uvec3 place;
  if (node < level.site_count) place = unpackPosition(sites[node]);
  else place = unpackPosition(candidates[node - level.site_count]);
  uint entry = tableEntry(place / level.cell);
  nexts[node] = atomicExchange(heads[entry], node);
}
