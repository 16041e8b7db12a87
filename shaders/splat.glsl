// Projection and footprint shared by whole dots and grains. Include after binding `view`.
#include "view.glsl"

layout(scalar, binding = 3) readonly buffer SkinDepth { float skin_depth[]; };  // along the view axis, mm; 0: no head
layout(scalar, binding = 4) buffer Ink { uint ink[]; };
layout(scalar, binding = 5) buffer Blood { uint blood[]; };
layout(scalar, binding = 6) readonly buffer Kernel { uint kernel_sum[]; };
layout(scalar, binding = 7) buffer Counts { SplatCounts splat_counts; };

struct Footprint {
  bool visible;
  ivec2 fixed_px;   // middle, 1/256 of a global pixel
  vec2 sigma_px;    // along x and y, the pixel grid's smoothing included
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
  f.sigma_px = sqrt(kPixelSigma * kPixelSigma + sigma * sigma * (1.0 - tilt * tilt));

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

// Running sum of the kernel up to `offset` (in reaches, -1 to 1), 0 to kWeightUnit.
uint kernelSum(float offset) {
  return kernel_sum[uint(clamp(offset * 0.5 + 0.5, 0.0, 1.0) * float(kKernelSteps) + 0.5)];
}

uint inkShare(uint units, uint weight) {  // weight: product of both axes' weights
  uint high, low;
  umulExtended(units, weight, high, low);
  return high << 8 | low >> 24;
}

void addInk(ivec2 local, uint share) { atomicAdd(ink[uint(local.y) * view.tile.x + uint(local.x)], share); }

// Adds `amount` (pixel areas of perfect ink) to the pixels under the footprint. Weights are differences of one running
// sum, so they add up to kWeightUnit along each axis and the ink's total does not depend on where in a pixel it lands.
void splatInk(Footprint f, float amount, float redness) {
  uint units = uint(min(amount, 4000.0) * float(kInkUnit) + 0.5);
  if (units == 0u) return;
  vec2 middle = vec2(f.fixed_px) / 256.0 - vec2(view.tile_origin);
  vec2 reach = kKernelReach * f.sigma_px;
  ivec2 first = ivec2(floor(middle - reach)), last = ivec2(floor(middle + reach));
  uint additions = 0u;
  if (all(lessThan(last - first, ivec2(4))) && all(greaterThanEqual(first, ivec2(0))) &&
      all(lessThan(first + 3, ivec2(view.tile)))) {
    // Seen from afar a dot touches at most four pixels each way: the usual case, without loops or borders.
    uvec4 weights_x, weights_y;
    vec2 step_px = 1.0 / reach, at = (vec2(first) - middle) * step_px;
    uvec2 before = uvec2(kernelSum(at.x), kernelSum(at.y));
    for (int i = 0; i < 4; ++i) {
      at += step_px;
      uvec2 after = uvec2(kernelSum(at.x), kernelSum(at.y));
      weights_x[i] = after.x - before.x;
      weights_y[i] = after.y - before.y;
      before = after;
    }
    for (int y = 0; y < 4; ++y)
      for (int x = 0; x < 4; ++x) {
        uint share = inkShare(units, weights_x[x] * weights_y[y]);
        if (share == 0u) continue;
        addInk(first + ivec2(x, y), share);
        ++additions;
      }
  } else {
    ivec2 low = max(first, ivec2(0)), high = min(last, ivec2(view.tile) - 1);
    for (int y = low.y; y <= high.y; ++y) {
      uint weight_y = kernelSum((float(y + 1) - middle.y) / reach.y) - kernelSum((float(y) - middle.y) / reach.y);
      uint before = kernelSum((float(low.x) - middle.x) / reach.x);
      for (int x = low.x; x <= high.x; ++x) {
        uint after = kernelSum((float(x + 1) - middle.x) / reach.x);
        uint share = inkShare(units, (after - before) * weight_y);
        before = after;
        if (share == 0u) continue;
        addInk(ivec2(x, y), share);
        ++additions;
      }
    }
  }
  if (view.count_dots != 0u) atomicAdd(splat_counts.additions, additions);
  // Redness is blurred over millimetres later, so one pixel will do.
  ivec2 pixel = (f.fixed_px >> 8) - ivec2(view.tile_origin);
  if (redness > 0.0 && all(greaterThanEqual(pixel, ivec2(0))) && all(lessThan(pixel, ivec2(view.tile))))
    atomicAdd(blood[uint(pixel.y) * view.tile.x + uint(pixel.x)], uint(amount * redness * float(kInkUnit) + 0.5));
}

// How much of a dot this wide is drawn as grains.
float grainShare(float diameter_px) { return smoothstep(view.grains_from_px, 2.0 * view.grains_from_px, diameter_px); }
