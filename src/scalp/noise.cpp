#include "scalp/noise.h"

#include <cmath>

#include "scalp/random.h"

namespace stipple {
namespace {

double latticeValue(const glm::ivec3& cell, std::uint32_t seed) {
  const std::uint32_t h =
      hashOf(static_cast<std::uint32_t>(cell.x),
             hashOf(static_cast<std::uint32_t>(cell.y), static_cast<std::uint32_t>(cell.z), seed));
  return h * 0x1p-31 - 1;
}

double ease(double t) {
  return t * t * (3 - 2 * t);
}

}  // namespace

double valueNoise(const glm::dvec3& place_mm, double pitch_mm, std::uint32_t seed) {
  const glm::dvec3 scaled = place_mm / pitch_mm;
  const glm::dvec3 base(std::floor(scaled.x), std::floor(scaled.y), std::floor(scaled.z));
  const glm::dvec3 t(ease(scaled.x - base.x), ease(scaled.y - base.y), ease(scaled.z - base.z));
  const glm::ivec3 cell(base);
  double sum = 0;
  for (int corner = 0; corner < 8; ++corner) {
    const glm::ivec3 step(corner & 1, corner >> 1 & 1, corner >> 2);
    const double weight = (step.x ? t.x : 1 - t.x) * (step.y ? t.y : 1 - t.y) * (step.z ? t.z : 1 - t.z);
    sum += weight * latticeValue(cell + step, seed);
  }
  return sum;
}

}  // namespace stipple
