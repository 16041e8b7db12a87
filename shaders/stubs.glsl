// What a dot is drawn as: a disc on the skin, or a native hair: its ground, which is a disc too, and its shaft. Include after
// splat.glsl.

// What one footprint draws.
struct Blot {
  vec3 middle;
  vec3 normal;
  vec3 line;       // along which the disc is drawn out (footprintOf)
  float reach_mm;
  float disc;      // absorptance at the middle of the disc
  float width_mm;  // of what lies along the line
  float dark;      // its absorptance
};

Footprint footprintOf(Blot blot) { return footprintOf(blot.middle, blot.normal, blot.reach_mm, blot.line); }

// Share of a shaft that its neighbours leave to be seen, for the area that all shafts cover over the skin's, as seen. Seen square
// on, sites keep them apart; the flatter the eye, the more they lie in each other's way by chance, as leaves do.
float seenBetween(float covered, float facing) {
  float behind = covered * (1.0 - facing);
  return behind < 1e-3 ? 1.0 : (1.0 - exp(-behind)) / behind;
}

// Pixel areas of perfect ink. What lies flat on skin is foreshortened with it; what stands out of it shows the width of its shaft
// times the length that is seen.
float inkOf(Blot blot, Footprint f) {
  float ink = blot.disc * inkAreaPx(f, blot.reach_mm);
  if (!kHairs) return ink;
  float covered = stubs.per_mm2 * blot.width_mm * f.length_px / (f.px_per_mm * max(f.facing, 1e-3));
  return ink + blot.width_mm * blot.dark * f.px_per_mm * f.length_px * seenBetween(covered, f.facing);
}

Blot dotOf(Dot d) { return Blot(dotPlace(d), dotNormal(d), vec3(0.0), dotDiameter(d) * kReachPerDiameter, dotAbsorptance(d), 0.0, 0.0); }

// The skin lies in a lamp's light from its horizon up; where the key does not reach, light comes from all around.
float keyReaches(vec3 normal) { return stubs.key_share * smoothstep(0.0, 0.25, dot(stubs.to_key, normal)); }

// Where the tip's shadow falls, from the root: the key's lies beside the hair, that of light from all around below it.
vec3 shadowLine(vec3 stub, vec3 normal) {
  vec3 light = mix(normal, stubs.to_key, keyReaches(normal));
  vec3 line = stub - light * (dot(stub, normal) / dot(light, normal));
  return line * min(1.0, kLongestShadow * length(stub) / max(length(line), 1e-6));
}

// Light that the shaft mirrors to the eye, over what skin sends there: the R lobe of Marschner et al. 2003, "Light scattering from
// human hair fibers". It lies where eye and lamp are at equal angles with the shaft, off by the tilt of the cuticle's scales.
float glintOf(vec3 stub, vec3 normal, vec3 to_eye) {
  const float scales = -0.13;  // sine of their tilt towards the root, 5 to 10 degrees
  const float width = 0.17;    // standard deviation: 5 to 10 degrees, and half a softbox
  float size = length(stub);
  if (size <= 0.0) return 0.0;
  vec3 shaft = stub / size;
  float from = dot(shaft, stubs.to_key), to = dot(shaft, to_eye);
  float off = 0.5 * (from + to) - scales;
  float around = (dot(stubs.to_key, to_eye) - from * to) * inversesqrt(max((1.0 - from * from) * (1.0 - to * to), 1e-6));
  return stubs.glint * keyReaches(normal) * exp(-0.5 * off * off / (width * width)) * sqrt(clamp(0.5 + 0.5 * around, 0.0, 1.0));
}

// What of a hair lies in and on the skin: the cut end, seen as wide as a deposit is, and the shadow from there on, whose edges are soft.
// One footprint with the mean and the variances that both have together.
Blot groundOf(Dot d) {
  vec3 stub = hairStub(d), normal = dotNormal(d), line = shadowLine(stub, normal);
  float diameter_mm = dotDiameter(d), end_mm = diameter_mm * kReachPerDiameter, end = kKernelArea * end_mm * end_mm;
  float shadow = diameter_mm * stubs.shadow_share * length(stub), share = shadow / (end + shadow);
  float wider = 1.0 + share * (kShadowSpreadMm * kShadowSpreadMm / kKernelVariance) / (end_mm * end_mm);  // of its area
  return Blot(dotPlace(d) + 0.5 * share * line, normal, line * sqrt(share * (4.0 - 3.0 * share)), end_mm * sqrt(wider),
              dotAbsorptance(d) * (1.0 + shadow / end) / wider, 0.0, 0.0);
}

// What stands out of it.
Blot shaftOf(Dot d) {
  vec3 stub = hairStub(d), root = dotPlace(d), normal = dotNormal(d);
  float width_mm = dotDiameter(d) * stubs.shaft_share, taken = max(1.0 - glintOf(stub, normal, normalize(view.eye - root)), 0.0);
  return Blot(root + 0.5 * stub, normal, stub, width_mm * kReachPerDiameter, 0.0, width_mm, dotAbsorptance(d) * taken);
}

// Of a list of both.
Blot blotOf(Dot d, bool ground) {
  if (!isHair(d)) return dotOf(d);
  return ground ? groundOf(d) : shaftOf(d);
}
