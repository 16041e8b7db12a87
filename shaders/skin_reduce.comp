// Mean irradiance and mean depth (reversed, as in the depth image) of the skin in each block of pixels.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(binding = 1) uniform sampler2D depth_image;
layout(binding = 2) uniform sampler2D irradiance_image;
layout(binding = 3, rgba16f) uniform writeonly image2D reduced_light;  // alpha: share of the block that is skin
layout(binding = 4, r32f) uniform writeonly image2D reduced_depth;
layout(push_constant, scalar) uniform Constants { Reduced reduced; };
#include "reduced.glsl"

void main() {
  uvec2 texel, first, last;
  if (!texelOfCore(gl_GlobalInvocationID.xy, texel, first, last)) return;
  vec4 light = vec4(0.0);
  float depth = 0.0;
  for (uint y = first.y; y < last.y; ++y)
    for (uint x = first.x; x < last.x; ++x) {
      vec4 here = texelFetch(irradiance_image, ivec2(x, y), 0);  // all 0 where there is no skin, depth too
      light += here;
      depth += texelFetch(depth_image, ivec2(x, y), 0).r;
    }
  float skin = max(light.a, 1.0);
  float pixels = float((last.x - first.x) * (last.y - first.y));
  imageStore(reduced_light, ivec2(texel), vec4(light.rgb / skin, light.a / pixels));
  imageStore(reduced_depth, ivec2(texel), vec4(depth / skin));
}
