// From linear light to the bytes of the picture: average the samples, tone map, one sRGB encode.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "output.glsl"

layout(binding = 1, rgba8) uniform writeonly image2D picture_image;

// From -0.5 to 0.5, about even over any few pixels: interleaved gradient noise (Jimenez 2014, "Next generation post processing in
// Call of Duty"). Half a step of 8 bits of it and the backdrop's slow gradient shows no contour lines.
float dither(uvec2 pixel) { return fract(52.9829189 * fract(dot(vec2(pixel), vec2(0.06711056, 0.00583715)))) - 0.5; }

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (isOutside(pixel)) return;
  imageStore(picture_image, pixel, vec4(finished(pixel) + dither(pass.origin + uvec2(pixel)) / 255.0, 1.0));
}
