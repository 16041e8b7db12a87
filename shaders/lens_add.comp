// Adds a finished part of the picture, as one point of the lens sees it, to the sum over all of them: linear light, the mean of
// each pixel's samples.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/output.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(binding = 0) uniform sampler2D linear_image;
layout(binding = 1, rgba32f) uniform image2D sum_image;  // of the whole picture
layout(push_constant, scalar) uniform Constants { OutputPass pass; };

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(pixel, ivec2(pass.size)))) return;
  vec4 sum = vec4(0.0);
  for (uint y = 0u; y < pass.samples; ++y)
    for (uint x = 0u; x < pass.samples; ++x) sum += texelFetch(linear_image, pixel * int(pass.samples) + ivec2(x, y), 0);
  ivec2 at = pixel + ivec2(pass.origin);
  imageStore(sum_image, at, imageLoad(sum_image, at) + sum / float(pass.samples * pass.samples));
}
