// Noise keyed to places on the head, in millimetres: skin detail stays put whatever the camera does.
float latticeValue(ivec3 cell) {
  return float(hashOf(uint(cell.x), uint(cell.y), uint(cell.z))) * (2.0 / 4294967295.0) - 1.0;
}

float valueNoise(vec3 place) {
  ivec3 cell = ivec3(floor(place));
  vec3 t = place - vec3(cell);
  t = t * t * (3.0 - 2.0 * t);
  vec4 low = vec4(latticeValue(cell), latticeValue(cell + ivec3(1, 0, 0)), latticeValue(cell + ivec3(0, 1, 0)),
                  latticeValue(cell + ivec3(1, 1, 0)));
  vec4 high = vec4(latticeValue(cell + ivec3(0, 0, 1)), latticeValue(cell + ivec3(1, 0, 1)),
                   latticeValue(cell + ivec3(0, 1, 1)), latticeValue(cell + ivec3(1, 1, 1)));
  vec4 slab = mix(low, high, t.z);
  return mix(mix(slab.x, slab.y, t.x), mix(slab.z, slab.w, t.x), t.y);
}

// Even over the cube from -1 to 1.
vec3 latticeGradient(ivec3 cell) {
  uint bits = hashOf(uint(cell.x), uint(cell.y), uint(cell.z));
  return vec3(bits & 1023u, bits >> 10 & 1023u, bits >> 20 & 1023u) / 511.5 - 1.0;
}

// Gradient noise with its derivative: value in w, slope in xyz (Perlin 2002, "Improving noise"; the derivative follows from
// the same sums). For relief, where value noise would show its lattice as a weave.
vec4 gradientNoise(vec3 place) {
  ivec3 cell = ivec3(floor(place));
  vec3 t = place - vec3(cell);
  vec3 u = t * t * t * (t * (t * 6.0 - 15.0) + 10.0), slope_u = 30.0 * t * t * (t * (t - 2.0) + 1.0);
  vec3 gradient[8];
  float value[8];
  for (int i = 0; i < 8; ++i) {
    ivec3 corner = ivec3(i & 1, i >> 1 & 1, i >> 2);
    gradient[i] = latticeGradient(cell + corner);
    value[i] = dot(gradient[i], t - vec3(corner));
  }
  // Along x, then y, then z; each step mixes values and slopes, and adds the slope of the mixing itself.
  vec4 line[4], plane[2];
  for (int i = 0; i < 4; ++i) {
    line[i] = mix(vec4(gradient[2 * i], value[2 * i]), vec4(gradient[2 * i + 1], value[2 * i + 1]), u.x);
    line[i].x += slope_u.x * (value[2 * i + 1] - value[2 * i]);
  }
  for (int i = 0; i < 2; ++i) {
    plane[i] = mix(line[2 * i], line[2 * i + 1], u.y);
    plane[i].y += slope_u.y * (line[2 * i + 1].w - line[2 * i].w);
  }
  vec4 whole = mix(plane[0], plane[1], u.z);
  whole.z += slope_u.z * (plane[1].w - plane[0].w);
  return whole;
}
