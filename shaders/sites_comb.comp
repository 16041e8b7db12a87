// Which way a hair stands at every site, once a head, seed and whorl: in a whorl out from the crown, forward over the top, down the
// sides and the nape (research on follicle angles gives ranges; the figures here are assumed within them).
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "random.glsl"
#include "threads.glsl"

layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
layout(scalar, binding = 1) buffer Spots { SiteSpot spots[]; };

struct Growth {
  vec3 along;  // unit tangent of the skin
  float lean;  // from the skin's normal, radians
};

// `normal` of the skin at `place`.
Growth growthAt(vec3 place, vec3 normal) {
  const float whorl_reach = 0.35;  // radians about the whorl, 30 mm, over which it unwinds
  const float whorl_twist = 1.1;   // radians from straight out at its middle; clockwise, as most are (domain.md 3.5)
  const float lean_top = 0.87, lean_side = 1.05;  // 50 and 60 degrees: hair lies flatter at the sides
  vec3 up = normalize(place - treatment.chart_centre);
  vec3 out_of_whorl = up * dot(up, treatment.whorl) - treatment.whorl;  // as long as the sine of the angle between
  float distance2 = dot(out_of_whorl, out_of_whorl);
  vec3 away = out_of_whorl * inversesqrt(max(distance2, 1e-8));
  float twist = whorl_twist * exp(-distance2 / (whorl_reach * whorl_reach));
  vec3 along = cos(twist) * away + sin(twist) * cross(away, up);
  float low = smoothstep(0.6, -0.1, up.y);
  along = mix(along, up * up.y - vec3(0, 1, 0), 0.75 * low);
  along -= normal * dot(along, normal);
  return Growth(along * inversesqrt(max(dot(along, along), 1e-8)), mix(lean_top, lean_side, low));
}

// A follicle off its neighbours' way: by standard deviations of 0.2 and 0.12 radians.
vec3 hairWay(Growth growth, vec3 normal, float turned, float leaned) {
  float turn = 0.2 * turned, lean = clamp(growth.lean + 0.12 * leaned, 0.0, 1.45);
  vec3 along = cos(turn) * growth.along + sin(turn) * cross(normal, growth.along);
  return cos(lean) * normal + sin(lean) * along;
}

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  SiteSpot spot = spots[index];
  vec3 normal = unpackNormal(spot.facing);
  Growth growth = growthAt(unpackPlace(uvec2(spot.position_low, spot.position_high)), normal);
  HairChance chance = hairChance(spot.rank ^ treatment.seed);
  vec3 way = hairWay(growth, normal, deviate(chance.turn), deviate(chance.lean));
  spots[index].facing = (spot.facing & kNormalMask) | packWay(way);
}
