// Decides, for the plan and the day, what every site shows: a native hair, or which sessions hit it, whether the impression took,
// and how it looks now. One thread a site, no neighbours; decisions in integers (the CPU's twin: src/scalp/treatment.cpp).
#version 460
#extension GL_GOOGLE_include_directive : require
#ifdef INT64
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#endif
#include "dots_common.glsl"
#include "random.glsl"
#include "threads.glsl"

layout(constant_id = 0) const bool kCounting = false;  // fill hits and decisions

layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
#ifdef INT64  // two words in one access
layout(scalar, binding = 1) readonly buffer Keys { uint64_t keys[]; };
layout(scalar, binding = 3) readonly buffer Fields { uint64_t fields[]; };
layout(scalar, binding = 4) writeonly buffer Dots { u64vec2 dots[]; };
void store(uint slot, Dot d) {
  dots[slot] = u64vec2(packUint2x32(uvec2(d.position_low, d.position_high)), packUint2x32(uvec2(d.shape, d.ink)));
}
uvec2 keyAt(uint index) { return unpackUint2x32(keys[index]); }
uvec2 fieldAt(uint texel) { return unpackUint2x32(fields[texel]); }
#else
layout(scalar, binding = 1) readonly buffer Keys { uvec2 keys[]; };
layout(scalar, binding = 3) readonly buffer Fields { uvec2 fields[]; };
layout(scalar, binding = 4) writeonly buffer Dots { Dot dots[]; };
void store(uint slot, Dot d) { dots[slot] = d; }
uvec2 keyAt(uint index) { return keys[index]; }
uvec2 fieldAt(uint texel) { return fields[texel]; }
#endif
layout(scalar, binding = 2) readonly buffer Spots { SiteSpot spots[]; };
layout(scalar, binding = 5) buffer Counts { DotCounts counts; };

struct Asked {
  uint target;  // density of hair and pigment, 1/64 per cm^2
  uint native;  // of hair alone
  uint uptake;  // 0 to 255
  float tone;
  float diameter;
};

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

// Bilinear in whole numbers, the corners row by row.
uint blend(uvec4 corners, uvec2 f) {
  uint upper = corners.x * (256u - f.x) + corners.y * f.x, lower = corners.z * (256u - f.x) + corners.w * f.x;
  return (upper * (256u - f.y) + lower * f.y) >> 16;
}

Asked askedAt(uint chart) {
  ivec2 at = ivec2(fieldAxis(chart & 0xffffu), fieldAxis(chart >> 16));
  uvec2 f = uvec2(at & 0xffff) >> 8;
  uint corner = uint(at.y >> 16) * kFieldSize + uint(at.x >> 16);
  uvec2 a = fieldAt(corner), b = fieldAt(corner + 1u), c = fieldAt(corner + kFieldSize), d = fieldAt(corner + kFieldSize + 1u);
  uvec4 target = uvec4(a.x, b.x, c.x, d.x), native = uvec4(a.y, b.y, c.y, d.y);
  return Asked(blend(target & 0xffffu, f), blend(native & 0xffffu, f), blend(native >> 16 & 255u, f),
               float(blend((target >> 16 & 255u) << 8, f)) / 65280.0, float(blend((target >> 24) << 8, f)) / 65280.0);
}

// Sites of a lower rank show, for a density in 1/64 per cm^2 and 1/65536: at most 2^32 - 1.
uint rankBelow(uint density) {
  uint high, low;
  umulExtended(density, treatment.threshold_scale, high, low);
  return high > 0xffffu ? 0xffffffffu : high << 16 | low >> 16;
}

// An impression is lost where its hash lies below this: poor skin holds a share of what normal skin holds.
uint lostBelow(uint lost, uint uptake) {
  uint kept, low;
  umulExtended(0xffffffffu - lost, uptake * 0x01010101u, kept, low);
  return uptake == 255u ? lost : 0xffffffffu - kept;
}

// Dots grow in over the last 1/64 below the threshold instead of popping.
float grown(uint rank, uint threshold) { return clamp(float(threshold - rank) * 64.0 / float(threshold), 0.0, 1.0); }

// Roughly normal, mean 0, variance 1, within +-3.5: four uniform bytes added up.
float deviate(uint bits) {
  uvec4 b = uvec4(bits, bits >> 8, bits >> 16, bits >> 24) & 255u;
  return (float(b.x + b.y + b.z + b.w) - 510.0) / 147.8;
}

// Even over the unit disc.
vec2 discPoint(uint bits) {
  float angle = float(bits & 0xffffu) * (6.28318530718 / 65536.0);
  return sqrt(float(bits >> 16) / 65536.0) * vec2(cos(angle), sin(angle));
}

void show(Dot d) {
  uint slot = atomicAdd(counts.dots, 1u);
  if (slot < treatment.dot_capacity) store(slot, d); else atomicAdd(counts.overflow, 1u);
}

void showHair(uint index, uint rank, float full) {
  uint chance = hashOf(rank, 251u, treatment.seed);
  float thick = max(0.5, 1.0 + treatment.hair_deviation * deviate(chance));
  float dark = max(0.3, 1.0 + treatment.hair_deviation * deviate(pcgHash(chance)));
  SiteSpot spot = spots[index];
  show(packDot(uvec2(spot.position_low, spot.position_high), spot.normal, treatment.hair_diameter_mm * thick,
               treatment.hair_absorptance * dark * full, 0.0, kHair, chance >> 3));
}

// `again`: how often this site was hit before. Chance hangs on that and not on the session, so that a dot stays where it is
// when another density or share lets an earlier session reach it.
void showImpression(uint index, uint rank, Asked asked, SessionState session, uint again, float strength) {
  uint chance = hashOf(rank, again + 17u, treatment.seed), depth_chance = pcgHash(chance + 2u);
  float absorptance = session.absorptance * asked.tone * strength * max(0.2, 1.0 + treatment.tone_deviation * deviate(chance));
  if (absorptance * 4095.0 < 0.5) return;
  float diameter = session.diameter_mm * asked.diameter *
                   max(0.5, 1.0 + treatment.diameter_deviation * deviate(pcgHash(chance + 1u)));
  uint kind = depth_chance < treatment.deep ? kDeep : kShallow;
  SiteSpot spot = spots[index];
  vec3 normal = unpackNormal(spot.normal);
  vec3 tangent = normalize(cross(normal, abs(normal.y) < 0.9 ? vec3(0, 1, 0) : vec3(1, 0, 0)));
  vec2 jitter = treatment.hand_jitter_mm * discPoint(pcgHash(chance));
  vec3 place = unpackPlace(uvec2(spot.position_low, spot.position_high)) + tangent * jitter.x + cross(normal, tangent) * jitter.y;
  show(packDot(packPlace(place), spot.normal, diameter, absorptance, session.redness, kind, chance >> 3));
}

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  uvec2 key = keyAt(index);
  SiteKey site = SiteKey(key.x, key.y);
  Asked asked = askedAt(site.chart);
  uint hair_below = rankBelow(asked.native << 16);
  bool hair = site.rank < hair_below;
  // Loops where an `if` would do: software drivers leave a loop as soon as no lane is in it.
  for (bool shows = hair; shows; shows = false) showHair(index, site.rank, grown(site.rank, hair_below));

  uint hits = 0u, losses = 0u;
  bool free = asked.target > asked.native && !hair && site.rank < rankBelow(asked.target << 16);
  for (uint s = 0u; free && s < treatment.session_count; ++s) {
    uint threshold = rankBelow((asked.native << 16) + (asked.target - asked.native) * treatment.sessions[s].share);
    if (site.rank >= threshold) continue;
    bool lost = hashOf(site.rank, bitCount(hits), treatment.seed) < lostBelow(treatment.sessions[s].lost, asked.uptake);
    hits |= 1u << s;
    losses |= uint(lost) << s;
    free = lost;  // what holds pigment is left alone
  }
  // Hardly ever more than one.
  for (uint showing = hits & ~(losses & treatment.gone); showing != 0u; showing &= showing - 1u) {
    uint s = findLSB(showing);
    SessionState session = treatment.sessions[s];
    uint threshold = rankBelow((asked.native << 16) + (asked.target - asked.native) * session.share);
    float left = (losses >> s & 1u) != 0u ? 1.0 - session.shed : 1.0;
    showImpression(index, site.rank, asked, session, bitCount(hits & (1u << s) - 1u), grown(site.rank, threshold) * left);
  }
  if (!kCounting || (hits == 0u && !hair)) return;
  for (uint s = 0u; s < treatment.session_count; ++s) atomicAdd(counts.hits[s], hits >> s & 1u);
  uint word = hashOf(site.rank, hits | losses << 16 | uint(hair) << 15);
  atomicAdd(counts.decisions_low, word);
  atomicAdd(counts.decisions_high, pcgHash(word));
}
