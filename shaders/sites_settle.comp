// One round of the greedy maximal independent set: a candidate is rejected when a stronger neighbour is in, accepted when
// no stronger neighbour is left undecided. States only rise and the fixpoint is unique (Blelloch et al. 2012), so reading
// a state that another thread is just raising delays the answer and never changes it.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Sites { Candidate sites[]; };
layout(scalar, binding = 1) readonly buffer Candidates { Candidate candidates[]; };
layout(scalar, binding = 2) readonly buffer Heads { uint heads[]; };
layout(scalar, binding = 3) readonly buffer Nexts { uint nexts[]; };
layout(scalar, binding = 4) coherent buffer States { uint states[]; };
layout(scalar, binding = 5) buffer Remaining { uint remaining; };

uint settle(uint self, uvec3 place) {
  uvec3 middle = place / level.cell;
  uint verdict = kAccepted;
  for (uint n = 0u; n < 27u; ++n) {
    uvec3 cell = middle + uvec3(n % 3u, n / 3u % 3u, n / 9u) - 1u;
    for (uint node = heads[tableEntry(cell)]; node != kNothing; node = nexts[node]) {
      if (node >= self) continue;  // weaker, or this one
      bool is_site = node < level.site_count;
      uint state = is_site ? kAccepted : states[node - level.site_count];
      if (state == kRejected) continue;
      uvec3 other;
      if (is_site) other = unpackPosition(sites[node]);
      else other = unpackPosition(candidates[node - level.site_count]);
      uvec3 apart = uvec3(abs(ivec3(other) - ivec3(place)));
      if (any(greaterThan(apart, uvec3(level.cell)))) continue;  // also keeps the squares within 32 bits
      if (apart.x * apart.x + apart.y * apart.y + apart.z * apart.z >= level.radius2) continue;
      if (state == kAccepted) return kRejected;
      verdict = kUndecided;
    }
  }
  return verdict;
}

void main() {
  uint index = threadIndex();
  if (index >= level.candidate_count || states[index] != kUndecided) return;
  uint verdict = settle(level.site_count + index, unpackPosition(candidates[index]));
  if (verdict == kUndecided) atomicAdd(remaining, 1u); else states[index] = verdict;
}
