// The integer absorptance splat: how a dot's ink is shared out over pixels so that its sum is the same
// wherever it lands.
#ifndef STIPPLE_SHARED_SPLAT_H
#define STIPPLE_SHARED_SPLAT_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kSplatGroup = 128u;
SHARED_CONST uint kInkUnit = 1u << 20;  // one pixel wholly covered by perfect ink

// A dot's profile is (1 - (x/R)^2)^2 (1 - (y/R)^2)^2, its reach R such that the diameter is the full width at half maximum:
// with compact support its integral over a pixel is an exact polynomial, and close to a Gaussian of the same variance, R^2 / 7.
SHARED_CONST float kReachPerDiameter = 0.92388f;       // 1 / (2 sqrt(1 - sqrt(1/2)))
SHARED_CONST float kKernelVariance = 1.0f / 7.0f;      // along one axis, R = 1
SHARED_CONST float kKernelArea = 256.0f / 225.0f;      // of the profile, R = 1
// Ink is one number a pixel and kind of dot (treatment.h): planes of whole pairs of pixels, one behind the other.
SHARED_FUNCTION uint inkPlanePairs(uvec2 tile) { return (tile.x * tile.y + 1u) / 2u; }

// Dots below this many pixels across are drawn whole, above twice that as grains alone; between, both in
// part.
SHARED_CONST float kGrainsFromPx = 3.0f;
// Of a dot's spread, the share (of variance) that lies between its grains rather than within them.
SHARED_CONST float kGrainScatter = 0.72f;

struct SplatArguments {  // 56 bytes
  uvec3 hairs;         // dispatch of one thread a hair, then of one a dot that is none
  uvec3 dots;
  uvec3 wide;          // of one thread a dot that needs more than three pixels each way
  uvec3 grains;        // of one thread a grain
  uint wide_count;
  uint grained_count;  // dots in view that are wide enough to show their grains
};
STATIC_SIZE(SplatArguments, 56);
STATIC_OFFSET(SplatArguments, wide, 24);
STATIC_OFFSET(SplatArguments, wide_count, 48);

// Marks an entry in the list of wide dots: of a hair, what lies in and on the skin and not its shaft.
SHARED_CONST uint kGroundEntry = 0x80000000u;

struct SplatCounts {  // 16 bytes; only where asked for
  uint dots_drawn;    // whole dots that reached the picture
  uint grains_drawn;  // grains that reached the picture
  uint grains_held;   // grains in the dots that reached the picture, drawn one by one or as a whole
  uint additions;     // atomic additions to pixels
};
STATIC_SIZE(SplatCounts, 16);

SHARED_END
#endif
