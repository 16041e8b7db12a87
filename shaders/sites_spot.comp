// Where every site lies and which way its skin faces, once a head, so that the retarget pass need not look it up in the mesh.
// Which way a hair stands there follows once a plan is known (sites_comb.comp).
#version 460
#extension GL_GOOGLE_include_directive : require
#include "dots_common.glsl"
#include "shared/view.h"
#include "threads.glsl"

layout(scalar, binding = 0) readonly buffer Sites { Site sites[]; };
layout(scalar, binding = 1) readonly buffer Triangles { uvec3 triangles[]; };
layout(scalar, binding = 2) readonly buffer Vertices { SurfaceVertex vertices[]; };
layout(scalar, binding = 3) writeonly buffer Keys { SiteKey keys[]; };
layout(scalar, binding = 4) writeonly buffer Spots { SiteSpot spots[]; };

void main() {
  uint index = threadIndex();
  if (index >= uint(sites.length())) return;
  Site site = sites[index];
  uvec3 corners = triangles[site.triangle];
  vec2 uv = vec2(site.barycentric & 0xffffu, site.barycentric >> 16) / 65536.0;
  vec3 weights = vec3(1.0 - uv.x - uv.y, uv);
  vec3 place = vertices[corners.x].position * weights.x + vertices[corners.y].position * weights.y +
               vertices[corners.z].position * weights.z;
  vec3 normal = normalize(vertices[corners.x].normal * weights.x + vertices[corners.y].normal * weights.y +
                          vertices[corners.z].normal * weights.z);
  keys[index] = SiteKey(site.rank, site.chart);
  uvec2 packed = packPlace(place);
  spots[index] = SiteSpot(packed.x, packed.y, packNormal(normal), site.rank);
}
