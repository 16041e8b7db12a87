// Sizes of the dispatches that follow from the number of dots, and of those that show their grains.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/treatment.h"
#include "shared/splat.h"

layout(local_size_x = 1) in;
layout(scalar, binding = 0) readonly buffer Counts { DotCounts counts; };
layout(scalar, binding = 1) buffer Arguments { SplatArguments arguments; };

uvec3 groupsFor(uint threads) {  // as Commands::dispatchThreads
  uint groups = (threads + kSplatGroup - 1u) / kSplatGroup;
  return uvec3(min(groups, 32768u), (groups + 32767u) / 32768u, 1u);
}

void main() {
  uint dots = counts.dots - counts.overflow;
  arguments.dots = groupsFor(dots);
  arguments.dot_count = dots;
  arguments.wide = groupsFor(arguments.wide_count);
  arguments.grains = groupsFor(arguments.grained_count * kGrainsPerDot);
}
