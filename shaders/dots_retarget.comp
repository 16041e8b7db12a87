// Decides, for the plan and the day, what every site shows: a native hair, or which sessions hit it and whether the impression
// took. One thread a site, no neighbours; decisions in integers (the CPU's twin: src/scalp/treatment.cpp). Few sites show
// anything, and software drivers carry all lanes through all code: so what shows is only listed here and laid by dots_lay.comp.
#version 460
#extension GL_GOOGLE_include_directive : require
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
layout(scalar, binding = 2) readonly buffer Fields { uint64_t fields[]; };
layout(scalar, binding = 3) writeonly buffer Marks { uint64_t marks[]; };
uvec2 keyAt(uint index) { return unpackUint2x32(keys[index]); }
uvec2 fieldAt(uint texel) { return unpackUint2x32(fields[texel]); }
void store(uint slot, Mark mark) { marks[slot] = packUint2x32(uvec2(mark.site, mark.look)); }
#else
layout(scalar, binding = 1) readonly buffer Keys { uvec2 keys[]; };
layout(scalar, binding = 2) readonly buffer Fields { uvec2 fields[]; };
layout(scalar, binding = 3) writeonly buffer Marks { Mark marks[]; };
uvec2 keyAt(uint index) { return keys[index]; }
uvec2 fieldAt(uint texel) { return fields[texel]; }
void store(uint slot, Mark mark) { marks[slot] = mark; }
#endif
layout(scalar, binding = 4) buffer Counts { DotCounts counts; };

struct Asked {
  uint target;  // density of hair and pigment, 1/64 per cm^2
  uint native;  // of hair alone
  uint uptake;  // 0 to 255
  uint look;    // tone and diameter, 8 bits each
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
  uint tone = blend(target >> 16 & 255u, f), diameter = blend(target >> 24, f);
  return Asked(blend(target & 0xffffu, f), blend(native & 0xffffu, f), blend(native >> 16 & 255u, f), tone | diameter << 8);
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

// Dots grow in over the last 1/64 below the threshold instead of popping: 0 to 127.
uint grown(uint rank, uint threshold) { return uint(min(float(threshold - rank) / float(threshold) * (64.0 * 127.0), 127.0)); }

// Hairs and impressions in one addition, so that lanes which list either need not wait for each other.
void list(Mark mark, bool hair) {
  uint slot = atomicAdd(counts.marks[hair ? 0u : 1u], 1u);
  if (slot < treatment.mark_capacity) store(hair ? slot : treatment.site_count + slot, mark);
}

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  uvec2 key = keyAt(index);
  SiteKey site = SiteKey(key.x, key.y);
  Asked asked = askedAt(site.chart);
  uint hits = 0u, losses = 0u;
  bool hair = false;
  // What grows comes before what is done, as a layer of share 0 that is never lost.
  bool open = site.rank < rankBelow(asked.target << 16);
  for (uint layer = 0u; open && layer <= treatment.session_count; ++layer) {
    SessionState session = treatment.layers[layer];
    uint threshold = rankBelow((asked.native << 16) + (asked.target - asked.native) * session.share);
    if (site.rank >= threshold) continue;
    hair = layer == 0u;
    uint again = bitCount(hits);
    bool lost = !hair && hashOf(site.rank, again, treatment.seed) < lostBelow(session.lost, asked.uptake);
    hits |= 1u << layer;
    losses |= uint(lost) << layer;
    open = lost;  // what holds pigment is left alone
    if (!lost || session.shed < 1.0)
      list(Mark(index | grown(site.rank, threshold) << 25, asked.look | layer << 16 | again << 20 | uint(lost) << 24), hair);
  }
  if (!kCounting || hits == 0u) return;
  hits >>= 1u;
  losses >>= 1u;
  for (uint s = 0u; s < treatment.session_count; ++s) atomicAdd(counts.hits[s], hits >> s & 1u);
  uint word = hashOf(site.rank, hits | losses << 16 | uint(hair) << 15);
  atomicAdd(counts.decisions_low, word);
  atomicAdd(counts.decisions_high, pcgHash(word));
}
