// From the blurs of the dots to what they do to skin around them, once a texel of the halo instead of once a pixel of the picture:
// optical depth of shade and redness, each channel, times the share of the texel that is skin.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/halo.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform SkinBlock { SkinLook skin; };
layout(binding = 1) uniform sampler2D near_halo_image;  // absorptance of shallow and deep dots, redness, share of skin
layout(binding = 2) uniform sampler2D middle_halo_image;
layout(binding = 3) uniform sampler2D far_halo_image;
layout(binding = 4, rgba16f) uniform writeonly image2D shade_image;
layout(push_constant, scalar) uniform Constants { Reduced reduced; };
#include "flush.glsl"

// How red fresh dots turn the skin, over their mean absorptance: 48 of them on a square centimetre, the usual first session, by a third
// of what is possible [assumed: their halos of 1 to 1.5 mm overlap by then, render.md 4.3].
const float kBloodPerInk = 11.0;

// The mean over skin alone, so that shade does not thin out at the silhouette.
vec4 blurAt(sampler2D image, ivec2 texel) {
  vec4 halo = texelFetch(image, texel, 0);
  return halo / max(halo.w, 1e-3);
}

void main() {
  ivec2 texel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(texel, ivec2(reduced.size)))) return;
  float skin_share = texelFetch(far_halo_image, texel, 0).w;
  vec4 near = blurAt(near_halo_image, texel), middle = blurAt(middle_halo_image, texel), far = blurAt(far_halo_image, texel);
  vec3 shade = skin.halo[0] * near.x + skin.halo[1] * middle.x + skin.halo[2] * far.x + skin.deep_halo[0] * near.y +
               skin.deep_halo[1] * middle.y + skin.deep_halo[2] * far.y;
  vec3 red = flushDepth(1.0 - exp(-kBloodPerInk * far.z));
  imageStore(shade_image, texel, vec4(shade + red, 1.0) * skin_share);
}
