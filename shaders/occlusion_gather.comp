// Adds one direction's visibility to every vertex. A vertex belongs to one thread and directions come one after another,
// so the sums are the same every time.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/occlusion.h"
#include "threads.glsl"

layout(scalar, binding = 0) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 1) buffer Occlusions { Occlusion occlusions[]; };
layout(binding = 2) uniform sampler2D depth_map;
layout(push_constant, scalar) uniform Constants { OcclusionView occlusion; };

void main() {
  uint index = threadIndex();
  if (index >= vertices.length()) return;
  SurfaceVertex vertex = vertices[index];
  float cosine = dot(vertex.normal, occlusion.towards);
  if (cosine <= 0.0) return;

  // Lifted off the skin by more than a texel's slope, so that the surface does not shade itself.
  float texel_mm = 2.0 * occlusion.radius_mm / float(kOcclusionMapSize);
  vec3 d = vertex.position + vertex.normal * (1.5 * texel_mm) - occlusion.centre;
  vec3 at = vec3(dot(d, occlusion.right), dot(d, occlusion.up), dot(d, occlusion.towards)) / occlusion.radius_mm * 0.5 + 0.5;
  bool inside = all(greaterThan(at.xy, vec2(0.0))) && all(lessThan(at.xy, vec2(1.0)));
  ivec2 texel = clamp(ivec2(at.xy * float(kOcclusionMapSize)), ivec2(0), ivec2(kOcclusionMapSize) - 1);
  float nearest = texelFetch(depth_map, texel, 0).r;
  bool visible = !inside || at.z + 0.5 * texel_mm / occlusion.radius_mm >= nearest;

  float sky = occlusion.sky_weight * cosine, light = occlusion.light_weight * cosine;
  occlusions[index].sky_whole += sky;
  occlusions[index].lights_whole[occlusion.light] += light;
  if (!visible) return;
  occlusions[index].sky += sky;
  occlusions[index].open += sky * occlusion.towards;
  occlusions[index].lights[occlusion.light] += light;
}
