// The head's surface: what the skin passes need at every pixel.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/occlusion.h"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 2) readonly buffer Occlusions { Occlusion occlusions[]; };
layout(binding = 3) uniform sampler2D colour_map;
#include "view.glsl"

layout(location = 0) out vec3 normal;
layout(location = 1) out vec4 lights;
layout(location = 2) out vec4 sky_scalp_uv;

void main() {
  SurfaceVertex vertex = vertices[gl_VertexIndex];
  Occlusion occlusion = occlusions[gl_VertexIndex];
  gl_Position = clipPosition(vertex.position);
  normal = vertex.normal;
  lights = occlusion.lights;
  float sky = occlusion.sky / max(occlusion.sky_whole, 1e-6);
  sky_scalp_uv = vec4(sky, vertex.scalp, vec2(vertex.uv & 0xffffu, vertex.uv >> 16) / 65535.0);
}
