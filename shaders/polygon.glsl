// Lambert's formula for polygons.

// Vector irradiance over 2 pi of a quadrangle of unit radiance whose corners are given as seen from the point that is lit.
vec3 vectorFormFactor(vec3 corners[4]) {
  vec3 sum = vec3(0.0);
  vec3 before = normalize(corners[3]);
  for (int i = 0; i < 4; ++i) {
    vec3 here = normalize(corners[i]);
    vec3 axis = cross(before, here);
    float sine = length(axis);
    if (sine > 1e-6) sum += axis * (atan(sine, dot(before, here)) / sine);
    before = here;
  }
  sum *= 1.0 / 6.28318530718;
  return dot(sum, corners[0] + corners[2]) < 0.0 ? -sum : sum;
}

// Share of the hemisphere, weighed by the cosine, that it fills; `cosine` between normal and vector. What lies below the horizon
// is taken off as if it were a sphere of the same form factor (Snyder 1996, "Area light sources for real-time graphics", as in
// Lagarde and de Rousiers 2014): exact for lights wholly above it.
float aboveHorizon(float size, float cosine) {
  if (cosine * cosine > size) return size * max(cosine, 0.0);
  float sine = sqrt(max(1.0 - cosine * cosine, 1e-8));
  float x = sqrt(max(1.0 / max(size, 1e-9) - 1.0, 1e-8));
  float y = clamp(-x * cosine / sine, -1.0, 1.0);
  float edge = sine * sqrt(1.0 - y * y);
  return max(0.0, (cosine * acos(y) - x * edge) * size + atan(edge / x)) / 3.14159265359;
}
