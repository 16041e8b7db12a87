// Mean absorptance near the surface (pigment, and the ground of hairs) and deep, mean redness and share of head in each block of pixels.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"
#include "shared/splat.h"
#include "shared/treatment.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Ink { uint ink[]; };  // kInkPlanes
layout(scalar, binding = 2) readonly buffer Blood { uint blood[]; };
layout(binding = 3) uniform sampler2D irradiance_image;
layout(binding = 4, rgba16f) uniform writeonly image2D reduced_image;
layout(push_constant, scalar) uniform Constants { Reduced reduced; };
#include "reduced.glsl"

void main() {
  uvec2 texel, first, last;
  if (!texelOfCore(gl_GlobalInvocationID.xy, texel, first, last)) return;
  uint plane = 2u * inkPlanePairs(view.tile);
  vec4 sum = vec4(0.0);
  for (uint y = first.y; y < last.y; ++y)
    for (uint x = first.x; x < last.x; ++x) {
      float on_head = texelFetch(irradiance_image, ivec2(x, y), 0).a;
      uint index = y * view.tile.x + x;
      uvec2 near_surface = uvec2(ink[index + kShallow * plane], ink[index + kHair * plane]);
      sum += on_head * vec4(vec3(near_surface.x + near_surface.y, ink[index + kDeep * plane], blood[index]) / float(kInkUnit), 1.0);
    }
  float pixels = float((last.x - first.x) * (last.y - first.y));
  imageStore(reduced_image, ivec2(texel), sum / pixels);
}
