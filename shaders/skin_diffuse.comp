// Light that entered nearby comes out here: Burley's normalized diffusion (Christensen and Burley 2015, Pixar memo 15-04) in
// screen space, its width in millimetres for each channel, over the whole picture at once. Taps are turned by the texel, never
// by time.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"
#include "random.glsl"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) uniform SkinBlock { SkinLook skin; };
layout(binding = 2) uniform sampler2D depth_image;
layout(binding = 3) uniform sampler2D light_image;  // alpha: share of the texel that is skin
layout(binding = 4, rgba16f) uniform writeonly image2D diffused_image;
layout(push_constant, scalar) uniform Constants { Reduced reduced; };

const int kTaps = 20;

// Along the view axis, mm; only where there is skin.
float depthAt(ivec2 texel) { return view.near_mm / texelFetch(depth_image, texel, 0).r; }

vec3 burley(float r) { return (exp(-r / skin.diffusion_mm) + exp(-r / (3.0 * skin.diffusion_mm))) / (skin.diffusion_mm * r); }

void main() {
  ivec2 texel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(texel, ivec2(reduced.size)))) return;
  vec4 here = texelFetch(light_image, texel, 0);
  float depth = 0.0, texels_per_mm = 0.0;
  if (here.a > 0.0) {
    depth = depthAt(texel);
    texels_per_mm = view.focal_px / (depth * float(1u << reduced.level));
  }
  if (texels_per_mm * skin.diffusion_mm.r < 0.4) {  // narrower than the texels: nothing to spread
    imageStore(diffused_image, texel, here);
    return;
  }
  float turn = unitFloat(hashOf(uint(texel.x), uint(texel.y))) * 6.28318530718;
  // Radii follow exp(-r / 3d) of the widest channel; each tap is weighted by what the density of taps there falls short of.
  float reach = 3.0 * skin.diffusion_mm.r;
  vec3 sum = vec3(0.0), weights = vec3(0.0);
  for (int i = 0; i < kTaps; ++i) {
    float share = (float(i) + 0.5) / float(kTaps);
    float r = -reach * log(1.0 - share * 0.95);
    float angle = turn + float(i) * 2.39996323;
    ivec2 at = clamp(texel + ivec2(round(vec2(cos(angle), sin(angle)) * r * texels_per_mm)), ivec2(0), ivec2(reduced.size) - 1);
    vec4 tap = texelFetch(light_image, at, 0);
    if (tap.a <= 0.0) continue;
    float apart = depthAt(at) - depth;
    float true_r = sqrt(r * r + apart * apart);
    vec3 weight = burley(max(true_r, 0.02)) * (tap.a * r / exp(-r / reach));
    sum += tap.rgb * weight;
    weights += weight;
  }
  vec3 diffused = here.rgb;
  if (weights.r > 0.0) diffused = sum / weights;
  imageStore(diffused_image, texel, vec4(diffused, here.a));
}
