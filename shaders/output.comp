// From linear light to the bytes of the picture: average the samples, tone map, one sRGB encode.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/output.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(binding = 0) uniform sampler2D linear_image;
layout(binding = 1, rgba8) uniform writeonly image2D picture_image;
layout(push_constant, scalar) uniform Constants { OutputPass pass; };

// Khronos PBR Neutral tone mapper (KhronosGroup/ToneMapping) without its toe: what is matte comes back as itself up to 0.8. The toe
// takes off the 4 % that a glossy base colour reflects under even light; skin's gloss stands beside its albedo here and is to be
// seen, as a camera sees it.
vec3 toneMapped(vec3 colour) {
  const float start = 0.8, desaturation = 0.15;
  float peak = max(colour.r, max(colour.g, colour.b));
  if (peak < start) return colour;
  float room = 1.0 - start;
  float pressed = 1.0 - room * room / (peak + room - start);
  colour *= pressed / peak;
  float grey = 1.0 - 1.0 / (desaturation * (peak - pressed) + 1.0);
  return mix(colour, vec3(pressed), grey);
}

// IEC 61966-2-1.
vec3 encoded(vec3 linear) {
  return mix(1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, 12.92 * linear, lessThanEqual(linear, vec3(0.0031308)));
}

// From -0.5 to 0.5, about even over any few pixels: interleaved gradient noise (Jimenez 2014, "Next generation post processing in
// Call of Duty"). Half a step of 8 bits of it and the backdrop's slow gradient shows no contour lines.
float dither(uvec2 pixel) { return fract(52.9829189 * fract(dot(vec2(pixel), vec2(0.06711056, 0.00583715)))) - 0.5; }

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(pixel, ivec2(pass.size)))) return;
  vec3 sum = vec3(0.0);
  for (uint y = 0u; y < pass.samples; ++y)
    for (uint x = 0u; x < pass.samples; ++x) sum += texelFetch(linear_image, pixel * int(pass.samples) + ivec2(x, y), 0).rgb;
  vec3 colour = toneMapped(sum / float(pass.samples * pass.samples) * pass.gain);
  imageStore(picture_image, pixel, vec4(encoded(clamp(colour, 0.0, 1.0)) + dither(pass.origin + uvec2(pixel)) / 255.0, 1.0));
}
