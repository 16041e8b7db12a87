// The shade around dots: absorptance blurred over skin, at a resolution that fits its width.
#ifndef STIPPLE_SHARED_HALO_H
#define STIPPLE_SHARED_HALO_H
#include "language.h"

SHARED_BEGIN

struct HaloPass {  // 24 bytes
  uvec2 size;      // of the reduced image
  uint level;      // one texel is 2^level pixels a side
  float sigma_texels;
  ivec2 direction;  // of the blur
};
STATIC_SIZE(HaloPass, 24);

SHARED_END
#endif
