// Sites: the permanent places where dots may lie, and the numbers that both the GPU build and the CPU
// builds use. Every decision about a site is made in integers, so that all devices agree (DESIGN: same
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

// One unit is 1/1024 mm; coordinates are offset so that they are never negative: 0 to 2^21 is -1024 to 1024
// mm.
SHARED_CONST uint kUnitsPerMm = 1024u;
SHARED_CONST uint kPositionOffset = 1u << 20;
// Triangles with a longer edge bear no sites: two such edges times a 16-bit weight just fit a signed 32-bit
// number.
SHARED_CONST uint kLongestEdge = 1u << 14;

/// One level of the build: a radius, and how far the pool of candidates has grown by then.
struct SiteLevel {  // 20 bytes
  uint radius2;     // squared radius, units^2
  uint reach;       // the radius rounded up, units; at most 2^15, so that a squared distance fits 32 bits
  uint pool_end;    // candidates below this number take part
  uint step_high;   // share of the area, scaled to 2^64, of each candidate that this level adds
  uint step_low;
};
STATIC_SIZE(SiteLevel, 20);

// Levels are numbered in 8 bits; the last number means never.
SHARED_CONST uint kMostLevels = 255u;
SHARED_CONST uint kNeverAgain = 255u;

/// A candidate that no site covers, or one that has become a site.
struct SiteNode {  // 12 bytes
  uint candidate;
  uint position_low;   // x, and the low 11 bits of y
  uint position_high;  // the high 10 bits of y, and z
};
STATIC_SIZE(SiteNode, 12);

// What a free candidate is, while a level is settled. The order matters: states only ever rise.
SHARED_CONST uint kUndecided = 0u;
SHARED_CONST uint kRejected = 1u;
SHARED_CONST uint kAccepted = 2u;

SHARED_CONST uint kNothing = 0xffffffffu;  // end of a list in a hash grid

/// Constants of one kernel of the build.
struct SiteBuild {  // 36 bytes
  uint seed;
  uint level;
  uint level_count;
  uint triangle_count;
  uint cell;        // side of a grid cell in units: twice the level's reach or a little more
  uint site_mask;   // entries of the sites' hash table minus one
  uint node_mask;   // entries of the hash table at hand minus one
  uint node_count;  // of free candidates, or of sites to hang into the grid
  uint most_free;   // free candidates that there is room for
};
STATIC_SIZE(SiteBuild, 36);

SHARED_END
#endif
