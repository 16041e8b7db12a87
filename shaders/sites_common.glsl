// What every kernel of the site build sees. A node is a site of an earlier level (below site_count) or a candidate of
// this one; its number is its priority: lower wins.
#include "language.glsl"
#include "shared/sites.h"
#include "random.glsl"
#include "threads.glsl"

layout(push_constant, scalar) uniform Level { SiteLevel level; };

uvec3 unpackPosition(Candidate node) {
  const uint mask = (1u << 21) - 1u;
  return uvec3(node.position_low & mask, (node.position_low >> 21 | node.position_high << 11) & mask, node.position_high >> 10 & mask);
}

// Teschner et al. 2003, "Optimized spatial hashing for collision detection of deformable objects".
uint tableEntry(uvec3 cell) { return (cell.x * 73856093u ^ cell.y * 19349663u ^ cell.z * 83492791u) & level.table_mask; }
