// Value noise keyed to places on the head, in millimetres: skin detail stays put whatever the camera does.
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
