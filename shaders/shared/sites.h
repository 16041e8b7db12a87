// Sites: the permanent places where dots may lie, and the numbers that both the GPU build and the CPU
// reference use. Every decision about a site is made in integers, so that all devices agree (DESIGN: same
// plan, any device, same dots).
#ifndef STIPPLE_SHARED_SITES_H
#define STIPPLE_SHARED_SITES_H
#include "language.h"

SHARED_BEGIN

struct Site {        // 16 bytes
  uint triangle;     // of the scalp's surface (SiteSurface)
  uint barycentric;  // weight of corner 2 in the high half, of corner 1 in the low half, 1/65536 each
  uint rank;         // place in the blue-noise order over all sites, scaled to 2^32; also the site's identity
  uint chart;        // y in the high half, x in the low half, 1/65536 of the chart's width
};
STATIC_SIZE(Site, 16);

/// A point proposed for one level, and its place on the surface in whole units.
struct Candidate {  // 16 bytes
  uint triangle;
  uint barycentric;
  uint position_low;   // x, and the low 11 bits of y
  uint position_high;  // the high 10 bits of y, and z
};
STATIC_SIZE(Candidate, 16);

// One unit is 1/1024 mm; coordinates are offset so that they are never negative: 0 to 2^21 is -1024 to 1024
// mm.
SHARED_CONST uint kUnitsPerMm = 1024u;
SHARED_CONST uint kPositionOffset = 1u << 20;
// Triangles with a longer edge bear no sites: two such edges times a 16-bit weight just fit a signed 32-bit
// number.
SHARED_CONST uint kLongestEdge = 1u << 14;

// What a candidate is, while a level is settled. The order matters: states only ever rise.
SHARED_CONST uint kUndecided = 0u;
SHARED_CONST uint kRejected = 1u;
SHARED_CONST uint kAccepted = 2u;

SHARED_CONST uint kNothing = 0xffffffffu;  // end of a list in the hash grid

/// Constants of one level of the build, pushed to every kernel of it.
struct SiteLevel {  // 40 bytes
  uint seed;
  uint level;
  uint candidate_count;
  uint site_count;  // accepted on earlier levels
  uint cell;        // side of a grid cell in units: the radius
  uint table_mask;  // hash table entries minus one
  uint triangle_count;
  uint radius2;     // squared radius in units^2; radii stay below 2^15 units, 32 mm
  uint most_sites;  // room there is
  uint runs;        // of 32 candidates
};
STATIC_SIZE(SiteLevel, 40);

SHARED_END
#endif
