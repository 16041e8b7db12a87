// What is colour and not form on the built-in head: brows, lashes, lips, blood in cheeks, nose and ears, the shadow of a shaved
// beard. All in the head frame seen from the front, mm; tuned by eye. Include after random.glsl and noise.glsl.

// Eyebrows: share of hair. Points run along the middle of the
// brow from nose to temple, x and y in mm, then half the width.
const vec3 kBrow[6] = vec3[6](vec3(9.5, 34.5, 2.8), vec3(17.0, 36.6, 4.1), vec3(27.0, 38.8, 4.0), vec3(37.0, 39.8, 3.1),
                              vec3(46.0, 37.8, 2.1), vec3(54.0, 32.9, 0.9));

// How much single hairs show, which are about a tenth of a millimetre wide: pixels that are wider see their mean.
float hairsTold(float mm_per_px) { return 1.0 - smoothstep(0.08, 0.35, mm_per_px); }

// A place on the brow: along its middle from the nose and off that, upwards, mm; and how wide the brow is there, half of it.
struct BrowPlace {
  float along, off, width;
};
BrowPlace browPlace(vec2 p) {
  BrowPlace nearest = BrowPlace(0.0, 1e3, 1.0);
  float before = 0.0;
  for (int i = 0; i < 5; ++i) {
    vec2 a = kBrow[i].xy, side = kBrow[i + 1].xy - a, way = normalize(side);
    float size = length(side), along = clamp(dot(p - a, way), i == 0 ? -4.0 : 0.0, i == 4 ? size + 4.0 : size);
    vec2 off = p - a - way * along;
    if (length(off) < abs(nearest.off))
      nearest = BrowPlace(before + along, length(off) * (dot(off, vec2(-way.y, way.x)) < 0.0 ? -1.0 : 1.0),
                          mix(kBrow[i].z, kBrow[i + 1].z, clamp(along / size, 0.0, 1.0)));
    before += size;
  }
  return nearest;
}
const float kBrowLength = 46.7;  // mm

// Share of the hair that grows where brows are densest.
float browShare(BrowPlace at) {
  float beyond = max(max(-at.along, at.along - kBrowLength), 0.0);
  return 1.0 - smoothstep(0.35 * at.width, 1.25 * at.width, length(vec2(at.off, beyond)));
}

// Which way its hairs lie, from the brow's own line upwards: they rise at the nose, lie down towards the temple, and those above lean
// on those below.
float browTurn(float along, float off) { return mix(1.1, 0.12, smoothstep(1.0, 20.0, along)) - 0.07 * off; }

// Share of a pixel that single hairs cover. Roots lie one in each cell of a grid; only cells back along the hairs can reach a place.
const float kBrowCovered = 0.39;  // by them in the mean
const float kBrowPitch = 0.7, kBrowHair = 5.0, kBrowHairWidth = 0.065;  // mm; half the width, at the root
float browStrands(BrowPlace at, bool right, float mm_per_px) {
  float turn = browTurn(at.along, at.off), strands = 0.0;
  for (int i = 0; i < 27; ++i) {
    vec2 back = vec2(at.along, at.off) - vec2(cos(turn), sin(turn)) * (kBrowPitch * float(i / 3));
    ivec2 cell = ivec2(floor(back / kBrowPitch)) + ivec2(0, i % 3 - 1);
    uint chance = hashOf(uint(cell.x + 64), uint(cell.y + 64), uint(right)), other = pcgHash(chance);
    vec2 root = (vec2(cell) + vec2(chance & 0xffffu, chance >> 16) / 65536.0) * kBrowPitch;
    if (browShare(BrowPlace(root.x, root.y, at.width)) <= mix(0.15, 1.0, float(other & 255u) / 255.0)) continue;  // none stands alone
    float own = browTurn(root.x, root.y) + 0.35 * (float(other >> 8 & 255u) / 255.0 - 0.5);
    vec2 lie = vec2(cos(own), sin(own)), from = vec2(at.along, at.off) - root;
    float size = kBrowHair * (0.7 + 0.5 * float(other >> 16 & 255u) / 255.0), along = dot(from, lie) / size;
    // It bends down towards its tip and tapers.
    float aside = abs(dot(from, vec2(-lie.y, lie.x)) + 0.5 * along * along), width = kBrowHairWidth * (1.0 - 0.7 * along);
    if (along < 0.0 || along > 1.0) continue;
    float covers = clamp((width - aside) / mm_per_px + 0.5, 0.0, 1.0) * min(1.0, 2.0 * width / mm_per_px);
    strands = max(strands, covers * (0.6 + 0.4 * float(other >> 24) / 255.0));
  }
  return strands;
}

float browHair(vec3 place, float mm_per_px) {
  vec2 p = vec2(abs(place.x), place.y);
  if (place.z < 40.0 || any(greaterThan(abs(p - vec2(31.0, 37.0)), vec2(28.0, 12.0)))) return 0.0;
  BrowPlace at = browPlace(p);
  float share = browShare(at), told = hairsTold(mm_per_px), strands = kBrowCovered * share;
  if (told > 0.0) strands = mix(strands, browStrands(at, place.x < 0.0, mm_per_px), told);
  return mix(0.33 * share, 0.91, strands);
}

// Red of the lips: half-width 26.5 mm, a bow above, fuller below.
float lipRed(vec3 place) {
  float x = abs(place.x) / 26.5;
  if (place.z < 80.0 || x >= 1.0) return 0.0;
  float taper = 1.0 - x * x;
  float above = -54.1 + 7.2 * pow(taper, 0.75) - 0.9 * exp(-place.x * place.x / 9.0);
  float below = -54.1 - 7.4 * pow(taper, 0.8);
  float inside = min(above - place.y, place.y - below);
  return smoothstep(-0.5, 1.1, inside) * smoothstep(0.0, 0.12, taper);
}

// Upper lashes, lying on the lower lid: dense at the line where the lids meet, thinning out below it.
float lashHair(vec3 place, float told) {
  float x = abs(place.x);
  if (place.z < 58.0 || abs(x - 32.0) > 17.0 || abs(place.y - 7.0) > 8.0) return 0.0;
  float below = 6.8 + 0.0145 * (x - 32.0) * (x - 32.0) - place.y;  // of the lash line of models/sculpt/eyes.cpp
  // Fanned out from the middle of the eye; each of its own length and narrower towards its end.
  float along = x + 0.35 * below * clamp((x - 29.0) / 6.0, -1.0, 1.0), side = sign(place.x);
  float length_mm = 2.6 + 1.2 * valueNoise(vec3(along / 0.5, 5.0, side * 11.0)), end = clamp(below / length_mm, 0.0, 1.0);
  float width = mix(0.5, 0.1, end), strands = 1.0 - smoothstep(0.4 * width, width, abs(valueNoise(vec3(along / 0.3, 3.0, side * 11.0))));
  float taper = smoothstep(16.5, 22.0, x) * smoothstep(48.5, 44.0, x);
  return taper * smoothstep(-0.5, 0.1, below) * max(0.75 * smoothstep(0.9, 0.2, below), 0.9 * mix(0.94 * width, strands, told) * smoothstep(1.0, 0.8, end));
}

// Blood near the surface, 0 to 1, and how red skin is at 1.
const float kFaceBlood = 0.22;
float faceBlood(vec3 place) {
  vec2 p = vec2(abs(place.x), place.y);
  vec2 cheek = (p - vec2(42.0, -14.0)) / vec2(23.0, 20.0), nose = (p - vec2(3.0, -20.0)) / vec2(15.0, 12.0);
  float front = smoothstep(20.0, 50.0, place.z);
  float ear = smoothstep(69.0, 76.0, p.x) * smoothstep(-50.0, -40.0, place.z) * smoothstep(20.0, 10.0, place.z) *
              smoothstep(48.0, 38.0, abs(p.y - 2.0));
  return clamp(front * (0.45 * exp(-dot(cheek, cheek)) + 0.5 * smoothstep(84.0, 100.0, place.z) * exp(-dot(nose, nose))) + 0.55 * ear,
               0.0, 1.0);
}

// Share of beard under the skin of a man shaved this morning: from the sideburn down past the corner of the mouth, and the
// upper lip.
float beardShadow(vec3 place) {
  float x = abs(place.x);
  float edge = mix(-37.0, -55.0, smoothstep(20.0, 33.0, x)) + 1.3 * max(0.0, x - 33.0);
  float upper = smoothstep(4.0, -9.0, place.y - edge + 2.0 * valueNoise(place / 7.0));
  return upper * smoothstep(-128.0, -104.0, place.y) * smoothstep(-4.0, 26.0, place.z);
}

// What is not bare skin.
struct Face {
  vec3 left;  // of a bare scalp's albedo, each channel, apart from blood
  float hair;  // share of brow and lashes
  float lips;
};

Face builtInFace(vec3 place, float mm_per_px) {
  float told = hairsTold(mm_per_px), lips = lipRed(place), brow = browHair(place, mm_per_px), lashes = lashHair(place, told);
  vec3 left = mix(vec3(1.0), vec3(0.87, 0.89, 0.93), beardShadow(place) * (1.0 - lips) * (0.8 + 0.2 * valueNoise(place / 1.7)));
  left *= mix(vec3(1.0), vec3(0.88, 0.75, 0.74), lips);
  left *= mix(vec3(1.0), vec3(0.22, 0.19, 0.17), 0.85 * brow);
  left *= mix(vec3(1.0), vec3(0.24, 0.2, 0.18), min(lashes, 0.9));
  return Face(left, max(brow, min(lashes, 0.9)), lips);
}
