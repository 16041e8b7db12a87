// Light that entered nearby comes out here: normalized diffusion (Christensen and Burley 2015, Pixar memo 15-04) in screen space,
// its width in millimetres for each channel, over the whole picture at once. Of Burley's two exponentials, d and 3 d wide, the
// wider is left out: against models/skin's lightSpread() one falls short by 6 % at most where two do by 12 %. Taps are turned by
// the texel, never by time.
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

// Light from a ring of this radius and of unit width.
vec3 diffusion(float r) { return exp(-r / skin.diffusion_mm) / skin.diffusion_mm; }

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
  uint chance = hashOf(uint(texel.x), uint(texel.y));
  float turn = unitFloat(chance) * 6.28318530718, shift = unitFloat(pcgHash(chance));
  // As dense as red is; each tap is weighted by what the other channels need more or less of there.
  float reach = skin.diffusion_mm.r;
  vec3 sum = vec3(0.0), weights = vec3(0.0);
  for (int i = 0; i < kTaps; ++i) {
    float share = (float(i) + shift) / float(kTaps);
    float r = -reach * log(1.0 - share);
    float angle = turn + float(i) * 2.39996323;
    ivec2 at = clamp(texel + ivec2(round(vec2(cos(angle), sin(angle)) * r * texels_per_mm)), ivec2(0), ivec2(reduced.size) - 1);
    vec4 tap = texelFetch(light_image, at, 0);
    if (tap.a <= 0.0) continue;
    float apart = depthAt(at) - depth;
    float true_r = sqrt(r * r + apart * apart);
    vec3 weight = diffusion(true_r) * (tap.a * (r / max(true_r, 1e-4)) / exp(-r / reach));
    sum += tap.rgb * weight;
    weights += weight;
  }
  vec3 diffused = here.rgb;
  if (weights.r > 0.0) diffused = sum / weights;
  imageStore(diffused_image, texel, vec4(diffused, here.a));
}
