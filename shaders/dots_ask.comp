// Lists the bare sites where the plan asks for pigment, with all that it says about them (for dots_retarget.comp). Only when those or the
// fields change: a somewhat other density, another session or day leaves the list as it is.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "append.glsl"
#include "retarget.glsl"
#include "fields.glsl"

#ifdef INT64
layout(scalar, binding = 2) readonly buffer Pigment { uint64_t pigment[]; };
PigmentTexel pigmentTexelAt(uint texel) {
  uvec2 words = unpackUint2x32(pigment[texel]);
  return PigmentTexel(words.x, words.y);
}
#else
layout(scalar, binding = 2) readonly buffer Pigment { PigmentTexel pigment[]; };
PigmentTexel pigmentTexelAt(uint texel) { return pigment[texel]; }
#endif

PigmentTexel pigmentAt(uint chart) {
  FieldPlace place = fieldPlace(chart);
  uvec2 f = place.f;
  PigmentTexel a = pigmentTexelAt(place.texel), b = pigmentTexelAt(place.texel + 1u), c = pigmentTexelAt(place.texel + kFieldSize),
               d = pigmentTexelAt(place.texel + kFieldSize + 1u);
  uvec4 amounts = uvec4(a.pigment, b.pigment, c.pigment, d.pigment), looks = uvec4(a.look, b.look, c.look, d.look);
  uint nearest = f.y < 128u ? (f.x < 128u ? a.look : b.look) : (f.x < 128u ? c.look : d.look);
  // Tone and diameter need not be exact to the last bit: both at once, 16 bits apart.
  uvec4 apart = (looks & 255u) | (looks << 8 & 0xff0000u);
  uint above = (apart.x * (256u - f.x) + apart.y * f.x) >> 8 & 0xff00ffu, below = (apart.z * (256u - f.x) + apart.w * f.x) >> 8 & 0xff00ffu;
  uint look = (above * (256u - f.y) + below * f.y) >> 8 & 0xff00ffu;
  return PigmentTexel(blend(amounts & 0xffffu, f) | blend(amounts >> 16, f) << 16,
                      ((look | look >> 8) & 0xffffu) | blend(looks >> 16 & 255u, f) << 16 | nearest & 0xff000000u);
}

// Value noise over the chart, twice as strong, -32768 to 32767: patches that keep more or less of what they are given.
int blotchAt(uint chart) {
  uvec2 place = uvec2(chart & 0xffffu, chart >> 16), cell = place >> kBlotchPitchBits;
  uvec2 t = place >> (kBlotchPitchBits - 8u) & 255u;
  t = t * t * (768u - 2u * t) >> 16;
  uvec4 corners = uvec4(pcgHash((cell.y << 16 | cell.x) ^ treatment.seed), pcgHash((cell.y << 16 | cell.x + 1u) ^ treatment.seed),
                        pcgHash((cell.y + 1u << 16 | cell.x) ^ treatment.seed),
                        pcgHash((cell.y + 1u << 16 | cell.x + 1u) ^ treatment.seed));
  return clamp(2 * (int(blend(corners >> 16, t)) - 32768), -32768, 32767);
}

struct Found {
  AskedSite site;
  bool asked_for;
};

Found foundAt(uint place) {
  BareSite bare = bareAt(min(place, counts.bare - 1u));
  SiteKey site = keyAt(bare.index);
  PigmentTexel asked = pigmentAt(site.chart);
  // As far as the density may rise until sites are listed anew; rounding may add some units.
  uint reach = targetDensity(asked.pigment, bare.hair, treatment.pigment_density, treatment.native_density) * kDensityReach / 64u + 4u;
  bool asked_for = asked.pigment != 0u && site.rank < rankBelow(min(reach, kMostDensity) << 16);
  return Found(AskedSite(bare.index, site.rank, pcgHash(site.rank ^ treatment.seed), asked.pigment,
                         bare.hair | uint(blotchAt(site.chart)) << 16, asked.look),
               asked_for && place < counts.bare);
}

void main() {
  uint first = threadIndex() * kSitesPerThread;
  Found found[kSitesPerThread];
  bool asked[kSitesPerThread];
  for (uint i = 0u; i < kSitesPerThread; ++i) {
    found[i] = foundAt(first + i);
    asked[i] = found[i].asked_for;
  }
  TAKE_SLOTS(slots, asked, counts.asked)
  for (uint i = 0u; i < kSitesPerThread; ++i)
    if (asked[i]) store(slots[i], found[i].site);
}
