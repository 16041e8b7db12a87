// What each session does to a site, as integers where it decides and as floats where it only shades.
#ifndef STIPPLE_SHARED_TREATMENT_H
#define STIPPLE_SHARED_TREATMENT_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kSessionCount = 8u;

SHARED_CONST uint kZones = 7u;  // of the scalp (plan/zones.h)

/// Grains of pigment that one impression leaves; drawn one by one in close-ups. They clear one by one.
SHARED_CONST uint kGrainsPerDot = 32u;

/// Whom a session hits. Layer 0 is native hair: it grows before anything is done.
struct Layer {      // 8 bytes
  uint work;        // share of the final density once this session is done, 1/65536, 17 bits; zones that it works, 7 bits;
                    // whether it also hits what holds its pigment badly, 1 bit
  uint edge_share;  // at the very edge of the fade, which the last session completes
};
STATIC_SIZE(Layer, 8);

/// What has become of a session's impressions in one zone on the day that is shown. Chances are hashes: less than the number.
/// Lookups count: what decides is packed in four words.
struct Healing {            // 40 bytes
  uint lost;                // an impression goes with its scab
  uint weak_blotch;         // share of impressions that take badly, then how far patches differ in what they keep, 1/65536
  uint fallen;              // its scab has come off
  uint grains;              // left of one that took, then of one that took badly, kGrainParts to a grain
  float crust_diameter_mm;  // seen, average, with the scab still on
  float crust_absorptance;  // at the middle of a dot
  float diameter_mm;        // likewise once it fell
  float absorptance;        // while it has all its grains
  float redness;
  uint deep;                // an impression went deep
};
STATIC_SIZE(Healing, 40);
SHARED_CONST uint kGrainParts = 1024u;

struct Treatment {  // 2672 bytes
  Layer layers[kSessionCount + 1u];
  Healing healing[(kSessionCount + 1u) * kZones];  // zone by zone of each layer
  uint session_count;    // that are over on the day shown: the first ones
  uint seed;             // hashed
  uint site_count;
  uint threshold_scale;  // density (1/64 per cm^2) * share (1/65536) * this >> 16 is the rank below which a
                         // site shows
  uint pigment_density;  // the plan's two, 1/64 per cm^2: what shares in the fields are of
  uint native_density;
  uint list_capacity;    // marks of impressions that one of kMarkLists holds
  float hand_jitter_mm;  // how far from its site an impression may fall
  float diameter_deviation;
  float tone_deviation;
  float hair_diameter_mm;  // of a native hair's cut end, seen
  float hair_absorptance;
  float hair_deviation;  // of both, standard deviation as a share
  float hair_length_mm;  // that stands out of the skin
  vec3 chart_centre;     // head frame, mm: hair grows about the whorl as seen from here
  vec3 whorl;            // unit vector from there
};
STATIC_SIZE(Treatment, 2672);

// Patches of skin that hold pigment alike are some 17 mm wide: waves of 2.8 pitches, 1/65536 of the chart's width each.
SHARED_CONST uint kBlotchPitchBits = 11u;

/// What the plan asks of pigment at one place of the chart, whatever its two densities: those are multiplied in where a site is
/// decided, so that another density changes nothing here.
struct PigmentTexel {  // 8 bytes
  uint pigment;        // share of the plan's density, 16 bits; strays beside it, 1/64 per cm^2, 16 bits
  uint look;           // tone and diameter, shares of the plan's, and the share of impressions that skin here holds beside what its
                       // type does, 1/255, 8 bits each; zone, 3 bits; how far out in the fade at the hairline, 31 at the outer end
                       // to 0 behind it, 5 bits
};
STATIC_SIZE(PigmentTexel, 8);
/// Hair at a texel and at those beside and below it: all that a place between them needs, as every site asks for it. Shares of the
/// full native density, in the low 15 bits of a half word each, left in the low half.
struct HairTexels {  // 8 bytes
  uint upper;        // and whether pigment is asked for near here, in kNearPigment
  uint lower;
};
STATIC_SIZE(HairTexels, 8);
SHARED_CONST uint kNearPigment = 1u << 15;
SHARED_CONST uint kFieldSize = 512u;  // texels a side
SHARED_CONST uint kFieldShare = 1u << 14;
SHARED_CONST uint kDensityUnitsPerCm2 = 64u;
SHARED_CONST uint kMostDensity = 300u * kDensityUnitsPerCm2;  // that sites can bear [sites.h]

/// `share` of a density, rounded.
SHARED_FUNCTION uint partOf(uint share, uint density) { return (share * density + kFieldShare / 2u) / kFieldShare; }
/// Of native hair at a place that asks for this share of it; 1/64 per cm^2 as all densities.
SHARED_FUNCTION uint nativeDensity(uint hair_share, uint native_density) {
  uint hair = partOf(hair_share, native_density);
  return hair < kMostDensity ? hair : kMostDensity;
}
/// Of hair and pigment together. Pigment stands in for the share of hair that is missing, so that the tone holds across the blend
/// from stubble to pigment; what is asked for is reached in any case.
SHARED_FUNCTION uint targetDensity(uint pigment, uint hair_share, uint pigment_density, uint native_density) {
  uint asked = partOf(pigment & 0xffffu, pigment_density) + (pigment >> 16);
  uint missing = hair_share < kFieldShare ? kFieldShare - hair_share : 0u;
  uint filled = nativeDensity(hair_share, native_density) + partOf(missing, asked);
  uint most = asked > filled ? asked : filled;
  return most < kMostDensity ? most : kMostDensity;
}

/// What a frame draws: one impression that still holds pigment. 16 bytes: at ten million dots the read is
/// what counts.
struct Dot {
  uint position_low;  // as in Candidate (sites.h)
  uint position_high;
  uint shape;  // octahedral normal 10 + 10 bits, then diameter in 1/4096 mm, 12 bits
  uint ink;    // absorptance 1/4095, 12 bits; redness 1/31, 6 bits; kind, 2 bits; grains cleared, 5 bits; 7 spare.
               // Of a hair: absorptance, 12 bits; length 1/16 mm, 6 bits; kind, 2 bits; which way it stands, octahedral, 6 + 6
               // bits
};
STATIC_SIZE(Dot, 16);

// What a dot is. Pigment lies shallow or deep: light spreads further above a deep deposit, and takes less of it back, of green
// and blue least (render.md 4.4).
SHARED_CONST uint kShallow = 0u;
SHARED_CONST uint kDeep = 1u;
SHARED_CONST uint kHair = 2u;
// Each kind has a plane of ink, and so has what stands out of the skin: the shafts of hairs, which shade nothing by being looked
// at from the side.
SHARED_CONST uint kShafts = 3u;
SHARED_CONST uint kInkPlanes = 4u;

/// A site as the retarget pass reads it: first what decides whether it shows, apart from where it is.
struct SiteKey {  // 8 bytes
  uint rank;
  uint chart;
};
STATIC_SIZE(SiteKey, 8);

/// The rest, for those that show.
struct SiteSpot {  // 16 bytes
  uint position_low;  // as in Dot
  uint position_high;
  uint facing;  // the skin's normal, octahedral, 10 + 10 bits; then which way a hair stands here, 6 + 6 bits (sites_comb.comp)
  uint rank;
};
STATIC_SIZE(SiteSpot, 16);

/// A site that is left to pigment, which is asked for nearby, as it bears no hair, or would not with as little as is allowed for.
struct BareSite {  // 8 bytes
  uint index;      // place in storage
  uint hair;       // share of the full native density there
};
STATIC_SIZE(BareSite, 8);

/// One of them where pigment is asked for, with all that the fields say about it. Gathered once: another density, session or day
/// reads on from here.
struct AskedSite {  // 24 bytes
  uint index;       // place in storage
  uint rank;
  uint chance;      // a hash of rank and seed
  uint pigment;     // as in PigmentTexel
  uint ground;      // share of hair, then how much more or less than others this patch of skin keeps, signed, 16 bits each
  uint look;        // as in PigmentTexel
};
STATIC_SIZE(AskedSite, 24);
/// Each thread that lists hairs, or sites asked for, looks at this many sites, and lists what it finds with one addition to a counter.
SHARED_CONST uint kSitesPerThread = 4u;
/// Sites are listed for densities of hair and pigment up to this much of the plan's, 1/64.
SHARED_CONST uint kDensityReach = 80u;

/// What the retarget pass leaves for dots_lay.comp: one hair or impression that shows. Hairs come first, one site each at
/// most; from the number of sites on, the lists of impressions.
struct Mark {  // 8 bytes
  uint site;   // place in storage, 25 bits; how far it has grown in, 7 bits
  uint look;   // of an impression: the field's tone and diameter, 8 bits each; layer, 4; times hit before, 3; zone, 3; scab on, 1;
               // grains cleared, 5
};
STATIC_SIZE(Mark, 8);

/// Impressions are listed in turn by the group that finds them: with a single list all would wait for its one counter.
SHARED_CONST uint kMarkLists = 64u;
struct MarkList {  // 64 bytes: a cache line of its own
  uint count;
  uint first;      // where its dots begin, behind the hairs
  uint pad[14];
};
STATIC_SIZE(MarkList, 64);

/// Written by the retarget pass, read back by whoever wants to know; the dispatch sizes follow from it. Each of the first three stays
/// while its list does.
struct DotCounts {      // 64 bytes
  uint hairs;           // that show
  uint bare;            // BareSites
  uint asked;           // AskedSites
  uint impressions;     // that show
  uint dots;            // hairs and impressions, as far as there is room for them
  uint overflow;        // impressions that found no room; always 0 or the list is too short
  uint decisions_low;   // order-free sum over sites of a hash of all that was decided; with hits only where asked for
  uint decisions_high;
  uint hits[kSessionCount];
};
STATIC_SIZE(DotCounts, 64);

/// Dispatches of one thread for kSitesPerThread bare sites, one a site asked for, one a hair, and one an impression: a row of groups for
/// each of kMarkLists.
struct LayArguments {  // 48 bytes
  uvec3 bare;
  uvec3 asked;
  uvec3 hairs;
  uvec3 impressions;
};
STATIC_SIZE(LayArguments, 48);

SHARED_END
#endif
