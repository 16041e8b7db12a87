// What the steps of the retarget pass share (dots_hairs.comp, dots_ask.comp, dots_retarget.comp): sites, what the plan asks for where
// they lie, and the lists they fill. Decisions are integers; the CPU's twin is src/scalp/treatment.cpp.
#ifdef INT64
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#endif
#include "language.glsl"
#include "shared/treatment.h"
#include "random.glsl"
#include "threads.glsl"

layout(constant_id = 0) const bool kCounting = false;  // fill hits and decisions

layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
#ifdef INT64  // two words in one access
layout(scalar, binding = 1) readonly buffer Keys { uint64_t keys[]; };
layout(scalar, binding = 3) writeonly buffer Marks { uint64_t marks[]; };
layout(scalar, binding = 5) buffer BareSites { uint64_t bare_sites[]; };
layout(scalar, binding = 6) buffer AskedSites { uint64_t asked_sites[]; };
SiteKey keyAt(uint index) {
  uvec2 words = unpackUint2x32(keys[index]);
  return SiteKey(words.x, words.y);
}
void store(uint slot, Mark mark) { marks[slot] = packUint2x32(uvec2(mark.site, mark.look)); }
BareSite bareAt(uint slot) {
  uvec2 words = unpackUint2x32(bare_sites[slot]);
  return BareSite(words.x, words.y);
}
void store(uint slot, BareSite site) { bare_sites[slot] = packUint2x32(uvec2(site.index, site.hair)); }
AskedSite askedAt(uint slot) {
  uvec2 a = unpackUint2x32(asked_sites[3u * slot]), b = unpackUint2x32(asked_sites[3u * slot + 1u]),
        c = unpackUint2x32(asked_sites[3u * slot + 2u]);
  return AskedSite(a.x, a.y, b.x, b.y, c.x, c.y);
}
void store(uint slot, AskedSite site) {
  asked_sites[3u * slot] = packUint2x32(uvec2(site.index, site.rank));
  asked_sites[3u * slot + 1u] = packUint2x32(uvec2(site.chance, site.pigment));
  asked_sites[3u * slot + 2u] = packUint2x32(uvec2(site.ground, site.look));
}
#else
layout(scalar, binding = 1) readonly buffer Keys { SiteKey keys[]; };
layout(scalar, binding = 3) writeonly buffer Marks { Mark marks[]; };
SiteKey keyAt(uint index) { return keys[index]; }
void store(uint slot, Mark mark) { marks[slot] = mark; }
layout(scalar, binding = 5) buffer BareSites { BareSite bare_sites[]; };
layout(scalar, binding = 6) buffer AskedSites { AskedSite asked_sites[]; };
BareSite bareAt(uint slot) { return bare_sites[slot]; }
void store(uint slot, BareSite site) { bare_sites[slot] = site; }
AskedSite askedAt(uint slot) { return asked_sites[slot]; }
void store(uint slot, AskedSite site) { asked_sites[slot] = site; }
#endif
layout(scalar, binding = 4) buffer Counts { DotCounts counts; };

// a * b / 65536, at most 2^32 - 1.
uint scaled(uint a, uint b) {
  uint high, low;
  umulExtended(a, b, high, low);
  return high > 0xffffu ? 0xffffffffu : high << 16 | low >> 16;
}

// Sites of a lower rank show, for a density in 1/64 per cm^2 and 1/65536.
uint rankBelow(uint density) { return scaled(density, treatment.threshold_scale); }

// Dots grow in over the last 1/64 below the threshold instead of popping: 0 to 127.
uint grown(uint rank, uint threshold) { return uint(min(float(threshold - rank) / float(threshold) * (64.0 * 127.0), 127.0)); }

// What was decided at one site, for the sums that are compared with the CPU's: `hits` by layers.
void addUp(uint hits, uint decisions) {
  for (uint s = 0u; s < treatment.session_count; ++s) atomicAdd(counts.hits[s], hits >> s + 1u & 1u);
  atomicAdd(counts.decisions_low, decisions);
  atomicAdd(counts.decisions_high, pcgHash(decisions));
}
uint decided(uint before, uint layer, bool lost, bool weak, bool crusted, uint grains) {
  return hashOf(before, layer | uint(lost) << 4 | uint(weak) << 5 | uint(crusted) << 6 | grains << 8);
}
