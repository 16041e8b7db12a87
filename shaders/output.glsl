// What output.comp and output_deep.comp share: the colour of a finished pixel, sRGB, 0 to 1, before it is rounded to bits.
#include "language.glsl"
#include "shared/output.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(binding = 0) uniform sampler2D linear_image;
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

bool isOutside(ivec2 pixel) { return any(greaterThanEqual(pixel, ivec2(pass.size))); }

vec3 finished(ivec2 pixel) {
  vec3 sum = vec3(0.0);
  for (uint y = 0u; y < pass.samples; ++y)
    for (uint x = 0u; x < pass.samples; ++x) sum += texelFetch(linear_image, pixel * int(pass.samples) + ivec2(x, y), 0).rgb;
  return encoded(clamp(toneMapped(sum / float(pass.samples * pass.samples) * pass.gain), 0.0, 1.0));
}
