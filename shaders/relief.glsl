// The fine relief of skin, in millimetres of the surface: furrows, pores and the mouths of follicles, fine lines, soft waves.
// What gets finer than the pixels fades out of the slope and comes back as roughness, so that gloss keeps its breadth whatever
// the distance (Toksvig 2005; Olano and Baker 2010, LEAN: a slope's variance adds to half the squared alpha). Include after
// random.glsl and noise.glsl.

struct Relief {
  vec3 slope;         // of height over the surface
  float lost;         // variance per axis of the slopes that pixels cannot show
  float waves;        // heights of the soft waves, which colour follows too: of 3 mm
  float fine_waves;   // of 1 mm
};

// Root mean square of a slope, per axis, of each kind for a height of 1 mm and a pitch of 1 mm; measured on 4e5 places.
const float kNoiseSlope = 0.50, kPoreSlope = 0.69;
// Of furrows whose bottoms are rounded over that share of their depth.
float furrowSlope(float rounding) { return 0.44 * 0.19 / (0.19 + rounding); }

// Slope of dimples of radius 0.28, one in each cell of a lattice, strewn about its middle: those that the surface meets.
vec3 poreSlope(vec3 place) {
  const float radius2 = 0.28 * 0.28;
  ivec3 cell = ivec3(floor(place - 0.5));
  vec3 slope = vec3(0.0);
  for (int i = 0; i < 8; ++i) {
    ivec3 corner = cell + ivec3(i & 1, i >> 1 & 1, i >> 2);
    vec3 d = place - (vec3(corner) + 0.5 + 0.22 * latticeGradient(corner));
    slope += d * (4.0 / radius2 * max(0.0, 1.0 - dot(d, d) / radius2));
  }
  return slope;
}

// `pores` and `lines` as the corner has them (shared/view.h).
Relief reliefAt(vec3 place, float mm_per_px, float strength, float pores, float lines) {
  const mat3 turn = mat3(2.0, -1.0, 2.0, 2.0, 2.0, -1.0, -1.0, 2.0, 2.0) / 3.0;  // a rotation: each kind has its own lattice
  const float furrow_mm = 0.42, pore_mm = 0.8;
  Relief relief = Relief(vec3(0.0), 0.0, 0.0, 0.0);

  // Each kind: how much of it the pixels can show, its slope, and its root mean square.
  vec4 shown = 1.0 - smoothstep(vec4(0.08, 0.08, 0.2, 0.6), vec4(0.34, 0.34, 0.7, 2.1), vec4(mm_per_px));
  float furrow_height = strength * 0.020 * (0.35 + 0.65 * pores), pore_height = strength * 0.036 * pores,
        line_height = strength * 0.05 * abs(lines), fine_height = strength * 0.04, wave_height = strength * 0.07;

  vec4 furrows = gradientNoise(turn * place / furrow_mm);
  // Rounded at the bottom, over what a pixel shows: a crease would glitter.
  const float sharpest = 0.06;
  float rounding = sharpest + 0.6 * mm_per_px / furrow_mm;
  float bottom = furrows.w / (abs(furrows.w) + rounding);
  relief.slope -= (shown.x * 2.0 * furrow_height / furrow_mm * bottom) * (furrows.xyz * turn);
  relief.slope += (shown.y * pore_height / pore_mm) * (poreSlope(turn * place.zxy / pore_mm) * turn).yzx;
  // Level across the forehead and the lids, upright on the lips.
  vec3 across = lines > 0.0 ? vec3(0.12, 0.95, 0.12) : vec3(1.1, 0.16, 0.16);
  relief.slope += (shown.z * line_height) * gradientNoise(place * across + 7.0).xyz * across;
  vec4 fine_waves = gradientNoise(turn * turn * place);
  relief.slope += (shown.z * fine_height) * (fine_waves.xyz * (turn * turn));
  vec4 waves = gradientNoise(turn * turn * turn * place / 3.0);
  relief.slope += (shown.w * wave_height / 3.0) * (waves.xyz * (turn * turn * turn));

  float furrow_whole = 2.0 * furrowSlope(sharpest) * furrow_height / furrow_mm;
  shown.x *= furrowSlope(rounding) / furrowSlope(sharpest);
  vec4 rms = vec4(furrow_whole, kPoreSlope * pore_height / pore_mm,
                  kNoiseSlope * length(vec2(fine_height, line_height)), kNoiseSlope * wave_height / 3.0);
  relief.lost = dot(rms * rms, 1.0 - shown * shown);
  relief.waves = waves.w;
  relief.fine_waves = fine_waves.w;
  return relief;
}
