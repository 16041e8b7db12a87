// As output.comp, to 16 bits a channel: steps too fine for contour lines, so there is nothing to dither.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "output.glsl"

layout(binding = 1, rgba16) uniform writeonly image2D picture_image;

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (isOutside(pixel)) return;
  imageStore(picture_image, pixel, vec4(finished(pixel), 1.0));
}
