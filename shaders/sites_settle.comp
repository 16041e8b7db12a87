// One round of the greedy maximal independent set: a free candidate is rejected when a stronger neighbour is in, accepted
// when no stronger neighbour is left undecided. States only rise and the fixpoint is unique (Blelloch et al. 2012), so
// reading a state that another thread is just raising delays the answer and never changes it.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "sites_common.glsl"

layout(scalar, binding = 0) readonly buffer Levels { SiteLevel levels[]; };
layout(scalar, binding = 1) readonly buffer Free { SiteNode free[]; };
layout(scalar, binding = 2) readonly buffer Heads { uint heads[]; };
layout(scalar, binding = 3) readonly buffer Nexts { uint nexts[]; };
layout(scalar, binding = 4) coherent buffer States { uint states[]; };
layout(scalar, binding = 5) buffer Remaining { uint remaining; };

// priorityOf() of scalp/sites.cpp: the lower is the stronger.
uint priorityOf(uint candidate) { return pcgHash(candidate ^ hashOf(build.level, build.seed)); }

uint settle(uint self) {
  uvec3 place = unpackPosition(free[self]), low = lowestCell(place);
  uint priority = priorityOf(free[self].candidate), verdict = kAccepted;
  for (uint n = 0u; n < 8u; ++n) {
    for (uint i = heads[hashOfCell(low + cornerOf(n)) & build.node_mask]; i != kNothing; i = nexts[i]) {
      uint state = states[i];
      if (state == kRejected || priorityOf(free[i].candidate) >= priority) continue;  // out, weaker, or this one
      if (apart2(unpackPosition(free[i]), place, levels[build.level].reach) >= levels[build.level].radius2) continue;
      if (state == kAccepted) return kRejected;
      verdict = kUndecided;
    }
  }
  return verdict;
}

void main() {
  uint self = threadIndex();
  if (self >= build.node_count || states[self] != kUndecided) return;
  uint verdict = settle(self);
  if (verdict == kUndecided) atomicAdd(remaining, 1u); else states[self] = verdict;
}
