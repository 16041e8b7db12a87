// Decides, for the plan and the day, what every site shows: which sessions hit it, whether the impression took, and how
// it looks now. One thread a site, no neighbours; decisions in integers (the CPU's twin: src/scalp/treatment.cpp).
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "random.glsl"
#include "threads.glsl"

layout(scalar, binding = 0) uniform TreatmentBlock { Treatment treatment; };
layout(scalar, binding = 1) readonly buffer Sites { Site sites[]; };
layout(scalar, binding = 2) readonly buffer Fields { uint fields[]; };
layout(scalar, binding = 3) readonly buffer Triangles { uvec3 triangles[]; };
layout(scalar, binding = 4) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 5) writeonly buffer Dots { Dot dots[]; };
layout(scalar, binding = 6) buffer Counts { DotCounts counts; };

struct Asked { uint density; float tone; float diameter; };

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

Asked askedAt(uint chart) {
  int x = fieldAxis(chart & 0xffffu), y = fieldAxis(chart >> 16);
  uint fx = uint(x & 0xffff) >> 8, fy = uint(y & 0xffff) >> 8;
  uint corner = uint(y >> 16) * kFieldSize + uint(x >> 16);
  uvec4 texel = uvec4(fields[corner], fields[corner + 1u], fields[corner + kFieldSize], fields[corner + kFieldSize + 1u]);
  uvec4 density = texel & 0xffffu;
  uint top = density.x * (256u - fx) + density.y * fx;
  uint bottom = density.z * (256u - fx) + density.w * fx;
  vec4 weight = vec4((256u - fx) * (256u - fy), fx * (256u - fy), (256u - fx) * fy, fx * fy) / (65536.0 * 255.0);
  // Densities stay below 2^15, so the sum fits 31 bits.
  return Asked((top * (256u - fy) + bottom * fy) >> 16,
               dot(vec4(texel >> 16 & 255u), weight), dot(vec4(texel >> 24), weight));
}

// Sites of a lower rank show: density * share * threshold_scale / 2^16, at most 2^32 - 1.
uint rankBelow(uint density, uint share) {
  uint high, low;
  umulExtended(density * share, treatment.threshold_scale, high, low);
  return high > 0xffffu ? 0xffffffffu : high << 16 | low >> 16;
}

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

// `again`: how often this site was hit before. Chance hangs on that and not on the session, so that a dot stays where it is
// when another density or share lets an earlier session reach it.
void emit(Site site, Asked asked, uint s, uint again, bool lost, float grown) {
  SessionState session = treatment.sessions[s];
  uint chance = hashOf(site.rank, again + 17u, treatment.seed);
  float absorptance = session.absorptance * asked.tone * grown * (lost ? 1.0 - session.shed : 1.0) *
                      max(0.2, 1.0 + treatment.tone_deviation * deviate(chance));
  if (absorptance * 4095.0 < 0.5) return;
  uint slot = atomicAdd(counts.dots, 1u);
  if (slot >= treatment.dot_capacity) {
    atomicAdd(counts.overflow, 1u);
    return;
  }
  uvec3 corners = triangles[site.triangle];
  vec2 uv = vec2(site.barycentric & 0xffffu, site.barycentric >> 16) / 65536.0;
  vec3 weights = vec3(1.0 - uv.x - uv.y, uv);
  vec3 place = vertices[corners.x].position * weights.x + vertices[corners.y].position * weights.y +
               vertices[corners.z].position * weights.z;
  vec3 normal = normalize(vertices[corners.x].normal * weights.x + vertices[corners.y].normal * weights.y +
                          vertices[corners.z].normal * weights.z);
  vec3 tangent = normalize(cross(normal, abs(normal.y) < 0.9 ? vec3(0, 1, 0) : vec3(1, 0, 0)));
  vec2 jitter = treatment.hand_jitter_mm * discPoint(pcgHash(chance));
  place += tangent * jitter.x + cross(normal, tangent) * jitter.y;
  float diameter = session.diameter_mm * asked.diameter *
                   max(0.5, 1.0 + treatment.diameter_deviation * deviate(pcgHash(chance + 1u)));
  dots[slot] = packDot(place, normal, diameter, absorptance, session.redness, chance >> 3);
}

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  Site site = sites[index];
  Asked asked = askedAt(site.chart);
  if (asked.density == 0u) return;

  uint hits = 0u, losses = 0u;
  bool holds_pigment = false;
  for (uint s = 0u; s < treatment.session_count && treatment.sessions[s].done != 0u; ++s) {
    uint threshold = rankBelow(asked.density, treatment.sessions[s].share);
    if (site.rank >= threshold || holds_pigment) continue;
    uint again = bitCount(hits);
    bool lost = hashOf(site.rank, again, treatment.seed) < treatment.sessions[s].lost;
    hits |= 1u << s;
    losses |= uint(lost) << s;
    holds_pigment = !lost;
    atomicAdd(counts.hits[s], 1u);
    // Dots grow in over the last 1/64 below the threshold instead of popping.
    float grown = clamp(float(threshold - site.rank) * 64.0 / float(threshold), 0.0, 1.0);
    emit(site, asked, s, again, lost, grown);
  }
  if (hits != 0u) {
    uint word = hashOf(site.rank, hits | losses << 16);
    atomicAdd(counts.decisions_low, word);
    atomicAdd(counts.decisions_high, pcgHash(word));
  }
}
