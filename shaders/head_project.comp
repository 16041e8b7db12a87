// Where the corners of the head's mesh lie on the picture.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "threads.glsl"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 2) writeonly buffer Projected { ProjectedVertex projected[]; };
#include "view.glsl"

const float kFarthestPx = 4e6;  // what 32 bits hold in subpixels

void main() {
  uint index = threadIndex();
  if (index >= uint(vertices.length())) return;
  vec3 place = vertices[index].position;
  float depth = viewDepth(place);
  ProjectedVertex corner = ProjectedVertex(0, 0, 2.0);
  if (depth >= view.near_mm) {
    vec2 px = clamp(projectToPicture(place, depth), -kFarthestPx, kFarthestPx);
    ivec2 at = ivec2(round(px * float(kSubpixels)));
    corner = ProjectedVertex(at.x, at.y, view.near_mm / depth);
  }
  projected[index] = corner;
}
