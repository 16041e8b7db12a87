// Moves the accepted candidates behind the sites there are and into the sites' grid, in any order: ranks are given at the
// end, by priority.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Free { SiteNode free[]; };
layout(scalar, binding = 1) readonly buffer States { uint states[]; };
layout(scalar, binding = 2) writeonly buffer Sites { SiteNode sites[]; };
layout(scalar, binding = 3) buffer Heads { uint heads[]; };
layout(scalar, binding = 4) writeonly buffer Nexts { uint nexts[]; };
layout(scalar, binding = 5) buffer SiteCount { uint site_count; };

void main() {
  uint node = threadIndex();
  if (node >= build.node_count || states[node] != kAccepted) return;
  uint slot = atomicAdd(site_count, 1u);
  sites[slot] = free[node];
  nexts[slot] = atomicExchange(heads[hashOfCell(cellOf(unpackPosition(free[node]))) & build.site_mask], slot);
}
