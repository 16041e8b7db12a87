// What every kernel of the site build sees.
#include "language.glsl"
#include "shared/sites.h"
#include "random.glsl"
#include "threads.glsl"

layout(push_constant, scalar) uniform Build { SiteBuild build; };

uvec3 unpackPosition(SiteNode node) {
  const uint mask = (1u << 21) - 1u;
  return uvec3(node.position_low & mask, (node.position_low >> 21 | node.position_high << 11) & mask, node.position_high >> 10 & mask);
}

// Cells are twice the reach wide, so that a ball meets two along each axis: the one that holds its low end, and the next.
uvec3 cellOf(uvec3 place) { return (place + build.cell) / build.cell; }
uvec3 lowestCell(uvec3 place) { return (place + build.cell / 2u) / build.cell; }
uvec3 cornerOf(uint n) { return uvec3(n & 1u, n >> 1 & 1u, n >> 2); }

// Teschner et al. 2003, "Optimized spatial hashing for collision detection of deformable objects".
uint hashOfCell(uvec3 cell) { return cell.x * 73856093u ^ cell.y * 19349663u ^ cell.z * 83492791u; }

// Squared distance, or kNothing where it is past `reach` along an axis and might not fit 32 bits.
uint apart2(uvec3 a, uvec3 b, uint reach) {
  uvec3 apart = uvec3(abs(ivec3(a) - ivec3(b)));
  if (any(greaterThan(apart, uvec3(reach)))) return kNothing;
  return apart.x * apart.x + apart.y * apart.y + apart.z * apart.z;
}
