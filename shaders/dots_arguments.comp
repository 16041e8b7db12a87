// Sizes of the dispatches that follow from the number of dots, and of those that show their grains.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/treatment.h"
#include "groups.glsl"

layout(local_size_x = 1) in;
layout(scalar, binding = 0) readonly buffer Counts { DotCounts counts; };
layout(scalar, binding = 1) buffer Arguments { SplatArguments arguments; };

void main() {
  arguments.hairs = groupsFor(counts.hairs);
  arguments.dots = groupsFor(counts.dots - counts.hairs);
  arguments.wide = groupsFor(arguments.wide_count);
  arguments.grains = groupsFor(arguments.grained_count * kGrainsPerDot);
}
