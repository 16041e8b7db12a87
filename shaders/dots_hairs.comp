// Lists the native hairs, which always show, and the sites that are left to pigment (dots_ask.comp). Hairs only when hair changes; bare
// sites when it changes more, or when pigment is asked for where it never was: whatever else pigment does leaves both lists as they are.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "append.glsl"
#include "retarget.glsl"
#include "fields.glsl"

layout(constant_id = 1) const bool kBareToo = true;

// Bare sites are those that bear no hair where there is no more of it than this, 1/64 per cm^2.
layout(push_constant) uniform Push { uint least_native_density; };

#ifdef INT64
layout(scalar, binding = 2) readonly buffer Hair { uint64_t hair[]; };
HairTexels hairTexelsAt(uint texel) {
  uvec2 words = unpackUint2x32(hair[texel]);
  return HairTexels(words.x, words.y);
}
#else
layout(scalar, binding = 2) readonly buffer Hair { HairTexels hair[]; };
HairTexels hairTexelsAt(uint texel) { return hair[texel]; }
#endif

struct Found {
  uint rank, hair;  // share of hair here
  uint threshold;   // sites of a lower rank bear one
  bool bears_hair, bare;
};

Found foundAt(uint index) {
  bool is_site = index < treatment.site_count;
  SiteKey site = keyAt(min(index, treatment.site_count - 1u));
  FieldPlace place = fieldPlace(site.chart);
  HairTexels texels = hairTexelsAt(place.texel);
  uint hair = blend(uvec4(texels.upper, texels.upper >> 16, texels.lower, texels.lower >> 16) & 0x7fffu, place.f);
  uint threshold = rankBelow(nativeDensity(hair, treatment.native_density) << 16);
  bool bare = kBareToo && (texels.upper & kNearPigment) != 0u && site.rank >= rankBelow(nativeDensity(hair, least_native_density) << 16);
  return Found(site.rank, hair, threshold, is_site && site.rank < threshold, is_site && bare);
}

void main() {
  // No thread returns early, and every loop has a fixed length: software drivers unroll it, and read uniforms once for all lanes.
  uint first = threadIndex() * kSitesPerThread;
  Found found[kSitesPerThread];
  bool hairs[kSitesPerThread], bare[kSitesPerThread];
  for (uint i = 0u; i < kSitesPerThread; ++i) {
    found[i] = foundAt(first + i);
    hairs[i] = found[i].bears_hair;
    bare[i] = found[i].bare;
  }
  TAKE_SLOTS(slots, hairs, counts.hairs)
  for (uint i = 0u; i < kSitesPerThread; ++i) {
    if (!hairs[i]) continue;
    store(slots[i], Mark(first + i | grown(found[i].rank, found[i].threshold) << 25, 0u));
    if (kCounting) addUp(0u, decided(found[i].rank, 0u, false, false, true, kGrainsPerDot));
  }
  if (!kBareToo) return;
  TAKE_SLOTS(bare_slots, bare, counts.bare)
  for (uint i = 0u; i < kSitesPerThread; ++i)
    if (bare[i]) store(bare_slots[i], BareSite(first + i, found[i].hair));
}
