#include "scalp/zone_map.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/smoothstep.h"
#include "scalp/pattern_shapes.h"

namespace stipple {
namespace {

// Lines between zones in the pattern plane, mm [drawn after the trade's own diagrams].
constexpr Capsule kTop{{0, 50}, {0, -35}, 62};
constexpr double kFrontalFromY = 28, kCrownFromY = -28, kTemplesFromY = 25;
constexpr double kBlendMm = 15;  // to either side of a line
// Sides become nape as the direction turns to the back: cosine from the front.
constexpr double kSidesUntil = -0.62, kNapeFrom = -0.88;

}  // namespace

ZoneWeights zoneWeights(const glm::dvec2& place, double bald) {
  const double top = std::max(smoothstep(-kBlendMm, kBlendMm, kTop.depthAt(place)), bald);
  const double frontal = smoothstep(kFrontalFromY - kBlendMm, kFrontalFromY + kBlendMm, place.y);
  const double crown = 1 - smoothstep(kCrownFromY - kBlendMm, kCrownFromY + kBlendMm, place.y);
  const double temples = smoothstep(kTemplesFromY - kBlendMm, kTemplesFromY + kBlendMm, place.y);
  const double forward = place.y / std::max(glm::length(place), 1.0);
  const double nape = 1 - smoothstep(kNapeFrom, kSidesUntil, forward);

  ZoneWeights weights{};
  const auto of = [&](ZoneId zone) -> double& { return weights[static_cast<std::size_t>(zone)]; };
  of(ZoneId::frontal) = top * frontal;
  of(ZoneId::crown) = top * crown;
  of(ZoneId::mid_scalp) = top * (1 - frontal - crown);
  of(ZoneId::temples) = (1 - top) * temples;
  of(ZoneId::nape) = (1 - top) * (1 - temples) * nape;
  of(ZoneId::sides) = (1 - top) * (1 - temples) * (1 - nape);
  return weights;
}

}  // namespace stipple
