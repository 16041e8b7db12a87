// The integer absorptance splat: how a dot's ink is shared out over pixels so that its sum is the same
// wherever it lands.
#ifndef STIPPLE_SHARED_SPLAT_H
#define STIPPLE_SHARED_SPLAT_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kSplatGroup = 128u;
SHARED_CONST uint kInkUnit = 1u << 20;     // one pixel wholly covered by perfect ink
SHARED_CONST uint kWeightUnit = 1u << 12;  // what the weights along one axis add up to

// A kernel along one axis is a Gaussian cut at kKernelReach sigma. Its running sum, over reaches t from -1 to 1, is
// 1/2 + t (k0 + k1 t^2 + ... + k4 t^8): fitted for the least greatest error, 6.5e-5, with exact ends. That is below half of
// what one weight can tell apart, and quicker than a table wherever memory is the limit.
SHARED_CONST float kKernelReach = 2.5f;
SHARED_CONST float kKernel0 = 1.0091633f;
SHARED_CONST float kKernel1 = -1.0363004f;
SHARED_CONST float kKernel2 = 0.8906922f;
SHARED_CONST float kKernel3 = -0.4836237f;
SHARED_CONST float kKernel4 = 0.1200686f;
// Dots below this many pixels across are drawn whole, above twice that as grains alone; between, both in
// part.
SHARED_CONST float kGrainsFromPx = 3.0f;
// Of a dot's spread, the share (of variance) that lies between its grains rather than within them.
SHARED_CONST float kGrainScatter = 0.72f;

struct SplatArguments {  // 32 bytes
  uvec3 dots;            // dispatch of one thread a dot
  uint dot_count;
  uvec3 grains;        // dispatch of one thread a grain
  uint grained_count;  // dots in view that are wide enough to show their grains
};
STATIC_SIZE(SplatArguments, 32);
STATIC_OFFSET(SplatArguments, grains, 16);

struct SplatCounts {  // 16 bytes; only where asked for
  uint dots_drawn;    // whole dots that reached the picture
  uint grains_drawn;  // grains that reached the picture
  uint grains_held;   // grains in the dots that reached the picture, drawn one by one or as a whole
  uint additions;     // atomic additions to pixels
};
STATIC_SIZE(SplatCounts, 16);

SHARED_END
#endif
