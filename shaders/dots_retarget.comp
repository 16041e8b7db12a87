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
  uint zone;
  uint edge;    // 0 to 31: how far out in the fade
};

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

// Bilinear in whole numbers of at most 16 bits, the corners row by row.
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
  // Tone and diameter need not be exact to the last bit: both at once, 16 bits apart.
  uvec4 looks = (target >> 16 & 255u) | (target >> 8 & 0xff0000u);
  uint above = (looks.x * (256u - f.x) + looks.y * f.x) >> 8 & 0xff00ffu, below = (looks.z * (256u - f.x) + looks.w * f.x) >> 8 & 0xff00ffu;
  uint look = (above * (256u - f.y) + below * f.y) >> 8 & 0xff00ffu;
  uint nearest = f.y < 128u ? (f.x < 128u ? a.y : b.y) : (f.x < 128u ? c.y : d.y);
  return Asked(blend(target & 0xffffu, f), blend(native & 0xffffu, f), blend(native >> 16 & 255u, f), (look | look >> 8) & 0xffffu,
               nearest >> 24 & 7u, nearest >> 27);
}

// a * b / 65536, at most 2^32 - 1.
uint scaled(uint a, uint b) {
  uint high, low;
  umulExtended(a, b, high, low);
  return high > 0xffffu ? 0xffffffffu : high << 16 | low >> 16;
}

// Sites of a lower rank show, for a density in 1/64 per cm^2 and 1/65536.
uint rankBelow(uint density) { return scaled(density, treatment.threshold_scale); }

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

// An impression is lost where its hash lies below this: poor skin keeps a share of what normal skin keeps, patches differ.
uint lostBelow(Healing healing, uint uptake, int blotch) {
  uint kept = 0xffffffffu - healing.lost, held, low;
  umulExtended(kept, uptake * 0x01010101u, held, low);
  return 0xffffffffu - scaled(uptake == 255u ? kept : held, uint(65536 + (int(healing.weak_blotch >> 17) * blotch >> 14)));
}

// Dots grow in over the last 1/64 below the threshold instead of popping: 0 to 127.
uint grown(uint rank, uint threshold) { return uint(min(float(threshold - rank) / float(threshold) * (64.0 * 127.0), 127.0)); }

// Hairs and impressions in one addition, so that lanes which list either need not wait for each other.
void list(Mark mark, bool hair) {
  uint slot = atomicAdd(counts.marks[hair ? 0u : 1u], 1u);
  if (slot < treatment.mark_capacity) store(hair ? slot : treatment.site_count + slot, mark);
}

// What a site holds.
const uint kNothing = 0u, kPoorly = 1u, kWell = 2u;

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  uvec2 key = keyAt(index);
  SiteKey site = SiteKey(key.x, key.y);
  Asked asked = askedAt(site.chart);
  uint chance = pcgHash(site.rank ^ treatment.seed), holds = kNothing, again = 0u;
  int blotch = blotchAt(site.chart);
  uint hits = 0u, decisions = site.rank, layer = 0u;
  if (site.rank >= rankBelow(asked.target << 16)) return;
  // From one mark to the next: most sites leave one at most, and software drivers pay for listing with each turn of the loop,
  // whether a lane lists or not. Both loops test at their end for the same reason.
  do {
    Mark mark;
    bool shows = false;
    do {
      Layer session = treatment.layers[layer];
      uint share = session.work & 0x1ffffu;
      share -= (share - session.edge_share) * asked.edge >> 5;
      uint threshold = rankBelow((asked.native << 16) + (asked.target - asked.native) * share);
      bool wanted = holds == kNothing || (session.work >> 24) != 0u;
      if (site.rank < threshold && (session.work >> 17 + asked.zone & 1u) != 0u && wanted) {
        Healing healing = treatment.healing[layer * kZones + asked.zone];
        uint fate = pcgHash(chance + again), lost_below = layer == 0u ? 0u : lostBelow(healing, asked.uptake, blotch);
        bool lost = fate < lost_below, weak = !lost && fate - lost_below < healing.weak_blotch << 16;
        // A second dot makes good what the first one holds poorly, unless it is lost.
        if (!lost) holds = weak && holds == kNothing ? kPoorly : kWell;
        uint course = pcgHash(chance + 16u + again);
        bool crusted = course >= healing.fallen;
        uint parts = (weak ? healing.grains >> 16 : healing.grains & 0xffffu) + course % kGrainParts;
        uint grains = crusted ? kGrainsPerDot : lost ? 0u : parts / kGrainParts;
        shows = grains > 0u;
        mark = Mark(index | grown(site.rank, threshold) << 25, asked.look | layer << 16 | again << 20 | asked.zone << 23 |
                                                                   uint(crusted) << 26 | kGrainsPerDot - grains << 27);
        if (kCounting) {
          hits |= 1u << layer;
          decisions = hashOf(decisions, layer | uint(lost) << 4 | uint(weak) << 5 | uint(crusted) << 6 | grains << 8);
        }
        ++again;
      }
      ++layer;
    } while (!shows && holds != kWell && layer <= treatment.session_count);
    if (shows) list(mark, layer == 1u);  // a native hair is layer 0
  } while (holds != kWell && layer <= treatment.session_count);
  if (!kCounting || hits == 0u) return;
  for (uint s = 0u; s < treatment.session_count; ++s) atomicAdd(counts.hits[s], hits >> s + 1u & 1u);
  atomicAdd(counts.decisions_low, decisions);
  atomicAdd(counts.decisions_high, pcgHash(decisions));
}
