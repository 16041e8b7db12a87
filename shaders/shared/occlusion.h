// How much of each light and of the sky the rest of the head leaves to a point of skin. Baked once per head
// and light set.
#ifndef STIPPLE_SHARED_OCCLUSION_H
#define STIPPLE_SHARED_OCCLUSION_H
#include "language.h"

SHARED_BEGIN

/// One direction from which the head is looked at.
struct OcclusionView {  // 64 bytes
  vec3 centre;
  float radius_mm;  // what the depth map covers around the centre
  vec3 right;
  float sky_weight;  // 1: counts for the sky
  vec3 up;
  float light_weight;  // share of the light that this direction stands for
  vec3 towards;        // to where the light comes from
  uint light;
};
STATIC_SIZE(OcclusionView, 64);

struct Occlusion {    // 52 bytes, per vertex
  vec4 lights;        // cosine-weighted sum over visible directions to each light
  vec4 lights_whole;  // the same over all of its directions above the horizon
  float sky;        // cosine-weighted sum over visible directions
  float sky_whole;  // the same over all directions
  vec3 open;        // sum of the visible directions themselves, weighed likewise
};
STATIC_SIZE(Occlusion, 52);

SHARED_CONST uint kOcclusionMapSize = 1024u;

SHARED_END
#endif
