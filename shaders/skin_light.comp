// Light that reaches the skin: irradiance for what scatters inside, specular for what glints off it, and bare albedo.
// Softboxes are exact polygons for the diffuse part and for the gloss; the bake says how much of each the rest of the head leaves.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "shared/gloss.h"
#include "random.glsl"
#include "noise.glsl"
#include "built_in_face.glsl"
#include "relief.glsl"
#include "polygon.glsl"

layout(local_size_x = 8, local_size_y = 8) in;
layout(constant_id = 0) const bool kPaintedFace = false;  // of the built-in head (built_in_face.glsl)
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) uniform LightingBlock { Lighting lighting; };
layout(scalar, binding = 2) uniform SkinBlock { SkinLook skin; };
layout(binding = 3) uniform sampler2D depth_image;
layout(binding = 4) uniform usampler2D triangle_image;
layout(scalar, binding = 5) readonly buffer Indices { uint indices[]; };
layout(scalar, binding = 6) readonly buffer SkinVertices { SkinVertex skin_vertices[]; };
layout(binding = 7) uniform sampler2D colour_map;
layout(binding = 8) uniform sampler2D gloss_table;
layout(binding = 9, rgba16f) uniform writeonly image2D irradiance_image;  // over pi, less what gloss took; alpha: 1 on the head
layout(binding = 10, rgba16f) uniform writeonly image2D specular_image;
layout(binding = 11, rgba16f) uniform writeonly image2D albedo_image;  // less what gloss keeps in on the way out
layout(scalar, binding = 12) writeonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
#include "view.glsl"
#include "gloss.glsl"
#include "flush.glsl"

const float kPi = 3.14159265359;

// What the mesh says of a point on it.
struct Skin {
  vec3 normal;
  float sky;
  vec4 lights;
  vec2 uv;
  vec4 traits;  // SkinVertex
  vec4 open_bounce;
};

Skin skinOfCorner(uint index, float weight) {
  SkinVertex corner = skin_vertices[index];
  vec2 z_sky = unpackSnorm2x16(corner.normal_z_sky);
  return Skin(weight * vec3(unpackSnorm2x16(corner.normal_xy), z_sky.x), weight * z_sky.y, weight * unpackUnorm4x8(corner.lights),
              weight * unpackUnorm2x16(corner.uv), weight * unpackUnorm4x8(corner.traits),
              weight * unpackSnorm4x8(corner.open_bounce));
}

Skin skinAt(uvec2 triangle_place) {
  vec2 weights = unpackUnorm2x16(triangle_place.y);
  uint first = triangle_place.x * 3u;
  Skin a = skinOfCorner(indices[first], 1.0 - weights.x - weights.y), b = skinOfCorner(indices[first + 1u], weights.x),
       c = skinOfCorner(indices[first + 2u], weights.y);
  return Skin(normalize(a.normal + b.normal + c.normal), a.sky + b.sky + c.sky, a.lights + b.lights + c.lights, a.uv + b.uv + c.uv,
              a.traits + b.traits + c.traits, a.open_bounce + b.open_bounce + c.open_bounce);
}

// Blood and melanin vary over centimetres and again over millimetres; red varies least (it is scattered furthest). `broad` and
// the waves of the relief are noise around zero. Hollows see less light, and from walls of skin. Where the broad noise changes sign
// runs a line: veins, at the temples.
vec3 bareAlbedo(vec3 place, vec3 map, float on_scalp, vec3 face, Relief relief) {
  float broad = gradientNoise(place / 17.0 + 31.0).w;
  float blood = 1.2 * broad + 0.6 * relief.waves + 0.8 * relief.fine_waves;
  float melanin = 0.7 * relief.waves + 0.5 * relief.fine_waves - 0.5 * broad;
  float temple = smoothstep(48.0, 66.0, abs(place.x)) * smoothstep(-5.0, 20.0, place.y) * smoothstep(95.0, 70.0, place.y);
  float vein = temple * smoothstep(0.035, 0.0, abs(broad + 0.02));
  float crown = smoothstep(70.0, 115.0, place.y) - 0.5;  // sees the sun
  vec3 varied = exp(-(blood * vec3(0.015, 0.075, 0.055) + melanin * vec3(0.035, 0.05, 0.065) + crown * vec3(0.012, 0.022, 0.022) +
                      vein * vec3(0.05, 0.02, 0.0) + relief.hollow * vec3(0.12, 0.20, 0.22)));
  vec3 scalp = skin.albedo * mix(vec3(1.0), varied * face, skin.variation);
  return mix(scalp, map * skin.recolour, skin.has_map * (1.0 - on_scalp));
}

// Of the sky, with what skin around a cavity gives back: the darker the skin, the less (Jimenez et al. 2016, "Practical real-time
// strategies for accurate indirect occlusion").
vec3 skySeen(float visible, vec3 albedo) {
  vec3 a = 2.0404 * albedo - 0.3324, b = 0.6417 - 4.7951 * albedo, c = 2.7552 * albedo + 0.6903;
  return max(vec3(visible), ((visible * a + b) * visible + c) * visible);
}

// Radiance of the sky in a direction, blurred by gloss: linear in height, so that a surface that faces up or down receives
// Lighting::sky or ::ground.
vec3 skyMirrored(vec3 mirrored, float alpha) {
  vec3 mean = (lighting.sky + lighting.ground) / (2.0 * kPi), slope = 1.5 * (lighting.sky - lighting.ground) / (2.0 * kPi);
  return max(mean + slope * (mirrored.y * (1.0 - 0.5 * alpha)), vec3(0.0));
}

// Share of the gloss of a direction that looks past the rest of the head: the sky that is seen counts as a cone around its middle,
// whose edge the lobe blurs (after Oat and Sander 2007, "Ambient aperture lighting").
float skyMirrors(vec3 mirrored, Skin mesh, float roughness) {
  float cone = asin(sqrt(clamp(mesh.sky, 0.0, 1.0)));
  float off = acos(clamp(dot(mirrored, mesh.open_bounce.xyz) / max(length(mesh.open_bounce.xyz), 1e-6), -1.0, 1.0));
  return smoothstep(-(0.35 + 0.6 * roughness), 0.0, cone - off);
}

void main() {
  ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
  if (any(greaterThanEqual(pixel, ivec2(view.tile)))) return;
  float surface = texelFetch(depth_image, pixel, 0).r;
  uint index = uint(pixel.y) * view.tile.x + uint(pixel.x);
  if (surface <= 0.0) {
    skin_depth[index] = 0.0;
    imageStore(irradiance_image, pixel, vec4(0.0));
    imageStore(specular_image, pixel, vec4(0.0));
    imageStore(albedo_image, pixel, vec4(0.0));
    return;
  }
  Skin mesh = skinAt(texelFetch(triangle_image, pixel, 0).xy);
  float depth = view.near_mm / surface;
  skin_depth[index] = depth;
  vec3 place = placeAt(vec2(pixel) + vec2(view.tile_origin) + 0.5, depth);
  vec3 to_eye = normalize(view.eye - place);
  // What a pixel covers on skin seen at a slant is longer than it is wide.
  float slant = max(dot(mesh.normal, to_eye), 0.1), mm_per_px = depth / (view.focal_px * slant);
  Face face = Face(vec3(1.0), 0.0, 0.0);
  if (kPaintedFace) {
    face = builtInFace(place, mm_per_px);
    face.left *= flushed(kFaceBlood * faceBlood(place));
  }

  float scalp = mesh.traits.x, pores = mesh.traits.y, lines = 2.0 * mesh.traits.z - 1.0, oil = mesh.traits.w;
  Relief relief = reliefAt(place, mesh.normal, mm_per_px, skin.relief * (1.0 - face.hair), pores, lines);
  vec3 normal = normalize(mesh.normal - (relief.slope - mesh.normal * dot(relief.slope, mesh.normal)));
  // Diffuse light has scattered before it comes out, so it sees a softer relief than the gloss does.
  vec3 diffuse_normal = normalize(mix(mesh.normal, normal, 0.5));

  // Relief too fine to be seen widens the narrow lobe. Hair lies over the skin, breaks its gloss up and
  // mirrors less itself: round shafts throw most of it elsewhere, and on to each other. Lips are moist.
  float roughness = mix(mix(skin.roughness, skin.oily_roughness, max(oil, 0.6 * face.lips)), 0.75, face.hair);
  float narrow = kNarrowRoughness * roughness;
  roughness = sqrt(sqrt(narrow * narrow * narrow * narrow + 2.0 * relief.lost)) / kNarrowRoughness;
  Gloss gloss = glossOf(roughness, skin.specular * (1.0 - 0.7 * face.hair) * relief.gloss, normal, to_eye);

  vec3 bare = bareAlbedo(place, textureLod(colour_map, mesh.uv, 0.0).rgb, scalp, face.left, relief);
  float all_around = glossedFromAll(gloss);
  // The sky comes from where it is seen; light from lamps comes on from the skin around, and from there again.
  float height = mix(mesh.open_bounce.y, diffuse_normal.y, mesh.sky);
  vec3 irradiance = mix(lighting.ground, lighting.sky, height * 0.5 + 0.5) * skySeen(mesh.sky, bare) * ((1.0 - all_around) / kPi);
  vec3 tint = lighting.lights[0].radiance / max(dot(lighting.lights[0].radiance, vec3(0.2126, 0.7152, 0.0722)), 1e-6);
  irradiance += tint * bare * max(mesh.open_bounce.w, 0.0) * (1.0 - all_around) / (lighting.exposure * (1.0 - bare * (1.0 - mesh.sky)));
  vec3 mirrored = reflect(-to_eye, normal);
  float sky_in_mirror = skyMirrors(mirrored, mesh, roughness);
  vec3 specular = skyMirrored(mirrored, roughness * roughness) * (glossed(gloss) * sky_in_mirror);

  for (uint i = 0u; i < kLightCount; ++i) {
    if (mesh.lights[i] <= 0.0) continue;
    AreaLight light = lighting.lights[i];
    vec3 middle = light.centre - place;
    vec3 corners[4] = vec3[4](middle - light.half_u - light.half_v, middle + light.half_u - light.half_v,
                              middle + light.half_u + light.half_v, middle - light.half_u + light.half_v);
    vec3 form = vectorFormFactor(corners);
    float size = length(form), cosine = dot(diffuse_normal, form) / max(size, 1e-9);
    irradiance += light.radiance * (aboveHorizon(size, cosine) * mesh.lights[i] * (1.0 - glossedFrom(gloss, cosine, size, all_around)));
    specular += light.radiance * (glossOfRectangle(gloss, corners) * mesh.lights[i]);
  }

  // Elsewhere it mirrors skin, about as bright as this, and glossy too: dark skin more than it is brown.
  specular += irradiance * (bare + all_around) * (glossed(gloss) * (1.0 - sky_in_mirror));
  imageStore(irradiance_image, pixel, vec4(irradiance, 1.0));
  imageStore(specular_image, pixel, vec4(specular, 0.0));
  // What gloss would send to the eye from outside, it keeps inside from within; over the mean, so that both ways together lose
  // what is glossed and no more (Kelemen and Szirmay-Kalos 2001).
  imageStore(albedo_image, pixel, vec4(bare * ((1.0 - glossed(gloss)) / (1.0 - all_around)), 0.0));
}
