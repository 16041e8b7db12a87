// The fine relief of skin, in millimetres of the surface: furrows, the grain of what lies between them, pores and the mouths of
// follicles, fine lines, soft waves.
// A slope is shown as its mean over a pixel, and what that leaves out comes back as roughness, so that gloss keeps its breadth
// whatever the distance (Toksvig 2005; Olano and Baker 2010, LEAN: a slope's variance adds to half the squared alpha). Include after
// random.glsl and noise.glsl.

struct Relief {
  vec3 slope;         // of height over the surface
  float lost;         // variance per axis of the slopes that pixels cannot show
  float waves;        // heights of the soft waves, which colour follows too: of 3 mm
  float fine_waves;   // of 1 mm
  float hollow;       // how much more of a hollow than the mean: furrows and pores, at most 1
  float gloss;        // reflectance over its mean: less on the ground of furrows
};

// Root mean square of a slope, per axis, of each kind for a height of 1 mm and a pitch of 1 mm; measured on 4e5 places.
const float kNoiseSlope = 0.50, kPoreSlope = 0.69;

// Furrows run between cells of skin, as a net of lines that meet in corners: the borders of the cells that the surface cuts out of
// those around points, one in each cell of a lattice, strewn about its middle (Voronoi). Each is exp(-(e / width)²) deep, e the way
// over the skin to it: slope in xyz, depth in w. Eight points are asked; before one leaves the eight it is made so far that no
// border is its own, and nothing jumps.
vec4 furrowsAt(vec3 place, vec3 normal, float width) {
  const float strewn = 0.22;
  ivec3 cell = ivec3(floor(place - 0.5));
  vec3 towards[8];
  float far2[8];
  int own = 0;
  for (int i = 0; i < 8; ++i) {
    ivec3 corner = cell + ivec3(i & 1, i >> 1 & 1, i >> 2);
    vec3 middle = vec3(corner) + 0.5 - place, off = abs(middle);
    float leaving = max(0.0, max(off.x, max(off.y, off.z)) - 0.55) / 0.45;
    towards[i] = middle + strewn * latticeGradient(corner);
    far2[i] = dot(towards[i], towards[i]) + 0.7 * leaving * leaving;
    if (far2[i] < far2[own]) own = i;
  }
  // Where borders meet, each takes its share of what the others leave of the skin's height: no ridge between them.
  float left = 1.0;
  vec3 slope = vec3(0.0);
  for (int i = 0; i < 8; ++i) {
    if (i == own) continue;
    vec3 apart = towards[i] - towards[own];
    float inverse = inversesqrt(max(dot(apart, apart), 1e-4));
    apart *= inverse;
    float lean = dot(apart, normal);  // a border that the surface meets at a slant lies farther off over the skin
    float slant = inversesqrt(max(1.0 - lean * lean, 0.05));
    float e = 0.5 * (far2[i] - far2[own]) * inverse * slant / width, depth = exp(-e * e);
    slope = slope * (1.0 - depth) - (apart - normal * lean) * (slant * left * 2.0 * e / width * depth);
    left *= 1.0 - depth;
  }
  return vec4(slope, 1.0 - left);
}
// What a pixel sees of furrows is their mean over it: as much shallower as they are broader. With half a pixel added to their width, in
// squares, true means over a pixel are 1.00 to 1.02 of that until pixels are 0.6 of a cell wide (r = 0.95 at 0.3), of depths up to 1.2
// (regression over 3,000 places, 64 to a pixel).
const float kFurrowWidth = 0.20, kFurrowSlope = 1.74;  // of a cell; root mean square slope per axis of furrows as wide
// The ground of furrows, which is dark, is narrower than their walls: a power of the depth. Of it pixels see the mean in the same way.
const float kGroundWidth = 0.15;
// Gloss answers to steep slopes less than in proportion, so its mean over a pixel varies less than the gloss of the mean slope
// [regression of pictures on ones six times as fine].
float furrowAnswer(float mm_per_px) { return mix(1.0, 0.9, smoothstep(0.03, 0.09, mm_per_px)); }
// Mean depth, and of the ground [fits to 4e4 places].
float furrowMean(float width) { return 1.0 - exp(-4.1 * width); }
float groundMean(float width) { return 1.0 - exp(-4.5 * width); }

// How deep furrows are where pores are coarsest, on a scalp about 11 um. Lines of skin are deeper [20 to 200 um; Bibb, Medical
// Modelling, 6.17.3], but deeper ones change the tone with the size of the picture: the rest of them is in the lobes, and in the share
// of gloss that their ground lacks, since steep walls stand before it. A share has a mean over a pixel, where gloss of slopes has not.
const float kFurrowMm = 0.0156, kGlossLostInFurrows = 0.25;

// Dimples of radius 0.28, one in each cell of a lattice, strewn about its middle: those that the surface meets. Slope, and depth in w.
vec4 poresAt(vec3 place) {
  const float radius2 = 0.28 * 0.28;
  ivec3 cell = ivec3(floor(place - 0.5));
  vec4 pores = vec4(0.0);
  for (int i = 0; i < 8; ++i) {
    ivec3 corner = cell + ivec3(i & 1, i >> 1 & 1, i >> 2);
    vec3 d = place - (vec3(corner) + 0.5 + 0.22 * latticeGradient(corner));
    float within = max(0.0, 1.0 - dot(d, d) / radius2);
    pores += vec4(d * (4.0 / radius2 * within), within * within);
  }
  return pores;
}
const float kPoreMean = 0.021;  // depth

// `pores` and `lines` as the corner has them (shared/view.h); `normal`: the mesh's.
Relief reliefAt(vec3 place, vec3 normal, float mm_per_px, float strength, float pores, float lines) {
  const mat3 turn = mat3(2.0, -1.0, 2.0, 2.0, 2.0, -1.0, -1.0, 2.0, 2.0) / 3.0;  // a rotation: each kind has its own lattice
  const float furrow_mm = 0.64, grain_mm = 0.11, pore_mm = 0.8, wave_mm = 3.0;
  Relief relief = Relief(vec3(0.0), 0.0, 0.0, 0.0, 0.0, 1.0);

  // The share of each kind's slope that its mean over a pixel keeps; of furrows, the last of it only.
  vec4 shown = 1.0 - smoothstep(vec4(0.7 * furrow_mm, 0.0, 0.0, 0.0), vec4(1.1 * furrow_mm, 0.62 * pore_mm, 1.7, 1.7 * wave_mm), vec4(mm_per_px));
  float furrow_height = strength * kFurrowMm * (0.35 + 0.65 * pores), pore_height = strength * 0.024 * pores,
        line_height = strength * 0.05 * abs(lines), fine_height = strength * 0.035, wave_height = strength * 0.07;

  vec4 waves = gradientNoise(turn * turn * turn * place / wave_mm);
  relief.slope += (shown.w * wave_height / wave_mm) * (waves.xyz * (turn * turn * turn));
  vec4 fine_waves = gradientNoise(turn * turn * place);
  relief.slope += (shown.z * fine_height) * (fine_waves.xyz * (turn * turn));
  // Level across the forehead and the lids, upright on the lips.
  vec3 across = lines > 0.0 ? vec3(0.12, 0.95, 0.12) : vec3(1.1, 0.16, 0.16);
  relief.slope += (shown.z * line_height) * gradientNoise(place * across + 7.0).xyz * across;

  // Deeper here than there; their cells are pulled about, or from afar the rows of the lattice would show as a weave.
  float width = length(vec2(kFurrowWidth, 0.5 * mm_per_px / furrow_mm)), shallow = kFurrowWidth / width;
  float deep = clamp(1.0 + waves.w, 0.6, 1.4), steep = deep * furrow_height / furrow_mm;
  vec4 furrows = furrowsAt(turn * (place + 0.14 * fine_waves.xyz + 0.3 * waves.xyz) / furrow_mm, turn * normal, width);
  float told = shown.x * shallow * furrowAnswer(mm_per_px);
  relief.slope += (told * steep) * (furrows.xyz * turn);
  float grain_steep = strength * 0.005 / grain_mm, grain_told = 1.0 - smoothstep(0.0, grain_mm, mm_per_px);
  if (grain_told > 0.0) relief.slope += (grain_told * grain_steep) * (gradientNoise(turn * place / grain_mm).xyz * turn);
  vec4 dimples = poresAt(turn * place.zxy / pore_mm);
  relief.slope += (shown.y * pore_height / pore_mm) * (dimples.xyz * turn).yzx;
  float pores_told = 1.0 - smoothstep(0.0, 0.9 * pore_mm, mm_per_px);
  float ground_width = length(vec2(kGroundWidth, 0.5 * mm_per_px / furrow_mm)), ground_shallow = kGroundWidth / ground_width;
  float ground = pow(furrows.w, width * width / (ground_width * ground_width)) - groundMean(ground_width);
  ground *= strength * shown.x * deep * ground_shallow * (1.5 - 0.5 * ground_shallow);
  relief.gloss = 1.0 - kGlossLostInFurrows * ground;
  relief.hollow = 0.25 * ground + strength * pores_told * pores * (dimples.w - kPoreMean);

  // The rest is roughness. Of furrows it lies where they are.
  float hidden = 1.0 - told * told * shallow * shallow, there = mix(1.0, furrows.w / furrowMean(width), 0.75 * shown.x);
  vec4 rms = vec4(kFurrowSlope * steep * sqrt(there), kPoreSlope * pore_height / pore_mm,
                  kNoiseSlope * length(vec2(fine_height, line_height)), kNoiseSlope * wave_height / wave_mm);
  relief.lost = dot(rms * rms, vec4(hidden, 1.0 - shown.yzw * shown.yzw)) +
                kNoiseSlope * kNoiseSlope * grain_steep * grain_steep * (1.0 - grain_told * grain_told);
  relief.waves = waves.w;
  relief.fine_waves = fine_waves.w;
  return relief;
}
