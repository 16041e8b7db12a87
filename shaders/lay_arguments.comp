// Sizes of the dispatches that follow from what the retarget pass has listed so far: after its first step and after its last.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/treatment.h"
#include "groups.glsl"

layout(local_size_x = 1) in;
layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
layout(scalar, binding = 1) buffer Counts { DotCounts counts; };
layout(scalar, binding = 2) writeonly buffer Arguments { LayArguments arguments; };

void main() {
  uint found = counts.impressions;
  counts.impressions = min(found, treatment.mark_capacity);
  counts.dots = counts.hairs + counts.impressions;
  counts.overflow = found - counts.impressions;
  arguments.hairless = groupsFor(counts.hairless);
  arguments.hairs = groupsFor(counts.hairs);
  arguments.impressions = groupsFor(counts.impressions);
}
