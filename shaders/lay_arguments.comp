// Sizes of the dispatches that follow from how many marks the retarget pass has listed.
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
  uint found = counts.marks[1];
  counts.marks[1] = min(found, treatment.mark_capacity);
  counts.dots = counts.marks[0] + counts.marks[1];
  counts.overflow = found - counts.marks[1];
  arguments.hairs = groupsFor(counts.marks[0]);
  arguments.impressions = groupsFor(counts.marks[1]);
}
