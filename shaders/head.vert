// Which triangle of the head covers each pixel.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Projected { ProjectedVertex projected[]; };

// The viewport's middle is the tile's upper left corner (Frame::drawHead). Every step is exact.
void main() {
  ProjectedVertex corner = projected[gl_VertexIndex];
  ivec2 from_origin = ivec2(corner.x, corner.y) - ivec2(view.tile_origin) * kSubpixels;
  gl_Position = vec4(vec2(from_origin) / float(kSubpixels * int(kViewportSize / 2u)), 0.5, 1.0);
}
