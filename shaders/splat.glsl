// What whole dots and grains share: their footprint on the picture and how ink is added to pixels. Include after
// dots_common.glsl and shared/splat.h. With INT64 two pixels share one atomic addition, and a dot is read in two words
// instead of four: fewer and wider accesses are what counts at millions of dots.
#ifdef INT64
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#extension GL_EXT_shader_atomic_int64 : require
#endif

layout(constant_id = 0) const bool kCounting = false;  // fill SplatCounts
layout(constant_id = 1) const bool kRedness = true;    // some dot has any
layout(constant_id = 2) const bool kHairs = true;      // some dot is a native hair

layout(scalar, binding = 0) uniform ViewBlock { View view_block; };
View view = view_block;  // read before any thread returns: only there do software drivers read once for all lanes
#ifdef INT64
layout(scalar, binding = 1) readonly buffer Dots { u64vec2 dots[]; };
layout(scalar, binding = 4) buffer Ink { uint64_t ink[]; };
#else
layout(scalar, binding = 1) readonly buffer Dots { Dot dots[]; };
layout(scalar, binding = 4) buffer Ink { uint ink[]; };
#endif
layout(scalar, binding = 2) buffer Arguments { SplatArguments arguments; };
layout(scalar, binding = 3) readonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
layout(scalar, binding = 5) buffer Blood { uint blood[]; };
layout(scalar, binding = 6) buffer Counts { SplatCounts splat_counts; };
layout(scalar, binding = 7) buffer Wide { uint wide[]; };        // dots that need more than three pixels each way
layout(scalar, binding = 8) buffer Grained { uint grained[]; };  // those of them that show their grains
layout(scalar, binding = 9) uniform Laid { DotCounts laid; };  // hairs are the first dots
layout(push_constant, scalar) uniform Constants { StubLook stubs; };
#include "view.glsl"

Dot loadDot(uint index) {
#ifdef INT64
  u64vec2 words = dots[index];
  return Dot(unpackUint2x32(words.x).x, unpackUint2x32(words.x).y, unpackUint2x32(words.y).x, unpackUint2x32(words.y).y);
#else
  return dots[index];
#endif
}

// First pair of pixels of a dot's plane of ink.
uint planeOf(Dot d, bool shaft) { return (shaft ? kShafts : dotKind(d)) * inkPlanePairs(view.tile); }

// Adds to pixels 2 * pair and 2 * pair + 1. Sums stay below 2^32: no carry reaches the neighbour.
void addInk(uint pair, uint low, uint high) {
#ifdef INT64
  if ((low | high) != 0u) atomicAdd(ink[pair], packUint2x32(uvec2(low, high)));
#else
  if (low != 0u) atomicAdd(ink[pair * 2u], low);
  if (high != 0u) atomicAdd(ink[pair * 2u + 1u], high);
#endif
}

// A dot on the picture: along y its kernel reaches `reach.y` either way of the middle, and along each row `reach.x`, about a
// middle that moves by `shear` from row to row. So the ellipse of a tilted disc keeps its variances and its covariance. What
// it moves within a row widens `reach.x`.
struct Footprint {
  bool visible;
  ivec2 pixel;      // of the tile, that the middle lies in
  vec2 within;      // place of the middle in that pixel, 0 to 1
  vec2 reach;       // pixels
  float shear;
  float px_per_mm;  // at this depth, for what is turned to the eye
  float facing;     // area on the picture over area on the skin were it turned to the eye
  float length_px;  // on the picture, of the line along which the disc is drawn out
  bool narrow;      // shows no grains and touches no more than three pixels each way, all of them in the tile
};

// A disc on skin with this normal whose kernel reaches `reach_mm` along its surface, drawn out along a line in space whose middle
// is `place`: from -line / 2 to line / 2.
Footprint footprintOf(vec3 place, vec3 normal, float reach_mm, vec3 line) {
  Footprint f;
  vec3 from_eye = place - view.eye;
  float depth = dot(from_eye, view.forward), per_depth = 1.0 / depth;
  vec2 along = vec2(dot(from_eye, view.right), -dot(from_eye, view.up)) * per_depth;
  vec3 n = vec3(dot(normal, view.right), -dot(normal, view.up), dot(normal, view.forward));
  f.facing = -(n.z + dot(n.xy, along));
  f.px_per_mm = view.focal_px * per_depth;
  precise vec2 px = view.centre + view.focal_px * along;
  ivec2 fixed_px = ivec2(floor(px * 256.0 + 0.5));
  f.pixel = (fixed_px >> 8) - ivec2(view.tile_origin);
  f.within = vec2(fixed_px & 255) / 256.0;

  // Rows of the projection's Jacobian are (1, 0, -along.x) and (0, 1, -along.y); what the normal takes of each is lost.
  vec2 tilt = n.xy - along * n.z;
  float yy = max(1.0 + along.y * along.y - tilt.y * tilt.y, 1e-4), per_yy = 1.0 / yy;  // xx * yy is facing^2
  float xy = along.x * along.y - tilt.x * tilt.y;
  f.shear = xy * per_yy;
  float reach_px = reach_mm * f.px_per_mm;
  vec2 reach_squared = vec2(f.facing * f.facing * per_yy, yy) * (reach_px * reach_px);
  f.length_px = 0.0;
  if (kHairs) {
    // Variances and covariance of disc and line add up: a rank-one update, which leaves a disc without a line as it was.
    vec3 seen = vec3(dot(line, view.right), -dot(line, view.up), dot(line, view.forward));
    vec2 line_px = (seen.xy - along * seen.z) * f.px_per_mm, reach_line = kReachPerLength * line_px;
    f.length_px = length(line_px);
    float before = reach_squared.y, off_row = reach_line.x - f.shear * reach_line.y;
    reach_squared.y += reach_line.y * reach_line.y;
    reach_squared.x += off_row * off_row * (before / reach_squared.y);
    f.shear += off_row * reach_line.y / reach_squared.y;
  }
  // Places along y within one row vary by reach.y^2 / 7 where the dot is flat against a row, by 1/12 where it spans many.
  reach_squared.x += f.shear * f.shear * reach_squared.y / (1.0 + 12.0 * kKernelVariance * reach_squared.y);
  f.reach = max(sqrt(reach_squared), 1.0 / 256.0);

  ivec2 around = ivec2(f.reach + vec2(abs(f.shear) * f.reach.y, 0.0)) + 2;
  f.narrow = max(f.reach.x, f.reach.y) <= 1.0 && reach_px <= view.grains_from_px * kReachPerDiameter && all(greaterThanEqual(f.pixel, around)) &&
             all(lessThan(f.pixel + around, ivec2(view.tile)));
  bool near_tile = all(greaterThan(f.pixel, -around)) && all(lessThan(f.pixel, ivec2(view.tile) + around));
  // Hidden if the head's surface lies in front by more than half a millimetre and what its slope makes in a pixel and a half.
  // Just within the silhouette a dot may lie in a pixel whose middle misses the head: nothing is in front of it there.
  ivec2 probe = clamp(f.pixel, ivec2(0), ivec2(view.tile) - 1);
  float skin = skin_depth[uint(probe.y) * view.tile.x + uint(probe.x)];
  // The slope's tangent is sqrt(1 - facing^2) / facing: here without root and quotient.
  float excess = (depth - skin - 0.5) * f.px_per_mm * f.facing;
  bool in_front = excess <= 0.0 || excess * excess < 2.25 * (1.0 - f.facing * f.facing);
  f.visible = f.facing > 0.0 && depth > view.near_mm && near_tile && (skin <= 0.0 || in_front);
  return f;
}

// The kernel along one axis is (1 - t^2)^2 over reaches t from -1 to 1. Its running sum, 0 to 1, exact at both ends: what a
// pixel gets is a difference of two, so a dot's ink adds up to the same wherever in a pixel it lands.
float kernelSum(float t) {
  t = clamp(t, -1.0, 1.0);
  precise float u = t * t;
  precise float sum = 0.5 + t * (0.9375 + u * (-0.625 + u * 0.1875));
  return sum;
}

// Running sum of t times the kernel.
float kernelMoment(float t) {
  t = clamp(t, -1.0, 1.0);
  precise float u = 1.0 - t * t;
  return -0.15625 * u * u * u;
}

// Middle of the dot along a row that holds `weight` of it and the moment `moment` about its middle.
float rowMiddle(Footprint f, float moment, float weight) {
  precise float middle = f.within.x + f.shear * f.reach.y * (moment / max(weight, 1e-6));
  return middle;
}

// `amount`: pixel areas of perfect ink.
float inkUnits(float amount) { return min(amount, 2000.0) * float(kInkUnit); }

// Running sums that are rounded may fall by a last place from one pixel to the next: never a negative share, which would wrap.
uint inkShare(float units) { return uint(max(int(units), 0)); }

// Adds `amount` to the pixels of a narrow footprint; gives back to how many. Three rows of three pixels, without loops:
// the usual case, seen from afar. Every expression is that of splatWide(), so that a dot near a tile's border, which takes
// that path in one tile, adds up to the same.
uint splatNarrow(Footprint f, float amount, uint plane) {
  uint additions = 0u;
  vec2 scale = 1.0 / f.reach;
  float upper = (0.0 - f.within.y) * scale.y, lower = (1.0 - f.within.y) * scale.y;
  vec2 sums = vec2(kernelSum(upper), kernelSum(lower)), moments = vec2(kernelMoment(upper), kernelMoment(lower));
  vec3 weights = vec3(sums.x, sums.y - sums.x, 1.0 - sums.y), moment = vec3(moments.x, moments.y - moments.x, -moments.y);
  for (int row = 0; row < 3; ++row) {
    float middle = rowMiddle(f, moment[row], weights[row]), first = floor(middle - f.reach.x);
    float x1 = kernelSum((first + 1.0 - middle) * scale.x), x2 = kernelSum((first + 2.0 - middle) * scale.x);
    float units = inkUnits(amount) * weights[row];
    uint a = inkShare(x1 * units), b = inkShare((x2 - x1) * units), c = inkShare((1.0 - x2) * units);
    uint pixel = uint(f.pixel.y + row - 1) * view.tile.x + uint(f.pixel.x + int(first));
    bool odd = (pixel & 1u) != 0u;
    uint pair = plane + (pixel >> 1);
    addInk(pair, odd ? 0u : a, odd ? a : b);
    addInk(pair + 1u, odd ? b : c, odd ? c : 0u);
    if (kCounting) additions += uint(a != 0u) + uint(b != 0u) + uint(c != 0u);
  }
  return additions;
}

// The same for any footprint, cut at the tile's border.
uint splatWide(Footprint f, float amount, uint plane) {
  uint additions = 0u;
  vec2 scale = 1.0 / f.reach;
  int top = max(int(floor(f.within.y - f.reach.y)), -f.pixel.y);
  int bottom = min(int(floor(f.within.y + f.reach.y)), int(view.tile.y) - 1 - f.pixel.y);
  float sum_above = kernelSum((float(top) - f.within.y) * scale.y), moment_above = kernelMoment((float(top) - f.within.y) * scale.y);
  for (int row = top; row <= bottom; ++row) {
    float below = (float(row + 1) - f.within.y) * scale.y;
    float sum_below = kernelSum(below), moment_below = kernelMoment(below), weight = sum_below - sum_above;
    float middle = rowMiddle(f, moment_below - moment_above, weight), units = inkUnits(amount) * weight;
    sum_above = sum_below;
    moment_above = moment_below;
    int first = max(int(floor(middle - f.reach.x)), -f.pixel.x);
    int end = min(int(floor(middle + f.reach.x)) + 1, int(view.tile.x) - f.pixel.x);
    if (first >= end) continue;
    uint origin = uint(f.pixel.y + row) * view.tile.x + uint(f.pixel.x);  // pixel 0 of this row
    float before = kernelSum((float(first) - middle) * scale.x);
    for (uint pair = (origin + uint(first)) >> 1; int(pair * 2u - origin) < end; ++pair) {
      int second = int(pair * 2u + 1u - origin);
      float between = kernelSum((float(max(second, first)) - middle) * scale.x);
      float after = kernelSum((float(min(second + 1, end)) - middle) * scale.x);
      if (second >= end) between = after;
      uint low = inkShare((between - before) * units), high = inkShare((after - between) * units);
      before = after;
      addInk(plane + pair, low, high);
      if (kCounting) additions += uint(low != 0u) + uint(high != 0u);
    }
  }
  return additions;
}

// Redness is blurred over millimetres later, so one pixel will do.
void addBlood(Footprint f, float amount) {
  if (amount > 0.0 && all(greaterThanEqual(f.pixel, ivec2(0))) && all(lessThan(f.pixel, ivec2(view.tile))))
    atomicAdd(blood[uint(f.pixel.y) * view.tile.x + uint(f.pixel.x)], inkShare(inkUnits(amount)));
}

// Area of a dot times its mean absorptance over its peak's, on the picture.
float inkAreaPx(Footprint f, float reach_mm) {
  float reach_px = reach_mm * f.px_per_mm;
  return kKernelArea * reach_px * reach_px * f.facing;
}

// How much of a dot this wide is drawn as grains.
float grainShare(float diameter_px) { return smoothstep(view.grains_from_px, 2.0 * view.grains_from_px, diameter_px); }
