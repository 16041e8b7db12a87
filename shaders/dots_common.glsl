// Packing of Dot (shared/treatment.h).
#include "language.glsl"
#include "shared/sites.h"
#include "shared/stub.h"
#include "shared/treatment.h"

vec2 octEncode(vec3 n) {  // Cigolle et al. 2014, JCGT 3(2)
  vec2 p = n.xy / (abs(n.x) + abs(n.y) + abs(n.z));
  vec2 folded = (1.0 - abs(p.yx)) * vec2(p.x >= 0.0 ? 1.0 : -1.0, p.y >= 0.0 ? 1.0 : -1.0);
  return n.z >= 0.0 ? p : folded;
}

vec3 octDecode(vec2 p) {
  vec3 n = vec3(p, 1.0 - abs(p.x) - abs(p.y));
  if (n.z < 0.0) n.xy = (1.0 - abs(n.yx)) * vec2(n.x >= 0.0 ? 1.0 : -1.0, n.y >= 0.0 ? 1.0 : -1.0);
  return normalize(n);
}

uvec2 packPlace(vec3 place) {  // as in Candidate (sites.h)
  uvec3 units = uvec3(ivec3(round(place * float(kUnitsPerMm))) + int(kPositionOffset));
  return uvec2(units.x | units.y << 21, units.y >> 11 | units.z << 10);
}

vec3 unpackPlace(uvec2 packed) {
  const uint mask = (1u << 21) - 1u;
  uvec3 units = uvec3(packed.x, packed.x >> 21 | packed.y << 11, packed.y >> 10) & mask;
  return vec3(ivec3(units) - int(kPositionOffset)) / float(kUnitsPerMm);
}

uint packNormal(vec3 normal) {
  uvec2 oct = uvec2(round(clamp(octEncode(normal) * 0.5 + 0.5, 0.0, 1.0) * 1023.0));
  return oct.x | oct.y << 10;
}

vec3 unpackNormal(uint packed) { return octDecode(vec2(packed & 1023u, packed >> 10 & 1023u) / 1023.0 * 2.0 - 1.0); }

const uint kNormalMask = (1u << 20) - 1u;  // of SiteSpot::facing

Dot packDot(uvec2 place, uint normal, float diameter_mm, float absorptance, float redness, uint kind, uint cleared) {
  uint diameter = uint(round(clamp(diameter_mm * 4096.0, 0.0, 4095.0)));
  uint ink = uint(round(clamp(absorptance, 0.0, 1.0) * 4095.0));
  uint red = uint(round(clamp(redness, 0.0, 2.0) * 31.0));
  return Dot(place.x, place.y, normal | diameter << 20, ink | red << 12 | kind << 18 | cleared << 20);
}

// Of a unit vector, in the high 12 bits, where both SiteSpot and Dot keep it.
uint packWay(vec3 way) {
  uvec2 oct = uvec2(round(clamp(octEncode(way) * 0.5 + 0.5, 0.0, 1.0) * 63.0));
  return oct.x << 20 | oct.y << 26;
}

// A native hair that stands packWay(). `rounding`, 0 to 1 by chance: lengths are right in the mean.
Dot packHair(uvec2 place, uint normal, float diameter_mm, float absorptance, uint way, float length_mm, float rounding) {
  Dot d = packDot(place, normal, diameter_mm, absorptance, 0.0, kHair, 0u);
  d.ink |= min(uint(length_mm * kStubStepsPerMm + rounding), 63u) << 12 | way;
  return d;
}

vec3 dotPlace(Dot d) { return unpackPlace(uvec2(d.position_low, d.position_high)); }
vec3 dotNormal(Dot d) { return unpackNormal(d.shape); }
float dotDiameter(Dot d) { return float(d.shape >> 20) / 4096.0; }
float dotAbsorptance(Dot d) { return float(d.ink & 4095u) / 4095.0; }
float dotRedness(Dot d) { return float(d.ink >> 12 & 63u) / 31.0; }
uint dotKind(Dot d) { return d.ink >> 18 & 3u; }
bool isHair(Dot d) { return dotKind(d) == kHair; }
uint dotGrains(Dot d) { return kGrainsPerDot - (isHair(d) ? 0u : d.ink >> 20 & 31u); }
// Of a hair: from where it leaves the skin to its tip, mm.
vec3 hairStub(Dot d) {
  return octDecode(vec2(d.ink >> 20 & 63u, d.ink >> 26) / 63.0 * 2.0 - 1.0) * (float(d.ink >> 12 & 63u) / kStubStepsPerMm);
}
uint dotSeed(Dot d) { return d.position_low ^ d.position_high * 0x9e3779b9u; }  // its place is permanent
