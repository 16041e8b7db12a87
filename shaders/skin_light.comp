// Light that reaches the skin: irradiance for what scatters inside, specular for what glints off it, and bare albedo.
// Softboxes are exact polygons for the diffuse part; the bake says how much of each the rest of the head leaves.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "language.glsl"
#include "shared/view.h"
#include "random.glsl"
#include "noise.glsl"
#include "built_in_face.glsl"

layout(local_size_x = 8, local_size_y = 8) in;
layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) uniform LightingBlock { Lighting lighting; };
layout(scalar, binding = 2) uniform SkinBlock { SkinLook skin; };
layout(binding = 3) uniform sampler2D depth_image;
layout(binding = 4) uniform usampler2D triangle_image;
layout(scalar, binding = 5) readonly buffer Indices { uint indices[]; };
layout(scalar, binding = 6) readonly buffer SkinVertices { SkinVertex skin_vertices[]; };
layout(binding = 7) uniform sampler2D colour_map;
layout(binding = 8, rgba16f) uniform writeonly image2D irradiance_image;  // alpha: 1 on the head
layout(binding = 9, rgba16f) uniform writeonly image2D specular_image;
layout(binding = 10, rgba16f) uniform writeonly image2D albedo_image;
layout(scalar, binding = 11) writeonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
#include "view.glsl"
#include "flush.glsl"

const float kPi = 3.14159265359;

// Vector irradiance of a rectangle of unit radiance over 2 pi (Lambert's formula for polygons), then clipped to the
// horizon as if the light were a sphere of the same form factor (Hill and Heitz 2016, "Real-time area lighting").
float rectangleIrradiance(AreaLight light, vec3 place, vec3 normal) {
  vec3 corners[4] = vec3[4](light.centre - light.half_u - light.half_v, light.centre + light.half_u - light.half_v,
                            light.centre + light.half_u + light.half_v, light.centre - light.half_u + light.half_v);
  vec3 sum = vec3(0.0);
  vec3 before = normalize(corners[3] - place);
  for (int i = 0; i < 4; ++i) {
    vec3 here = normalize(corners[i] - place);
    vec3 axis = cross(before, here);
    float sine = length(axis);
    if (sine > 1e-6) sum += axis * (atan(sine, dot(before, here)) / sine);
    before = here;
  }
  sum /= 2.0 * kPi;
  if (dot(sum, light.centre - place) < 0.0) sum = -sum;
  float size = length(sum);
  float cosine = dot(normal, sum) / max(size, 1e-6);
  return kPi * max(0.0, (size * size + cosine) / (size + 1.0)) * size;
}

// Trowbridge-Reitz (GGX) distribution and Smith's height-correlated visibility (Heitz 2014, JCGT 3(2)).
float ggx(float alpha, float n_h) {
  float a2 = alpha * alpha, d = n_h * n_h * (a2 - 1.0) + 1.0;
  return a2 / (kPi * d * d);
}
float smithVisibility(float alpha, float n_v, float n_l) {
  float a2 = alpha * alpha;
  return 0.5 / max(n_l * sqrt(n_v * n_v * (1.0 - a2) + a2) + n_v * sqrt(n_l * n_l * (1.0 - a2) + a2), 1e-5);
}

// The point of the rectangle that mirrors best, widened by the light's size (Karis 2013, "Real shading in Unreal Engine 4").
float rectangleSpecular(AreaLight light, vec3 place, vec3 normal, vec3 to_eye) {
  vec3 mirrored = reflect(-to_eye, normal);
  vec3 facing = normalize(cross(light.half_u, light.half_v));
  float along = dot(mirrored, facing);
  vec3 hit = light.centre;
  float t = dot(light.centre - place, facing) / (abs(along) > 1e-4 ? along : 1e-4);
  if (t > 0.0) {
    vec3 d = place + mirrored * t - light.centre;
    float u = clamp(dot(d, light.half_u) / dot(light.half_u, light.half_u), -1.0, 1.0);
    float v = clamp(dot(d, light.half_v) / dot(light.half_v, light.half_v), -1.0, 1.0);
    hit += light.half_u * u + light.half_v * v;
  }
  vec3 to_light = hit - place;
  float distance2 = dot(to_light, to_light);
  vec3 l = to_light * inversesqrt(distance2);
  float n_l = dot(normal, l), n_v = max(dot(normal, to_eye), 1e-3);
  if (n_l <= 0.0) return 0.0;
  vec3 h = normalize(l + to_eye);
  float area = 4.0 * length(cross(light.half_u, light.half_v));
  float solid_angle = min(area * abs(dot(l, facing)) / distance2, 2.0 * kPi);
  float fresnel = skin.specular + (1.0 - skin.specular) * pow(clamp(1.0 - dot(to_eye, h), 0.0, 1.0), 5.0);
  // Two lobes, 0.75 and 1.3 times the roughness, 85 % to the narrow one (Unreal Engine's skin defaults).
  float lobes = 0.0;
  float spread = 0.5 * sqrt(solid_angle / kPi);
  for (int lobe = 0; lobe < 2; ++lobe) {
    float roughness = skin.roughness * (lobe == 0 ? 0.75 : 1.3);
    float alpha = clamp(roughness * roughness, 0.02, 1.0);
    float widened = clamp(alpha + spread, 0.0, 1.0);
    lobes += (lobe == 0 ? 0.85 : 0.15) * ggx(alpha, max(dot(normal, h), 0.0)) * smithVisibility(alpha, n_v, n_l) *
             (alpha / widened) * (alpha / widened);
  }
  return lobes * fresnel * n_l * solid_angle;
}

// Slope of the skin's relief: furrows about 0.4 mm apart, pores about a millimetre apart, soft waves. Each fades out before it
// gets finer than the pixels can show, and has its own turned lattice.
vec3 reliefSlope(vec3 place, float mm_per_px) {
  const mat3 turn = mat3(2.0, -1.0, 2.0, 2.0, 2.0, -1.0, -1.0, 2.0, 2.0) / 3.0;  // a rotation
  vec3 slope = vec3(0.0);
  float fine = 1.0 - smoothstep(0.08, 0.29, mm_per_px);
  float middle = 1.0 - smoothstep(0.2, 0.7, mm_per_px);
  float coarse = 1.0 - smoothstep(0.6, 2.1, mm_per_px);
  if (fine > 0.0) {
    vec4 furrows = gradientNoise(turn * place / 0.42);
    // Rounded at the bottom, over what a pixel shows: a crease would glitter.
    float bottom = furrows.w / (abs(furrows.w) + 0.06);
    slope -= fine * 0.02 * 2.0 / 0.42 * bottom * (furrows.xyz * turn);
  }
  if (middle > 0.0) slope += middle * 0.045 * gradientNoise(turn * turn * place).xyz * (turn * turn);
  if (coarse > 0.0) slope += coarse * 0.07 / 3.0 * gradientNoise(turn * turn * turn * place / 3.0).xyz * (turn * turn * turn);
  return slope;
}

vec3 bumped(vec3 normal, vec3 place, float mm_per_px) {
  if (mm_per_px > 2.1) return normal;
  vec3 slope = reliefSlope(place, mm_per_px);
  return normalize(normal - (slope - normal * dot(slope, normal)));
}

// What the mesh says of a point on it.
struct Skin {
  vec3 normal;
  float sky;
  vec4 lights;
  vec2 uv;
  float scalp;
};

Skin skinOfCorner(uint index, float weight) {
  SkinVertex corner = skin_vertices[index];
  vec2 z_sky = unpackSnorm2x16(corner.normal_z_sky);
  return Skin(weight * vec3(unpackSnorm2x16(corner.normal_xy), z_sky.x), weight * z_sky.y, weight * unpackUnorm4x8(corner.lights),
              weight * unpackUnorm2x16(corner.uv), weight * corner.scalp);
}

Skin skinAt(uvec2 triangle_place) {
  vec2 weights = unpackUnorm2x16(triangle_place.y);
  uint first = triangle_place.x * 3u;
  Skin a = skinOfCorner(indices[first], 1.0 - weights.x - weights.y), b = skinOfCorner(indices[first + 1u], weights.x),
       c = skinOfCorner(indices[first + 2u], weights.y);
  return Skin(normalize(a.normal + b.normal + c.normal), a.sky + b.sky + c.sky, a.lights + b.lights + c.lights, a.uv + b.uv + c.uv,
              a.scalp + b.scalp + c.scalp);
}

vec3 bareAlbedo(vec3 place, vec3 map, float on_scalp) {
  // Blood and melanin vary over centimetres and again over millimetres; red varies least (it is scattered furthest).
  float mottle = 0.5 * valueNoise(place / 22.0) + 0.3 * valueNoise(place / 5.0) + 0.2 * valueNoise(place / 1.2);
  vec3 scalp = skin.albedo * (1.0 + mottle * vec3(0.05, 0.09, 0.10));
  if (skin.painted_face > 0.0) scalp *= builtInFace(place) * flushed(kFaceBlood * faceBlood(place));
  return mix(scalp, map * skin.recolour, skin.has_map * (1.0 - on_scalp));
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
  float slant = max(dot(mesh.normal, to_eye), 0.1);
  vec3 normal = bumped(mesh.normal, place, depth / (view.focal_px * slant));
  // Diffuse light has scattered before it comes out, so it sees a softer relief than the gloss does.
  vec3 diffuse_normal = normalize(mix(mesh.normal, normal, 0.5));

  vec3 irradiance = mix(lighting.ground, lighting.sky, diffuse_normal.y * 0.5 + 0.5) * mesh.sky;
  vec3 specular = vec3(0.0);
  for (uint i = 0u; i < kLightCount; ++i) {
    if (mesh.lights[i] <= 0.0) continue;
    AreaLight light = lighting.lights[i];
    irradiance += light.radiance * (rectangleIrradiance(light, place, diffuse_normal) * mesh.lights[i]);
    specular += light.radiance * (rectangleSpecular(light, place, normal, to_eye) * mesh.lights[i]);
  }
  // The sky's own reflection, at grazing angles above all.
  float n_v = clamp(dot(normal, to_eye), 0.0, 1.0);
  float sheen = skin.specular + (1.0 - skin.specular) * pow(1.0 - n_v, 5.0) * (1.0 - skin.roughness);
  specular += lighting.sky / kPi * (sheen * mesh.sky);

  vec3 map = textureLod(colour_map, mesh.uv, 0.0).rgb;
  imageStore(irradiance_image, pixel, vec4(irradiance / kPi, 1.0));
  imageStore(specular_image, pixel, vec4(specular, 0.0));
  imageStore(albedo_image, pixel, vec4(bareAlbedo(place, map, mesh.scalp), 0.0));
}
