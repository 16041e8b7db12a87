// The camera and the picture it makes. Positions on the picture are global pixels, so that a tile of a larger
// picture sees the same numbers as the whole.
#ifndef STIPPLE_SHARED_VIEW_H
#define STIPPLE_SHARED_VIEW_H
#include "language.h"

SHARED_BEGIN

struct View {      // 112 bytes
  vec3 eye;        // head frame, mm
  float focal_px;  // distance of the picture plane in pixels: 1 mm at distance w is focal_px / w pixels
  vec3 right;
  float near_mm;  // reverse-Z, infinite far plane: depth = near_mm / w
  vec3 up;
  float mm_per_px;  // at the distance of what the camera looks at
  vec3 forward;
  float grains_from_px;  // seen diameter at which dots begin to dissolve into grains
  uvec2 picture;         // whole picture, pixels
  uvec2 tile;            // this part of it is drawn at a time, with a margin around what it gives to the picture
  uvec2 tile_origin;
  uvec2 core;  // what it gives
  uvec2 core_origin;
  vec2 centre;  // where the view axis meets the picture, global pixels: its middle, but through a lens (render/lens)
};
STATIC_SIZE(View, 112);

/// A corner of the head's mesh as the GPU reads it.
struct SurfaceVertex {  // 32 bytes
  vec3 position;
  float scalp;  // 1 where scalp colour rules, 0 on the face: smooth between
  vec3 normal;
  uint uv;  // two 16-bit shares
};
STATIC_SIZE(SurfaceVertex, 32);

/// The same corner as shading reads it, with what the bake says of it.
struct SkinVertex {    // 24 bytes
  uint normal_xy;      // signed 16 bits each
  uint normal_z_sky;   // signed 16 bits each: z of the normal, share of the sky that is seen
  uint lights;         // share seen of each light, 8 bits each
  uint uv;             // as above
  uint traits;         // 8 bits each: scalp as above; depth of pores; fine lines; oil (render/skin_traits.h)
  uint open_bounce;      // signed 8 bits each: towards the sky that is seen; light from skin around, as share of a card's
};
STATIC_SIZE(SkinVertex, 24);

/// The same corner on the picture. Places are whole numbers of global pixels / kSubpixels: a tile takes its origin off them
/// without rounding, so that each pixel of each tile finds the triangle and the weights that it finds in the whole picture.
struct ProjectedVertex {  // 12 bytes
  int x;
  int y;
  float surface;  // depth image's measure: near_mm / distance along the view axis; above 1: too near to be drawn
};
STATIC_SIZE(ProjectedVertex, 12);

SHARED_CONST int kSubpixels = 256;  // what rasterizers resolve (VkPhysicalDeviceLimits::subPixelPrecisionBits is 8 on all we know)

/// What a rasterizer is told to fill, pixels a side, whatever a tile's size: a power of two, so that places survive the way
/// through normalised coordinates exactly, and wide, so that no triangle near a tile is cut.
SHARED_CONST uint kViewportSize = 16384u;

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

SHARED_CONST uint kHalos = 3u;  // near, middle, far (halo.h)

struct SkinLook {  // 192 bytes
  vec3 albedo;     // linear Rec. 709, mean of bare scalp
  float roughness;  // where no oil is
  vec3 diffusion_mm;  // mean way from where light enters to where it leaves, each channel
  float specular;     // reflectance at normal incidence
  vec3 ink;            // share of light that a shallow dot's core takes, each channel
  float has_map;       // 1 when the scan brought a colour map
  vec3 hair;           // share of light that a native hair takes
  float oily_roughness;
  float relief;     // 1: as skin is; 0: polished
  float variation;  // of colour, 1: as skin is; 0: albedo alone
  vec3 deep;           // as `ink`, of a deep dot
  vec3 halo[kHalos];        // optical depth of the shade around shallow dots and hair over their blurred absorptance (halo.h)
  vec3 deep_halo[kHalos];   // around deep dots
  vec3 recolour;     // what a scan's colour map is multiplied by
  vec3 flush;        // optical depth of redness b, beside skin at rest, is (flush + flush_bend * b) * b
  vec3 flush_bend;
};
STATIC_SIZE(SkinLook, 192);

SHARED_END
#endif
