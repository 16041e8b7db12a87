// Puts the pixel together: scattered light times bare albedo, less what pigment takes, plus what glints on top.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"
#include "shared/splat.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) uniform LightingBlock { Lighting lighting; };
layout(scalar, binding = 2) uniform SkinBlock { SkinLook skin; };
layout(binding = 3) uniform sampler2D diffused_image;
layout(binding = 4) uniform sampler2D specular_image;
layout(binding = 5) uniform sampler2D albedo_image;
layout(scalar, binding = 6) readonly buffer Ink { uint ink[]; };
layout(binding = 7) uniform sampler2D halo_image;
layout(binding = 8, rgba16f) uniform writeonly image2D linear_image;
layout(push_constant, scalar) uniform Constants { HaloPass halo; };

// Coverage adds up linearly until dots pile on dots; from there it only nears 1.
float absorbed(float a) { return a < 0.8 ? a : 1.0 - 0.2 * exp(-(a - 0.8) / 0.2); }

vec3 backdrop(vec2 px) {
  vec2 c = (px - 0.5 * vec2(view.picture)) / float(view.picture.y);
  return lighting.backdrop * (1.12 - 0.9 * dot(c, c));
}

// Between the middles of the reduced image's texels, by hand: what lies beyond its size was never written, and a sampler
// would let a trace of it through.
vec3 haloAt(vec2 px) {
  ivec2 last = ivec2(halo.size) - 1;
  vec2 at = clamp(px / float(1u << halo.level) - 0.5, vec2(0.0), vec2(last));
  ivec2 low = ivec2(at), high = min(low + 1, last);
  vec2 t = at - vec2(low);
  vec4 upper = mix(texelFetch(halo_image, low, 0), texelFetch(halo_image, ivec2(high.x, low.y), 0), t.x);
  vec4 lower = mix(texelFetch(halo_image, ivec2(low.x, high.y), 0), texelFetch(halo_image, high, 0), t.x);
  return mix(upper, lower, t.y).rgb;
}

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(pixel, ivec2(view.tile)))) return;
  vec4 diffused = texelFetch(diffused_image, pixel, 0);
  vec3 colour;
  if (diffused.a <= 0.0) {
    colour = backdrop(vec2(pixel) + vec2(view.tile_origin) + 0.5);
  } else {
    float a = absorbed(float(ink[uint(pixel.y) * view.tile.x + uint(pixel.x)]) / float(kInkUnit));
    vec3 blurred = haloAt(vec2(pixel) + 0.5);
    blurred.xy /= max(blurred.z, 1e-3);  // the mean over skin alone, so that shade does not thin out at the silhouette
    vec3 core = 1.0 - skin.ink * a;
    vec3 shade = exp(-skin.halo * (skin.halo_gain * blurred.x));
    // Blood takes green most, then blue, hardly red (render.md 4.3: -5, -41, -28 % for strong erythema).
    vec3 red = exp(-vec3(0.06, 0.62, 0.42) * min(blurred.y * 1.8, 1.0));
    vec3 albedo = texelFetch(albedo_image, pixel, 0).rgb;
    colour = diffused.rgb * albedo * core * shade * red + texelFetch(specular_image, pixel, 0).rgb;
  }
  imageStore(linear_image, pixel, vec4(colour * lighting.exposure, 1.0));
}
