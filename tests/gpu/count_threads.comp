// Counts the threads that run and notes the highest number among them.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "threads.glsl"

layout(scalar, binding = 0) buffer Tally {
  uint threads;
  uint highest;
};
layout(push_constant, scalar) uniform Constants { uint asked; };

void main() {
  uint index = threadIndex();
  if (index >= asked) return;
  atomicAdd(threads, 1u);
  atomicMax(highest, index);
}
