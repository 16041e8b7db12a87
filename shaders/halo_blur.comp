// One direction of a Gaussian.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/halo.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(binding = 0) uniform sampler2D source_image;
layout(binding = 1, rgba16f) uniform writeonly image2D blurred_image;
layout(push_constant, scalar) uniform Constants { HaloBlur halo; };

void main() {
  ivec2 texel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(texel, ivec2(halo.image.size)))) return;
  int reach = int(ceil(3.2 * halo.sigma_texels));  // where it is below a hundredth
  vec4 sum = vec4(0.0);
  float weights = 0.0;
  for (int i = -reach; i <= reach; ++i) {
    ivec2 at = texel + halo.direction * i;
    if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, ivec2(halo.image.size)))) continue;
    float weight = exp(-0.5 * float(i * i) / (halo.sigma_texels * halo.sigma_texels));
    sum += weight * texelFetch(source_image, at, 0);
    weights += weight;
  }
  imageStore(blurred_image, texel, sum / weights);
}
