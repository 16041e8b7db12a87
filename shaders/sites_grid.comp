// Hangs nodes into a hash grid: a list a table entry. The order inside a list does not matter to what follows.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Nodes { SiteNode nodes[]; };
layout(scalar, binding = 1) buffer Heads { uint heads[]; };
layout(scalar, binding = 2) writeonly buffer Nexts { uint nexts[]; };

void main() {
  uint node = threadIndex();
  if (node >= build.node_count) return;
  uint entry = hashOfCell(cellOf(unpackPosition(nodes[node]))) & build.node_mask;
  nexts[node] = atomicExchange(heads[entry], node);
}
