// Dots for the benchmark: any number, drawn evenly over the scalp, each as the frame would have it.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/bench.h"
#include "random.glsl"
#include "threads.glsl"

layout(scalar, binding = 0) readonly buffer Triangles { uvec3 triangles[]; };
layout(scalar, binding = 1) readonly buffer Cumulative { uint cumulative[]; };
layout(scalar, binding = 2) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 3) writeonly buffer Dots { Dot dots[]; };
layout(push_constant, scalar) uniform Constants { BenchDots bench; };

void main() {
  uint index = threadIndex();
  if (index >= bench.dot_count) return;
  // Stratified along the triangles, so that dots near in memory are near on the skin, as stored sites are.
  uint pick = uint((float(index) + 0.5) / float(bench.dot_count) * 4294967040.0);
  uint first = 0u, last = bench.triangle_count - 1u;
  while (first < last) {
    uint middle = (first + last) / 2u;
    if (cumulative[middle] > pick) last = middle; else first = middle + 1u;
  }
  uint chance = hashOf(index, bench.seed);
  vec2 uv = vec2(chance & 0xffffu, chance >> 16) / 65535.0;
  if (uv.x + uv.y > 1.0) uv = 1.0 - uv;
  uvec3 corners = triangles[first];
  vec3 weights = vec3(1.0 - uv.x - uv.y, uv);
  vec3 place = vertices[corners.x].position * weights.x + vertices[corners.y].position * weights.y +
               vertices[corners.z].position * weights.z;
  vec3 normal = normalize(vertices[corners.x].normal * weights.x + vertices[corners.y].normal * weights.y +
                          vertices[corners.z].normal * weights.z);
  dots[index] = packDot(packPlace(place), packNormal(normal), bench.diameter_mm, bench.absorptance, 0.0, kShallow, 0u);
}
