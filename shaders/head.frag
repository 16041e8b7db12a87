// The triangle, the pixel's place in it and its depth, all from whole numbers that do not depend on the tile.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Projected { ProjectedVertex projected[]; };
layout(scalar, binding = 2) readonly buffer Indices { uint indices[]; };
layout(location = 0) out uvec2 triangle_place;  // number; weights of corners 1 and 2 on the skin, 1/65535 each

float cross2(vec2 a, vec2 b) { return a.x * b.y - a.y * b.x; }

void main() {
  uint first = uint(gl_PrimitiveID) * 3u;
  ProjectedVertex a = projected[indices[first]], b = projected[indices[first + 1u]], c = projected[indices[first + 2u]];
  if (max(a.surface, max(b.surface, c.surface)) > 1.0) discard;  // reaches behind the eye
  ivec2 here = (ivec2(gl_FragCoord.xy) + ivec2(view.tile_origin)) * kSubpixels + kSubpixels / 2;
  vec2 to_a = vec2(ivec2(a.x, a.y) - here), to_b = vec2(ivec2(b.x, b.y) - here), to_c = vec2(ivec2(c.x, c.y) - here);
  // Areas opposite each corner, signs alike whichever way the triangle winds; the middle of a pixel on an edge may round to outside.
  vec3 areas = vec3(cross2(to_b, to_c), cross2(to_c, to_a), cross2(to_a, to_b));
  float whole = areas.x + areas.y + areas.z;
  vec3 weights = clamp(areas / (whole == 0.0 ? 1.0 : whole), 0.0, 1.0);
  // Linear on the picture is what is divided by distance.
  vec3 on_skin = weights * vec3(a.surface, b.surface, c.surface);
  float surface = on_skin.x + on_skin.y + on_skin.z;
  gl_FragDepth = surface;
  triangle_place = uvec2(uint(gl_PrimitiveID), packUnorm2x16(on_skin.yz / max(surface, 1e-12)));
}
