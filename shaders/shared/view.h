// The camera and the picture it makes. Positions on the picture are global pixels, so that a tile of a larger
// picture sees the same numbers as the whole.
#ifndef STIPPLE_SHARED_VIEW_H
#define STIPPLE_SHARED_VIEW_H
#include "language.h"

SHARED_BEGIN

struct View {      // 96 bytes
  vec3 eye;        // head frame, mm
  float focal_px;  // distance of the picture plane in pixels: 1 mm at distance w is focal_px / w pixels
  vec3 right;
  float near_mm;  // reverse-Z, infinite far plane: depth = near_mm / w
  vec3 up;
  float mm_per_px;  // at the distance of what the camera looks at
  vec3 forward;
  float grains_from_px;  // seen diameter at which dots begin to dissolve into grains
  uvec2 picture;         // whole picture, pixels
  uvec2 tile;            // this part of it
  uvec2 tile_origin;
  uint pad[2];
};
STATIC_SIZE(View, 96);

/// A corner of the head's mesh as the GPU reads it.
struct SurfaceVertex {  // 32 bytes
  vec3 position;
  float scalp;  // 1 where scalp colour rules, 0 on the face: smooth between
  vec3 normal;
  uint uv;  // two 16-bit shares
};
STATIC_SIZE(SurfaceVertex, 32);

SHARED_CONST uint kLightCount = 4u;

/// A rectangle that shines to the side of half_u x half_v.
struct AreaLight {  // 48 bytes
  vec3 centre;
  vec3 half_u;
  vec3 half_v;
  vec3 radiance;
};
STATIC_SIZE(AreaLight, 48);

struct Lighting {  // 232 bytes
  AreaLight lights[kLightCount];
  vec3 sky;       // irradiance from above
  vec3 ground;    // irradiance from below
  vec3 backdrop;  // linear colour behind the head, middle of the picture
  float exposure;
};
STATIC_SIZE(Lighting, 232);

struct SkinLook {  // 72 bytes
  vec3 albedo;     // linear Rec. 709, mean of bare scalp
  float roughness;
  vec3 diffusion_mm;  // Burley's d for each channel
  float specular;     // reflectance at normal incidence
  vec3 ink;           // share of light that a dot's core takes, each channel
  float halo_gain;    // opticalHalo()
  vec3 halo;          // the same for the blurred shade around dots
  float halo_sigma_mm;
  float has_map;       // 1 when the scan brought a colour map
  float painted_face;  // 1 on the built-in head (built_in_face.glsl)
};
STATIC_SIZE(SkinLook, 72);

SHARED_END
#endif
