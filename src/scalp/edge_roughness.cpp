#include "scalp/edge_roughness.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numeric>

#include "base/units.h"
#include "scalp/areas.h"

namespace stipple {
namespace {

constexpr double kStepMm = 0.25;
constexpr double kBeforeMm = 15;  // how far ahead of the outline the edge is looked for
constexpr double kBeyondFadeMm = 15;

/// Pigment and hair together, between texels, per cm².
double targetAt(const Fields& fields, const Densities& plan, const glm::dvec2& chart) {
  const glm::dvec2 place = (chart + 1.0) * (kChartSize / 2.0) - 0.5;
  const glm::dvec2 low = glm::clamp(glm::floor(place), 0.0, kChartSize - 2.0), part = place - low;
  const auto at = [&](int dx, int dy) {
    const auto x = static_cast<std::size_t>(low.x) + static_cast<std::size_t>(dx);
    const auto y = static_cast<std::size_t>(low.y) + static_cast<std::size_t>(dy);
    const TexelDensity density = densityOf(fields[y * kChartSize + x], plan);
    return density.pigment + density.hair;
  };
  return std::lerp(std::lerp(at(0, 0), at(1, 0), part.x), std::lerp(at(0, 1), at(1, 1), part.x), part.y);
}

/// The outline from the right corner to the left, on the skin.
std::vector<glm::dvec3> frontOf(const Outline& outline) {
  const auto& line = outline.skin_mm;
  const auto nearest = [&](HairlinePointId point) {
    const glm::dvec3& place = outline.points_mm[static_cast<std::size_t>(point)];
    return static_cast<std::size_t>(
        std::ranges::min_element(line, {},
                                 [&](const glm::dvec3& other) { return glm::distance(place, other); }) -
        line.begin());
  };
  std::vector<glm::dvec3> front(
      line.begin() + static_cast<std::ptrdiff_t>(nearest(HairlinePointId::corner_right)), line.end());
  front.insert(front.end(), line.begin(),
               line.begin() + static_cast<std::ptrdiff_t>(nearest(HairlinePointId::corner_left)) + 1);
  return front;
}

/// The same polyline in even steps.
std::vector<glm::dvec3> inSteps(const std::vector<glm::dvec3>& line, double step_mm) {
  std::vector<glm::dvec3> even{line.front()};
  double left = step_mm;  // to the next
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double length = glm::distance(line[i], line[i + 1]);
    double walked = 0;
    for (; length - walked >= left; left = step_mm) {
      walked += left;
      even.push_back(glm::mix(line[i], line[i + 1], walked / length));
    }
    left -= length - walked;
  }
  return even;
}

}  // namespace

double bandRoughness(std::span<const double> heights_mm, double step_mm, const WaveBand& band) {
  const std::size_t count = heights_mm.size();
  if (count < 3) return 0;
  // Straight trend by least squares.
  const double middle = (static_cast<double>(count) - 1) / 2;
  const double mean = std::accumulate(heights_mm.begin(), heights_mm.end(), 0.0) / static_cast<double>(count);
  double covariance = 0, variance = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double along = static_cast<double>(i) - middle;
    covariance += along * heights_mm[i];
    variance += along * along;
  }
  const double slope = covariance / variance;

  double power = 0, window_power = 0;
  std::vector<double> windowed(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double window =
        0.5 - 0.5 * std::cos(2 * kPi * (static_cast<double>(i) + 0.5) / static_cast<double>(count));
    windowed[i] = window * (heights_mm[i] - mean - slope * (static_cast<double>(i) - middle));
    window_power += window * window;
  }
  const double length_mm = static_cast<double>(count) * step_mm;
  for (std::size_t k = 1; 2 * k < count; ++k) {
    const double wavelength_mm = length_mm / static_cast<double>(k);
    if (wavelength_mm < band.shortest_mm || wavelength_mm > band.longest_mm) continue;
    std::complex<double> sum = 0;
    for (std::size_t i = 0; i < count; ++i)
      sum += windowed[i] *
             std::polar(1.0, -2 * kPi * static_cast<double>(k * i % count) / static_cast<double>(count));
    power += 2 * std::norm(sum);
  }
  return std::sqrt(power / (static_cast<double>(count) * window_power));
}

EdgeProfile edgeProfileOf(Scalp& scalp, const Plan& plan) {
  Plan bald = plan;  // the line that pigment draws, whatever grows there
  bald.native.density_per_cm2 = 0;
  const Fields& fields = scalp.fieldsFor(bald);
  const Densities densities = densitiesOf(bald);
  const std::vector<glm::dvec3> line = inSteps(frontOf(scalp.outlineFor(plan)), kStepMm);
  const double fade_mm = static_cast<double>(plan.hairline.fade_mm);

  EdgeProfile profile{{}, kStepMm};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const glm::dvec3 along = line[i + 1] - line[i - 1], out = line[i] - kChartCentre;
    // Square to the line and inwards: the line runs from right to left as seen from the front.
    const glm::dvec3 inwards = glm::normalize(glm::cross(out, along));
    const auto densityAt = [&](double depth_mm) {
      return targetAt(fields, densities, chartFromDirection(out + inwards * depth_mm));
    };
    const double half = densityAt(fade_mm + kBeyondFadeMm) / 2;
    double before = densityAt(-kBeforeMm), depth_mm = -kBeforeMm + kStepMm;
    for (; depth_mm < fade_mm + kBeyondFadeMm; depth_mm += kStepMm) {
      const double here = densityAt(depth_mm);
      if (here >= half) {
        depth_mm -= kStepMm * std::clamp((here - half) / std::max(here - before, 1e-9), 0.0, 1.0);
        break;
      }
      before = here;
    }
    profile.depth_mm.push_back(depth_mm);
  }
  return profile;
}

}  // namespace stipple
