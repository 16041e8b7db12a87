// Parts the sites into those that bear a native hair, which always shows, and those that are left to pigment (dots_retarget.comp), as
// far as some is asked for where they lie. Only when hair or the fields change: another density of pigment, another session or day
// leaves both lists as they are.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "retarget.glsl"

// Bilinear in whole numbers of at most 16 bits, the corners row by row; the place between them in 1/256.
uint blend(uvec4 corners, uvec2 f) {
  uint upper = corners.x * (256u - f.x) + corners.y * f.x, lower = corners.z * (256u - f.x) + corners.w * f.x;
  return (upper * (256u - f.y) + lower * f.y) >> 16;
}

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

FieldTexel fieldAt(uint chart) {
  ivec2 at = ivec2(fieldAxis(chart & 0xffffu), fieldAxis(chart >> 16));
  uvec2 f = uvec2(at & 0xffff) >> 8;
  uint corner = uint(at.y >> 16) * kFieldSize + uint(at.x >> 16);
  FieldTexel a = fields[corner], b = fields[corner + 1u], c = fields[corner + kFieldSize], d = fields[corner + kFieldSize + 1u];
  uvec4 pigment = uvec4(a.pigment, b.pigment, c.pigment, d.pigment), hair = uvec4(a.hair, b.hair, c.hair, d.hair);
  uint nearest = f.y < 128u ? (f.x < 128u ? a.skin : b.skin) : (f.x < 128u ? c.skin : d.skin);
  // Tone and diameter need not be exact to the last bit: both at once, 16 bits apart.
  uvec4 looks = (hair >> 16 & 255u) | (hair >> 8 & 0xff0000u);
  uint above = (looks.x * (256u - f.x) + looks.y * f.x) >> 8 & 0xff00ffu, below = (looks.z * (256u - f.x) + looks.w * f.x) >> 8 & 0xff00ffu;
  uint look = (above * (256u - f.y) + below * f.y) >> 8 & 0xff00ffu;
  return FieldTexel(blend(pigment & 0xffffu, f) | blend(pigment >> 16, f) << 16,
                    blend(hair & 0xffffu, f) | (look | look >> 8) << 16,
                    blend(uvec4(a.skin, b.skin, c.skin, d.skin) & 255u, f) | nearest & 0xffffff00u);
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

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  SiteKey site = keyAt(index);
  FieldTexel field = fieldAt(site.chart);
  uint hair = field.hair & 0xffffu, threshold = rankBelow(nativeDensity(hair, treatment.native_density) << 16);
  if (site.rank < threshold) {
    store(atomicAdd(counts.hairs, 1u), Mark(index | grown(site.rank, threshold) << 25, 0u));
    if (kCounting) addUp(0u, decided(site.rank, 0u, false, false, true, kGrainsPerDot));
    return;
  }
  // As far as the density may rise until sites are parted anew; rounding may add some units.
  uint reach = targetDensity(field.pigment, hair, treatment.pigment_density, treatment.native_density) * kDensityReach / 64u + 4u;
  if (field.pigment != 0u && site.rank < rankBelow(min(reach, kMostDensity) << 16))
    store(atomicAdd(counts.hairless, 1u),
          BareSite(index, site.rank, pcgHash(site.rank ^ treatment.seed), field.pigment, hair | uint(blotchAt(site.chart)) << 16,
                   field.hair >> 16 | field.skin << 16));
}
