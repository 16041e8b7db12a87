// Projection and footprint shared by whole dots and grains. Include after binding `view`.
#include "view.glsl"

layout(constant_id = 0) const bool kCounting = false;  // fill SplatCounts

layout(scalar, binding = 3) readonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
layout(scalar, binding = 4) buffer Ink { uint ink[]; };
layout(scalar, binding = 5) buffer Blood { uint blood[]; };
layout(scalar, binding = 6) buffer Counts { SplatCounts splat_counts; };

struct Footprint {
  bool visible;
  ivec2 fixed_px;   // middle, 1/256 of a global pixel
  vec2 sigma_px;    // along x and y
  float px_per_mm;
  float facing;     // cosine between the skin's normal and the way to the eye
};

// A disc of standard deviation `sigma_mm` lying on skin with this normal, seen from the eye. Separable: what little
// correlation a tilted disc has between x and y is dropped, its variances and its area are exact.
Footprint footprintOf(vec3 place, vec3 normal, float sigma_mm) {
  Footprint f;
  f.visible = false;
  vec3 to_eye = view.eye - place;
  float depth = -dot(to_eye, view.forward);
  f.facing = dot(normal, to_eye) * inversesqrt(dot(to_eye, to_eye));
  if (f.facing <= 0.02 || depth <= view.near_mm) return f;
  f.px_per_mm = view.focal_px / depth;
  vec2 px = projectToPicture(place, depth);
  f.fixed_px = ivec2(floor(px * 256.0 + 0.5));
  ivec2 pixel = (f.fixed_px >> 8) - ivec2(view.tile_origin);
  float sigma = sigma_mm * f.px_per_mm;
  vec2 tilt = vec2(dot(normal, view.right), dot(normal, view.up));
  f.sigma_px = sigma * sqrt(max(1.0 - tilt * tilt, 0.0));

  ivec2 reach = ivec2(ceil(kKernelReach * f.sigma_px)) + 1;
  if (any(lessThan(pixel, -reach)) || any(greaterThanEqual(pixel, ivec2(view.tile) + reach))) return f;
  // Hidden if the head's surface lies in front by more than the slope across a pixel explains.
  ivec2 probe = clamp(pixel, ivec2(0), ivec2(view.tile) - 1);
  float skin = skin_depth[uint(probe.y) * view.tile.x + uint(probe.x)];
  if (skin <= 0.0) return f;
  float slope = sqrt(max(0.0, 1.0 - f.facing * f.facing)) / f.facing;
  float tolerance_mm = 0.5 + 1.5 * slope / f.px_per_mm;
  f.visible = depth - skin < tolerance_mm;
  return f;
}

// Running sum of the kernel along one axis, 0 to kWeightUnit: `offset_px` from its middle, `scale` 1 / reach. The same
// expression for every pixel of every path, so that a dot on the border of two tiles adds up to the dot in one piece.
uint kernelSum(float offset_px, float scale) {
  precise float t = clamp(offset_px * scale, -1.0, 1.0);
  precise float u = t * t;
  precise float sum = 0.5 + t * (kKernel0 + u * (kKernel1 + u * (kKernel2 + u * (kKernel3 + u * kKernel4))));
  return uint(sum * float(kWeightUnit) + 0.5);
}

// `amount`: pixel areas of perfect ink.
uint inkUnits(float amount) { return uint(min(amount, 4000.0) * float(kInkUnit) + 0.5); }

uint inkShare(uint units, uint weight) {  // weight: product of both axes' weights
  uint high, low;
  umulExtended(units, weight, high, low);
  return high << 8 | low >> 24;
}

void addInk(uint pixel, uint share) { atomicAdd(ink[pixel], share); }

// Adds `amount` (pixel areas of perfect ink) to the pixels of the tile under the footprint; gives back to how many. Weights are
// differences of one running sum, so they add up to kWeightUnit along each axis and the ink's total does not depend on where
// in a pixel it lands.
uint splatInk(Footprint f, float amount) {
  uint units = inkUnits(amount);
  vec2 middle = vec2(f.fixed_px) / 256.0 - vec2(view.tile_origin);
  vec2 reach = max(kKernelReach * f.sigma_px, vec2(1.0 / 256.0)), scale = 1.0 / reach;
  ivec2 first = ivec2(floor(middle - reach)), last = ivec2(floor(middle + reach));
  uint additions = 0u;
  if (all(lessThan(last - first, ivec2(3))) && all(greaterThanEqual(first, ivec2(0))) &&
      all(lessThan(first + 2, ivec2(view.tile)))) {
    // Seen from afar a dot touches at most three pixels each way: the usual case, without loops or borders. The running sum
    // is 0 before them and kWeightUnit after.
    vec2 at = vec2(first) - middle;
    uint x1 = kernelSum(at.x + 1.0, scale.x), x2 = kernelSum(at.x + 2.0, scale.x);
    uint y1 = kernelSum(at.y + 1.0, scale.y), y2 = kernelSum(at.y + 2.0, scale.y);
    uvec3 weights_x = uvec3(x1, x2 - x1, kWeightUnit - x2), weights_y = uvec3(y1, y2 - y1, kWeightUnit - y2);
    uint pixel = uint(first.y) * view.tile.x + uint(first.x);
    for (uint y = 0u; y < 3u; ++y)
      for (uint x = 0u; x < 3u; ++x) {
        uint share = inkShare(units, weights_x[x] * weights_y[y]);
        if (share == 0u) continue;
        addInk(pixel + y * view.tile.x + x, share);
        ++additions;
      }
    return additions;
  }
  ivec2 low = max(first, ivec2(0)), high = min(last, ivec2(view.tile) - 1);
  for (int y = low.y; y <= high.y; ++y) {
    uint weight_y = kernelSum(float(y + 1) - middle.y, scale.y) - kernelSum(float(y) - middle.y, scale.y);
    uint before = kernelSum(float(low.x) - middle.x, scale.x);
    for (int x = low.x; x <= high.x; ++x) {
      uint after = kernelSum(float(x + 1) - middle.x, scale.x);
      uint share = inkShare(units, (after - before) * weight_y);
      before = after;
      if (share == 0u) continue;
      addInk(uint(y) * view.tile.x + uint(x), share);
      ++additions;
    }
  }
  return additions;
}

// Redness is blurred over millimetres later, so one pixel will do.
void addBlood(Footprint f, float amount) {
  ivec2 pixel = (f.fixed_px >> 8) - ivec2(view.tile_origin);
  if (amount > 0.0 && all(greaterThanEqual(pixel, ivec2(0))) && all(lessThan(pixel, ivec2(view.tile))))
    atomicAdd(blood[uint(pixel.y) * view.tile.x + uint(pixel.x)], inkUnits(amount));
}

// Area of a dot times its mean absorptance over its peak's, on the picture.
float inkAreaPx(Footprint f, float sigma_mm) {
  return 6.28318530718 * sigma_mm * sigma_mm * f.px_per_mm * f.px_per_mm * f.facing;
}

// How much of a dot this wide is drawn as grains.
float grainShare(float diameter_px) { return smoothstep(view.grains_from_px, 2.0 * view.grains_from_px, diameter_px); }
