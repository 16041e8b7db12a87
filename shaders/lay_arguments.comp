// Sizes of the dispatches that follow from what the retarget pass has listed so far: after each of its steps.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/treatment.h"
#include "groups.glsl"

layout(local_size_x = 1) in;
layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
layout(scalar, binding = 1) buffer Counts { DotCounts counts; };
layout(scalar, binding = 2) writeonly buffer Arguments { LayArguments arguments; };
layout(scalar, binding = 3) buffer Lists { MarkList lists[kMarkLists]; };

void main() {
  uint held = 0u, longest = 0u, overflow = 0u;
  for (uint i = 0u; i < kMarkLists; ++i) {
    uint found = lists[i].count, count = min(found, treatment.list_capacity);
    lists[i].count = count;
    lists[i].first = held;
    held += count;
    longest = max(longest, count);
    overflow += found - count;
  }
  counts.impressions = held;
  counts.dots = counts.hairs + held;
  counts.overflow = overflow;
  arguments.bare = groupsFor((counts.bare + kSitesPerThread - 1u) / kSitesPerThread);
  arguments.asked = groupsFor(counts.asked);
  arguments.hairs = groupsFor(counts.hairs);
  arguments.impressions = uvec3(groupsFor(longest).x, kMarkLists, 1u);
}
