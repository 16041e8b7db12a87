// Puts the pixel together: scattered light times bare albedo, less what pigment takes, plus what glints on top.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"
#include "shared/splat.h"
#include "shared/treatment.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) uniform LightingBlock { Lighting lighting; };
layout(scalar, binding = 2) uniform SkinBlock { SkinLook skin; };
layout(binding = 3) uniform sampler2D diffused_image;  // of the whole picture; alpha: share of the texel that is skin
layout(binding = 4) uniform sampler2D specular_image;
layout(binding = 5) uniform sampler2D albedo_image;
layout(scalar, binding = 6) readonly buffer Ink { uint ink[]; };  // kInkPlanes
layout(binding = 7) uniform sampler2D shade_image;  // of the whole picture; alpha: share of the texel that is skin
layout(binding = 8) uniform sampler2D depth_image;  // of the whole picture, reversed
layout(scalar, binding = 9) readonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
layout(binding = 10, rgba16f) uniform writeonly image2D linear_image;           // of the tile's core
layout(push_constant, scalar) uniform Constants { CompositePass pass; };

layout(constant_id = 0) const bool kReduced = true;  // false: both images of the whole picture have a texel a pixel

// Coverage adds up linearly until dots or grains pile up; from there it only nears what the skin above the pigment, which
// scatters light too, lets them take [0.88 tuned by eye].
float absorbed(float a) {
  const float linear = 0.64, most = 0.88;
  return a < linear ? a : most - (most - linear) * exp(-(a - linear) / (most - linear));
}

// Darker towards the corners, and never black in a wide window.
vec3 backdrop(vec2 px) {
  vec2 c = (px - 0.5 * vec2(view.picture)) / float(max(view.picture.x, view.picture.y));
  return lighting.backdrop * (1.12 - 0.9 * dot(c, c));
}

// The four texels around a place on the picture, and how near it lies to each.
struct Around {
  ivec2 texels[4];
  float weights[4];
};

Around around(vec2 px, Reduced image) {
  ivec2 last = ivec2(image.size) - 1;
  vec2 at = clamp(px / float(1u << image.level) - 0.5, vec2(0.0), vec2(last));
  ivec2 low = ivec2(at), high = min(low + 1, last);
  vec2 t = at - vec2(low);
  return Around(ivec2[4](low, ivec2(high.x, low.y), ivec2(low.x, high.y), high),
                float[4]((1.0 - t.x) * (1.0 - t.y), t.x * (1.0 - t.y), (1.0 - t.x) * t.y, t.x * t.y));
}

// What the dots around do to skin, as optical depth (halo_shade.comp).
vec3 shadeAt(uvec2 pixel) {
  vec4 shade = vec4(0.0);
  if (!kReduced) {
    shade = texelFetch(shade_image, ivec2(pixel), 0);
  } else {
    Around around_px = around(vec2(pixel) + 0.5, pass.halo);
    for (int i = 0; i < 4; ++i) shade += around_px.weights[i] * texelFetch(shade_image, around_px.texels[i], 0);
  }
  return shade.rgb / max(shade.a, 1e-3);
}

// Only from skin at this pixel's own depth, so that an ear's light does not leak on to the head behind it.
vec3 lightAt(uvec2 pixel, float depth) {
  if (!kReduced) return texelFetch(diffused_image, ivec2(pixel), 0).rgb;
  Around near = around(vec2(pixel) + 0.5, pass.light);
  float same_depth = 4.0 * float(1u << pass.light.level) * depth / view.focal_px;  // four texels of slope
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  for (int i = 0; i < 4; ++i) {
    vec4 light = texelFetch(diffused_image, near.texels[i], 0);
    float apart = (view.near_mm / max(texelFetch(depth_image, near.texels[i], 0).r, 1e-9) - depth) / same_depth;
    float weight = near.weights[i] * light.a / (1.0 + apart * apart);
    sum += weight * light.rgb;
    weights += weight;
  }
  return sum / max(weights, 1e-9);
}

void main() {
  uvec2 core_pixel = gl_GlobalInvocationID.xy;
  if (any(greaterThanEqual(core_pixel, view.core))) return;
  uvec2 pixel = view.core_origin + core_pixel, tile_pixel = pixel - view.tile_origin;
  uint index = tile_pixel.y * view.tile.x + tile_pixel.x;
  float depth = skin_depth[index];
  uint plane = 2u * inkPlanePairs(view.tile);
  vec3 colour;
  if (depth <= 0.0) {
    colour = backdrop(vec2(pixel) + 0.5);
  } else {
    vec3 a = vec3(ink[index + kShallow * plane], ink[index + kDeep * plane], ink[index + kHair * plane]) / float(kInkUnit);
    float sum = a.x + a.y + a.z;
    a *= absorbed(sum) / max(sum, 1e-6);
    vec3 core = 1.0 - (skin.ink * a.x + skin.deep * a.y + skin.hair * a.z);
    vec3 shade = exp(-shadeAt(pixel));
    vec3 albedo = texelFetch(albedo_image, ivec2(tile_pixel), 0).rgb;
    // Pigment lies below what glints; what a hair shades does not glint.
    vec3 gloss = (1.0 - a.z) * texelFetch(specular_image, ivec2(tile_pixel), 0).rgb;
    colour = lightAt(pixel, depth) * albedo * core * shade + gloss;
  }
  // A shaft covers everything, the backdrop too: at the silhouette hair stands out beyond the skin.
  colour *= 1.0 - skin.hair * absorbed(float(ink[index + kShafts * plane]) / float(kInkUnit));
  imageStore(linear_image, ivec2(core_pixel), vec4(colour * lighting.exposure, 1.0));
}
