// Asks each candidate whether a site covers it. One that is covered sleeps until the level whose radius has shrunk below
// its distance to that site; the others are listed as free. The list's order does not matter to what follows.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Positions { uvec3 positions[]; };
layout(scalar, binding = 1) readonly buffer Triangles { uvec3 triangles[]; };
layout(scalar, binding = 2) readonly buffer Cumulative { uint cumulative[]; };
layout(scalar, binding = 3) readonly buffer Guide { uint guide[]; };
layout(scalar, binding = 4) readonly buffer Levels { SiteLevel levels[]; };
layout(scalar, binding = 5) readonly buffer Sites { SiteNode sites[]; };
layout(scalar, binding = 6) readonly buffer Heads { uint heads[]; };
layout(scalar, binding = 7) readonly buffer Nexts { uint nexts[]; };
layout(scalar, binding = 8) buffer Wake { uint wake[]; };  // a byte each
layout(scalar, binding = 9) writeonly buffer Free { SiteNode free[]; };
layout(scalar, binding = 10) writeonly buffer States { uint states[]; };
layout(scalar, binding = 11) buffer FreeCount { uint free_count; };

uint levelThatAdded(uint candidate) {
  uint first = 0u, last = build.level;
  while (first < last) {
    uint middle = (first + last) / 2u;
    if (levels[middle].pool_end > candidate) last = middle; else first = middle + 1u;
  }
  return first;
}

uint timesShifted(uint a, uint b) {  // a * b / 2^32
  uint high, low;
  umulExtended(a, b, high, low);
  return high;
}

// makeCandidate() of scalp/sites.cpp.
uvec3 placeOf(uint candidate) {
  uint added = levelThatAdded(candidate);
  uint place = added == 0u ? candidate : candidate - levels[added - 1u].pool_end;
  uint step_high = levels[added].step_high, random = hashOf(candidate, build.seed);
  uint pick = place * step_high + timesShifted(place, levels[added].step_low) + timesShifted(random, step_high);

  uint triangle = guide[pick >> 16];
  while (cumulative[triangle] <= pick && triangle + 1u < build.triangle_count) ++triangle;
  uint weights = pcgHash(random ^ 0x9e3779b9u), u = weights & 0xffffu, v = weights >> 16;
  if (u + v > 65535u) {  // the other half of the parallelogram, folded back
    u = 65535u - u;
    v = 65535u - v;
  }
  uvec3 corners = triangles[triangle];
  // Edges are shorter than kLongestEdge, so that the products fit 32 bits.
  ivec3 a = ivec3(positions[corners.x]), b = ivec3(positions[corners.y]), c = ivec3(positions[corners.z]);
  return uvec3(a + (((b - a) * int(u) + (c - a) * int(v)) >> 16));
}

// Squared distance to the nearest site within the radius, or the squared radius.
uint nearest2(uvec3 place) {
  uvec3 low = lowestCell(place);
  uint nearest = levels[build.level].radius2, reach = levels[build.level].reach;
  for (uint n = 0u; n < 8u; ++n)
    for (uint i = heads[hashOfCell(low + cornerOf(n)) & build.site_mask]; i != kNothing; i = nexts[i])
      nearest = min(nearest, apart2(unpackPosition(sites[i]), place, reach));
  return nearest;
}

uint firstLevelWithin(uint distance2) {
  uint first = build.level + 1u, last = build.level_count;
  while (first < last) {
    uint middle = (first + last) / 2u;
    if (levels[middle].radius2 <= distance2) last = middle; else first = middle + 1u;
  }
  return first == build.level_count ? kNeverAgain : first;
}

void main() {
  uint word = threadIndex();
  uint first = word * 4u, pool_end = levels[build.level].pool_end;
  if (first >= pool_end) return;
  uint asked = wake[word], answered = asked;
  for (uint i = 0u; i < 4u; ++i) {
    uint candidate = first + i;
    if (candidate >= pool_end || (asked >> 8u * i & 255u) > build.level) continue;
    uvec3 place = placeOf(candidate);
    uint distance2 = nearest2(place);
    if (distance2 < levels[build.level].radius2) {
      answered = bitfieldInsert(answered, firstLevelWithin(distance2), int(8u * i), 8);
    } else {
      uint slot = atomicAdd(free_count, 1u);
      if (slot >= build.most_free) continue;
      free[slot] = SiteNode(candidate, place.x | place.y << 21, place.y >> 11 | place.z << 10);
      states[slot] = kUndecided;
    }
  }
  wake[word] = answered;
}
