// What the two steps of the retarget pass share (dots_hairs.comp, dots_retarget.comp): sites, what the plan asks for where they lie,
// and the lists they fill. Decisions are integers; the CPU's twin is src/scalp/treatment.cpp.
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
SiteKey keyAt(uint index) {
  uvec2 words = unpackUint2x32(keys[index]);
  return SiteKey(words.x, words.y);
}
uvec2 fieldAt(uint texel) { return unpackUint2x32(fields[texel]); }
void store(uint slot, Mark mark) { marks[slot] = packUint2x32(uvec2(mark.site, mark.look)); }
#else
layout(scalar, binding = 1) readonly buffer Keys { SiteKey keys[]; };
layout(scalar, binding = 2) readonly buffer Fields { uvec2 fields[]; };
layout(scalar, binding = 3) writeonly buffer Marks { Mark marks[]; };
SiteKey keyAt(uint index) { return keys[index]; }
uvec2 fieldAt(uint texel) { return fields[texel]; }
void store(uint slot, Mark mark) { marks[slot] = mark; }
#endif
layout(scalar, binding = 4) buffer Counts { DotCounts counts; };
layout(scalar, binding = 5) buffer Hairless { uint hairless[]; };  // sites that are left to pigment

/// The four texels around a place, row by row, and its place between them, 1/256.
struct Around {
  uvec4 target, native;  // the two words of each
  uvec2 f;
};

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

Around fieldsAround(uint chart) {
  ivec2 at = ivec2(fieldAxis(chart & 0xffffu), fieldAxis(chart >> 16));
  uint corner = uint(at.y >> 16) * kFieldSize + uint(at.x >> 16);
  uvec2 a = fieldAt(corner), b = fieldAt(corner + 1u), c = fieldAt(corner + kFieldSize), d = fieldAt(corner + kFieldSize + 1u);
  return Around(uvec4(a.x, b.x, c.x, d.x), uvec4(a.y, b.y, c.y, d.y), uvec2(at & 0xffff) >> 8);
}

// Bilinear in whole numbers of at most 16 bits, the corners row by row.
uint blend(uvec4 corners, uvec2 f) {
  uint upper = corners.x * (256u - f.x) + corners.y * f.x, lower = corners.z * (256u - f.x) + corners.w * f.x;
  return (upper * (256u - f.y) + lower * f.y) >> 16;
}

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
