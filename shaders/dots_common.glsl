// Packing of Dot (shared/treatment.h).
#include "language.glsl"
#include "shared/sites.h"
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

Dot packDot(vec3 place, vec3 normal, float diameter_mm, float absorptance, float redness, uint seed) {
  uvec3 units = uvec3(ivec3(round(place * float(kUnitsPerMm))) + int(kPositionOffset));
  uvec2 oct = uvec2(round(clamp(octEncode(normal) * 0.5 + 0.5, 0.0, 1.0) * 1023.0));
  uint diameter = uint(round(clamp(diameter_mm * 4096.0, 0.0, 4095.0)));
  uint ink = uint(round(clamp(absorptance, 0.0, 1.0) * 4095.0));
  uint red = uint(round(clamp(redness, 0.0, 2.0) * 31.0));
  return Dot(units.x | units.y << 21, units.y >> 11 | units.z << 10, oct.x | oct.y << 10 | diameter << 20, ink | red << 12 | (seed & 0x3fffu) << 18);
}

vec3 dotPlace(Dot d) {
  const uint mask = (1u << 21) - 1u;
  uvec3 units = uvec3(d.position_low, d.position_low >> 21 | d.position_high << 11, d.position_high >> 10) & mask;
  return vec3(ivec3(units) - int(kPositionOffset)) / float(kUnitsPerMm);
}

vec3 dotNormal(Dot d) { return octDecode(vec2(d.shape & 1023u, d.shape >> 10 & 1023u) / 1023.0 * 2.0 - 1.0); }
float dotDiameter(Dot d) { return float(d.shape >> 20) / 4096.0; }
float dotAbsorptance(Dot d) { return float(d.ink & 4095u) / 4095.0; }
float dotRedness(Dot d) { return float(d.ink >> 12 & 63u) / 31.0; }
uint dotSeed(Dot d) { return d.ink >> 18; }
