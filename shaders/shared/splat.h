// The integer absorptance splat: how a dot's ink is shared out over pixels so that its sum is the same
// wherever it lands.
#ifndef STIPPLE_SHARED_SPLAT_H
#define STIPPLE_SHARED_SPLAT_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kSplatGroup = 128u;
SHARED_CONST uint kInkUnit = 1u << 20;     // one pixel wholly covered by perfect ink
SHARED_CONST uint kWeightUnit = 1u << 12;  // what the weights along one axis add up to

// A kernel along one axis is a Gaussian cut at kKernelReach sigma; its running sum is tabulated at
// kKernelSteps + 1 places and read at the nearest.
SHARED_CONST float kKernelReach = 2.5f;
SHARED_CONST uint kKernelSteps = 1024u;
// Smoothing for the pixel grid, standard deviation in pixels. With the pixel's own box it comes to half a
// pixel.
SHARED_CONST float kPixelSigma = 0.4f;
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
