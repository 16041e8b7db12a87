#include "scalp/fields.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "scalp/noise.h"
#include "shared/treatment.h"

namespace stipple {
namespace {

constexpr double kLongWaveMm = 9, kLongHeightMm = 1.3;
constexpr double kShortWaveMm = 3, kShortHeightMm = 0.7;

static_assert(kChartSize == static_cast<int>(shared::kFieldSize));

// Bilinear between the middles of the coarse distance texels.
float sampleDistance(const std::vector<float>& distance, int x, int y) {
  constexpr double kRatio = static_cast<double>(kChartSize) / kDistanceSize;
  const double u = std::clamp((x + 0.5) / kRatio - 0.5, 0.0, kDistanceSize - 1.001);
  const double v = std::clamp((y + 0.5) / kRatio - 0.5, 0.0, kDistanceSize - 1.001);
  const int x0 = static_cast<int>(u), y0 = static_cast<int>(v);
  const double fx = u - x0, fy = v - y0;
  const auto at = [&](int dx, int dy) {
    return static_cast<double>(
        distance[static_cast<std::size_t>(y0 + dy) * kDistanceSize + static_cast<std::size_t>(x0 + dx)]);
  };
  return static_cast<float>((at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) +
                            (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy);
}

std::uint32_t pack(double density_per_cm2, double tone, double diameter) {
  const auto share = [](double s) {
    return static_cast<std::uint32_t>(std::clamp(std::floor(s * 255 + 0.5), 0.0, 255.0));
  };
  const double units = std::floor(density_per_cm2 * shared::kDensityUnitsPerCm2 + 0.5);
  return static_cast<std::uint32_t>(std::clamp(units, 0.0, 32767.0)) | share(tone) << 16 |
         share(diameter) << 24;
}

}  // namespace

std::vector<float> edgeNoise(const ChartMap& map, std::uint32_t seed) {
  std::vector<float> noise(map.position.size(), 0);
  parallelFor(noise.size(), [&](std::size_t i) {
    if (!map.on_skin[i]) return;
    const glm::dvec3 place(map.position[i]);
    noise[i] = static_cast<float>(kLongHeightMm * valueNoise(place, kLongWaveMm, seed) +
                                  kShortHeightMm * valueNoise(place, kShortWaveMm, seed + 1));
  });
  return noise;
}

Fields makeFields(const Plan& plan, const std::vector<float>& outline_distance,
                  const std::vector<float>& edge_noise) {
  const Hairline& hairline = plan.hairline;
  Fields fields(edge_noise.size());
  parallelFor(fields.size(), [&](std::size_t i) {
    const int x = static_cast<int>(i % kChartSize), y = static_cast<int>(i / kChartSize);
    const double depth =
        sampleDistance(outline_distance, x, y) + static_cast<double>(hairline.irregularity) * edge_noise[i];
    const double t = std::clamp(depth / std::max(static_cast<double>(hairline.fade_mm), 0.1), 0.0, 1.0);
    const double ramp = t * t * (3 - 2 * t);
    const auto fromEdge = [&](float edge) { return edge + (1 - static_cast<double>(edge)) * ramp; };
    fields[i] =
        pack(plan.density_per_cm2 * ramp, fromEdge(hairline.edge_tone), fromEdge(hairline.edge_diameter));
  });
  return fields;
}

}  // namespace stipple
