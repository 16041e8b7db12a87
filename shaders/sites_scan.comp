// Turns the tallies into running totals (exclusive) with one group, and leaves the total behind the last.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/sites.h"

layout(local_size_x = 256) in;
layout(push_constant, scalar) uniform Level { SiteLevel level; };
layout(scalar, binding = 0) buffer Tallies { uint tallies[]; };

shared uint partial[256];

void main() {
  uint thread = gl_LocalInvocationID.x;
  uint each = (level.runs + 255u) / 256u;
  uint first = thread * each, last = min(first + each, level.runs);
  uint sum = 0u;
  for (uint i = first; i < last; ++i) sum += tallies[i];
  partial[thread] = sum;
  barrier();
  if (thread == 0u) {
    uint running = 0u;
    for (uint i = 0u; i < 256u; ++i) {
      uint here = partial[i];
      partial[i] = running;
      running += here;
    }
    tallies[level.runs] = running;
  }
  barrier();
  uint running = partial[thread];
  for (uint i = first; i < last; ++i) {
    uint here = tallies[i];
    tallies[i] = running;
    running += here;
  }
}
