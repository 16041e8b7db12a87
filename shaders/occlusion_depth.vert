// The head seen along parallel rays from one direction: depth only, for baking how much of lights and sky reaches the skin.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/occlusion.h"

layout(scalar, binding = 0) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(push_constant, scalar) uniform Constants { OcclusionView occlusion; };

void main() {
  vec3 d = vertices[gl_VertexIndex].position - occlusion.centre;
  gl_Position = vec4(vec3(dot(d, occlusion.right), dot(d, occlusion.up), 0.0) / occlusion.radius_mm, 1.0);
  gl_Position.z = 0.5 + 0.5 * dot(d, occlusion.towards) / occlusion.radius_mm;
}
