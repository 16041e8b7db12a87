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

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  SiteKey site = keyAt(index);
  FieldPlace place = fieldPlace(site.chart);
  HairTexels texels = hairTexelsAt(place.texel);
  uint share = blend(uvec4(texels.upper, texels.upper >> 16, texels.lower, texels.lower >> 16) & 0x7fffu, place.f);
  uint threshold = rankBelow(nativeDensity(share, treatment.native_density) << 16);
  if (site.rank < threshold) {
    TAKE_SLOT(slot, counts.hairs)
    store(slot, Mark(index | grown(site.rank, threshold) << 25, 0u));
    if (kCounting) addUp(0u, decided(site.rank, 0u, false, false, true, kGrainsPerDot));
  }
  if (!kBareToo || (texels.upper & kNearPigment) == 0u) return;
  if (site.rank >= rankBelow(nativeDensity(share, least_native_density) << 16)) {
    TAKE_SLOT(slot, counts.bare)
    store(slot, BareSite(index, share));
  }
}
