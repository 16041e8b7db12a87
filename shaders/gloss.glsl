// Skin's gloss: two GGX lobes lit by rectangles and by the sky, from the table of shared/gloss.h, and how much light gloss
// leaves to what scatters inside: what one takes the other does not get. Include where `gloss_table` is bound and after
// shared/gloss.h and polygon.glsl.

vec4 glossTexel(float roughness, float column, uint band) {
  float row = (clamp(roughness, kLeastRoughness, kMostRoughness) - kLeastRoughness) / (kMostRoughness - kLeastRoughness);
  vec2 at = vec2(column + 0.5, float(band * kGlossRows) + row * float(kGlossRows - 1u) + 0.5);
  return textureLod(gloss_table, at / vec2(kGlossColumns, kGlossBands * kGlossRows), 0.0);
}
float glossColumn(float cosine) { return sqrt(clamp(1.0 - cosine, 0.0, 1.0)) * float(kGlossAngles - 1u); }

// Light that bounces about in the microsurface and comes out as gloss after all (Turquin 2019): next to nothing at skin's
// reflectance, the rest of a mirror's.
float withBounces(vec2 albedo, float reflectance) {
  float once = reflectance * albedo.x + min(1.0, 50.0 * reflectance) * albedo.y;
  return once * (1.0 + reflectance * (1.0 / (albedo.x + albedo.y) - 1.0));
}

// Albedo of either lobe, its share included.
vec2 lobesOf(vec4 albedos, float reflectance) {
  return vec2(kNarrowShare, 1.0 - kNarrowShare) *
         vec2(withBounces(albedos.xy, reflectance), withBounces(albedos.zw, reflectance));
}

struct Gloss {
  float roughness;
  float reflectance;
  vec2 lobes;       // light from all sides alike that each sends to the eye
  vec4 narrow;      // inverse matrices
  vec4 wide;
  vec3 under_eye;   // tangents
  vec3 across;
  vec3 normal;
};

Gloss glossOf(float roughness, float reflectance, vec3 normal, vec3 to_eye) {
  float cosine = clamp(dot(normal, to_eye), 0.01, 1.0);
  float column = glossColumn(cosine);
  vec3 tangent = to_eye - normal * dot(normal, to_eye);
  float size = length(tangent);
  // From straight above any tangent will do.
  tangent = size > 1e-3 ? tangent / size : normalize(abs(normal.y) < 0.9 ? cross(normal, vec3(0, 1, 0)) : cross(normal, vec3(1, 0, 0)));
  return Gloss(roughness, reflectance, lobesOf(glossTexel(roughness, column, 2u), reflectance), glossTexel(roughness, column, 0u),
               glossTexel(roughness, column, 1u), tangent, cross(normal, tangent), normal);
}

float glossed(Gloss gloss) { return gloss.lobes.x + gloss.lobes.y; }

// Share of light from all sides alike that gloss sends back and skin does not get.
float glossedFromAll(Gloss gloss) {
  vec2 lobes = lobesOf(glossTexel(gloss.roughness, float(kGlossAngles), 2u), gloss.reflectance);
  return lobes.x + lobes.y;
}
// The same of a light that fills `size` of the hemisphere around that angle: as from its mean height above the horizon, which half
// a disc on the horizon has too (0.59 of its radius); the wider it is, the more it is light from all sides.
float glossedFrom(Gloss gloss, float cosine, float size, float from_all) {
  float high = max(cosine, 0.0) * (1.0 - size / 2.0);
  float mean = sqrt(high * high + 0.35 * size * (1.0 - cosine * cosine));
  vec2 lobes = lobesOf(glossTexel(gloss.roughness, glossColumn(mean), 2u), gloss.reflectance);
  return mix(lobes.x + lobes.y, from_all, sqrt(size));
}

float lobeFormFactor(vec4 inverse, vec3 corners[4]) {
  vec3 turned[4];
  for (int i = 0; i < 4; ++i)
    turned[i] = vec3(inverse.x * corners[i].x + inverse.y * corners[i].z, corners[i].y, inverse.z * corners[i].x + inverse.w * corners[i].z);
  vec3 form = vectorFormFactor(turned);
  float size = length(form);
  return aboveHorizon(size, form.z / max(size, 1e-9));
}

// Of a rectangle of unit radiance; corners as seen from the point.
float glossOfRectangle(Gloss gloss, vec3 corners[4]) {
  vec3 local[4];
  for (int i = 0; i < 4; ++i) local[i] = vec3(dot(corners[i], gloss.under_eye), dot(corners[i], gloss.across), dot(corners[i], gloss.normal));
  return gloss.lobes.x * lobeFormFactor(gloss.narrow, local) + gloss.lobes.y * lobeFormFactor(gloss.wide, local);
}
