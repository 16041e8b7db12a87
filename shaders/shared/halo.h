// What spreads over skin: light that entered nearby, and the shade around dots. Both are worked out for the whole picture at
// once, at a resolution that fits their width, so that no tile's border shows in them.
#ifndef STIPPLE_SHARED_HALO_H
#define STIPPLE_SHARED_HALO_H
#include "language.h"

SHARED_BEGIN

/// An image of the whole picture.
struct Reduced {  // 12 bytes
  uvec2 size;
  uint level;  // one texel is 2^level pixels a side
};
STATIC_SIZE(Reduced, 12);

/// The shade that a dot casts on the skin around it is a sum of Gaussians of the dot's ink, in shares that follow from the dot's
/// depth and the channel (render/look). Standard deviations, fitted to models/skin's dotSpread().
SHARED_CONST vec3 kHaloMm = vec3(0.20f, 0.40f, 0.85f);

struct HaloBlur {  // 24 bytes
  Reduced image;
  float sigma_texels;
  ivec2 direction;
};
STATIC_SIZE(HaloBlur, 24);

struct CompositePass {  // 24 bytes
  Reduced light;
  Reduced halo;
};
STATIC_SIZE(CompositePass, 24);

SHARED_END
#endif
