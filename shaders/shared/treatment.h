// What each session does to a site, as integers where it decides and as floats where it only shades.
#ifndef STIPPLE_SHARED_TREATMENT_H
#define STIPPLE_SHARED_TREATMENT_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kSessionCount = 8u;

/// One session as seen on the day that is shown.
struct SessionState {  // 24 bytes
  uint share;          // of the final density once this session is done, 1/65536
  uint lost;           // an impression is lost when its hash is below this
  float shed;          // how far the lost ones have gone, 0 to 1
  float diameter_mm;   // seen, average
  float absorptance;   // at the middle of a dot, average
  float redness;
};
STATIC_SIZE(SessionState, 24);

struct Treatment {  // 244 bytes
  SessionState sessions[kSessionCount];
  uint session_count;  // that are over on the day shown: the first ones
  uint gone;           // a bit for each of them whose lost impressions are no longer seen
  uint seed;
  uint site_count;
  uint threshold_scale;  // density (1/64 per cm^2) * share (1/65536) * this >> 16 is the rank below which a
                         // site shows
  float hand_jitter_mm;  // how far from its site an impression may fall
  float diameter_deviation;
  float tone_deviation;
  uint dot_capacity;
  uint deep;             // an impression went deep when its hash is below this
  float hair_diameter_mm;  // of a native hair, seen
  float hair_absorptance;
  float hair_deviation;  // of both, standard deviation as a share
};
STATIC_SIZE(Treatment, 244);

// Chart fields: two words a texel, kFieldSize squared (FieldTexel in scalp/fields.h): `target`, density of hair and pigment in
// the low half, 1/64 per cm^2, below 2^15, then tone and diameter as shares of the plan's, 1/255 each; `native`, density of hair
// alone, then the share of impressions that the skin holds beside normal skin, 1/255, how far out in the fade in 5 bits and the
// zone in 3.
SHARED_CONST uint kFieldSize = 512u;
SHARED_CONST uint kDensityUnitsPerCm2 = 64u;

/// What a frame draws: one impression that still holds pigment. 16 bytes: at ten million dots the read is
/// what counts.
struct Dot {
  uint position_low;  // as in Candidate (sites.h)
  uint position_high;
  uint shape;  // octahedral normal 10 + 10 bits, then diameter in 1/4096 mm, 12 bits
  uint ink;    // absorptance 1/4095, 12 bits; redness 1/31, 6 bits; kind, 2 bits; seed of the grains, 12 bits
};
STATIC_SIZE(Dot, 16);

// What a dot is. Pigment lies shallow or deep: light spreads further above a deep deposit, and takes less of it back, of green
// and blue least (render.md 4.4).
SHARED_CONST uint kShallow = 0u;
SHARED_CONST uint kDeep = 1u;
SHARED_CONST uint kHair = 2u;
SHARED_CONST uint kDotKinds = 3u;

/// A site as the retarget pass reads it: first what decides whether it shows, apart from where it is.
struct SiteKey {  // 8 bytes
  uint rank;
  uint chart;
};
STATIC_SIZE(SiteKey, 8);

struct SiteSpot {  // 12 bytes
  uint position_low;  // as in Dot
  uint position_high;
  uint normal;  // octahedral, 10 + 10 bits
};
STATIC_SIZE(SiteSpot, 12);

/// Written by the retarget pass, read back by whoever wants to know; the dispatch sizes follow from it.
struct DotCounts {     // 64 bytes
  uint dots;           // that show
  uint overflow;       // of them, found no room in the list; always 0 or the list is too short
  uint decisions_low;  // order-free sum over sites of a hash of (rank, hits, losses, hair); with hits only where asked for
  uint decisions_high;
  uint hits[kSessionCount];
  uint pad[4];
};
STATIC_SIZE(DotCounts, 64);

/// Grains of pigment that one impression leaves; drawn one by one in close-ups.
SHARED_CONST uint kGrainsPerDot = 32u;

SHARED_END
#endif
