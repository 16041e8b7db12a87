// Makes dots of what the retarget pass has listed: how each hair or impression looks on the day shown, and where a hand that
// is not a machine's put it. One thread a mark; compiled for each kind, hairs first in the list of dots.
#version 460
#extension GL_GOOGLE_include_directive : require
#ifdef INT64
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#endif
#include "dots_common.glsl"
#include "random.glsl"
#include "threads.glsl"

layout(constant_id = 0) const bool kHairs = false;

layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
#ifdef INT64  // two words in one access
layout(scalar, binding = 1) readonly buffer Marks { uint64_t marks[]; };
layout(scalar, binding = 2) readonly buffer Spots { u64vec2 spots[]; };
layout(scalar, binding = 3) writeonly buffer Dots { u64vec2 dots[]; };
Mark markAt(uint index) {
  uvec2 words = unpackUint2x32(marks[index]);
  return Mark(words.x, words.y);
}
SiteSpot spotAt(uint index) {
  u64vec2 words = spots[index];
  return SiteSpot(unpackUint2x32(words.x).x, unpackUint2x32(words.x).y, unpackUint2x32(words.y).x, unpackUint2x32(words.y).y);
}
void store(uint slot, Dot d) {
  dots[slot] = u64vec2(packUint2x32(uvec2(d.position_low, d.position_high)), packUint2x32(uvec2(d.shape, d.ink)));
}
#else
layout(scalar, binding = 1) readonly buffer Marks { Mark marks[]; };
layout(scalar, binding = 2) readonly buffer Spots { SiteSpot spots[]; };
layout(scalar, binding = 3) writeonly buffer Dots { Dot dots[]; };
Mark markAt(uint index) { return marks[index]; }
SiteSpot spotAt(uint index) { return spots[index]; }
void store(uint slot, Dot d) { dots[slot] = d; }
#endif
layout(scalar, binding = 4) uniform Counts { DotCounts counts; };
layout(scalar, binding = 5) uniform Lists { MarkList lists[kMarkLists]; };

// Even over the unit disc.
vec2 discPoint(uint bits) {
  float angle = float(bits & 0xffffu) * (6.28318530718 / 65536.0);
  return sqrt(float(bits >> 16) / 65536.0) * vec2(cos(angle), sin(angle));
}

const float kCutDeviation = 0.12;  // of hairs' lengths, standard deviation as a share [assumed]

Dot hairAt(SiteSpot spot, float grown) {
  HairChance chance = hairChance(spot.rank ^ treatment.seed);
  float thick = max(0.5, 1.0 + treatment.hair_deviation * deviate(chance.thickness));
  float dark = max(0.3, 1.0 + treatment.hair_deviation * deviate(chance.darkness));
  float cut = clamp(1.0 + kCutDeviation * deviate(chance.cut), 2.0 - kLongestStub, kLongestStub);
  return packHair(uvec2(spot.position_low, spot.position_high), spot.facing & kNormalMask, treatment.hair_diameter_mm * thick,
                  treatment.hair_absorptance * dark * grown, spot.facing & ~kNormalMask, treatment.hair_length_mm * cut,
                  unitFloat(pcgHash(chance.cut)));
}

// Chance hangs on how often the site was hit before and not on the session, so that a dot stays where it is when another
// density or share lets an earlier session reach it.
Dot impressionAt(SiteSpot spot, uint look, float grown) {
  Healing healing = treatment.healing[(look >> 16 & 15u) * kZones + (look >> 23 & 7u)];
  bool crusted = (look >> 26 & 1u) != 0u;
  uint again = look >> 20 & 7u, cleared = look >> 27;
  uint chance = pcgHash(pcgHash(spot.rank ^ treatment.seed) + 48u + again), depth_chance = pcgHash(chance + 2u);
  float left = float(kGrainsPerDot - cleared) / float(kGrainsPerDot);
  float absorptance = (crusted ? healing.crust_absorptance : healing.absorptance * left) * grown * float(look & 255u) / 255.0 *
                      max(0.2, 1.0 + treatment.tone_deviation * deviate(chance));
  float diameter = (crusted ? healing.crust_diameter_mm : healing.diameter_mm) * float(look >> 8 & 255u) / 255.0 *
                   max(0.5, 1.0 + treatment.diameter_deviation * deviate(pcgHash(chance + 1u)));
  uint kind = depth_chance < healing.deep ? kDeep : kShallow;
  vec3 normal = unpackNormal(spot.facing);
  vec3 tangent = normalize(cross(normal, abs(normal.y) < 0.9 ? vec3(0, 1, 0) : vec3(1, 0, 0)));
  vec2 jitter = treatment.hand_jitter_mm * discPoint(pcgHash(chance));
  vec3 place = unpackPlace(uvec2(spot.position_low, spot.position_high)) + tangent * jitter.x + cross(normal, tangent) * jitter.y;
  return packDot(packPlace(place), spot.facing & kNormalMask, diameter, absorptance, healing.redness, kind, cleared);
}

void main() {
  uint row = gl_WorkGroupID.y, index = kHairs ? threadIndex() : gl_GlobalInvocationID.x;
  if (index >= (kHairs ? counts.hairs : lists[row].count)) return;
  uint slot = kHairs ? index : counts.hairs + lists[row].first + index;
  Mark mark = markAt(kHairs ? index : treatment.site_count + row * treatment.list_capacity + index);
  float grown = float(mark.site >> 25) / 127.0;
  SiteSpot spot = spotAt(mark.site & 0x1ffffffu);
  store(slot, kHairs ? hairAt(spot, grown) : impressionAt(spot, mark.look, grown));
}
