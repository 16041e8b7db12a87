#include "scalp/balding.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/smoothstep.h"
#include "scalp/pattern_shapes.h"

namespace stipple {
namespace {

// Hair thins over 8 to 20 mm at the edge of baldness, and some stays inside [drawn from the plates; shares
// assumed].
constexpr double kFringeMm = 8;  // to either side
constexpr double kLeftInside = 0.05;
// Treatment runs on into the fringe until hair is full, so that no pale ring is left between the two.
constexpr double kCoverFromMm = 26, kCoverUntilMm = 9;

constexpr double kEarLineY = 5;  // the chart's centre lies 5 mm behind the tragions

/// One number for each of the stages I to VII, linear between them.
using ByStage = std::array<double, 7>;
double valueAt(const ByStage& values, double stage) {
  const double place = std::clamp(stage - 1, 0.0, 6.0);
  const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), 5);
  return std::lerp(values[low], values[low + 1], place - static_cast<double>(low));
}

// Radii in mm, none of which falls; below 0 the shape is not there yet. The bald areas that
// follow on the built-in head are II 10 to 20 cm2, III 25 to 45, IV 60 to 100, V 100 to 150, VI 150 to 200,
// VII 200 to 270.
constexpr double kNone = -30;

// Temples: a wedge from the frontotemporal corner inwards and back. II ends 2 cm before the line over the
// head from ear to ear, III reaches it.
constexpr glm::dvec2 kTempleCorner{57, 58};
constexpr glm::dvec2 kTempleTowards{-0.42, -0.91};
constexpr ByStage kTempleRadius{-8, 15, 21, 23, 25, 27, 31};
constexpr ByStage kTempleDepth{0, 14, 22, 28, 34, 44, 52};

// The front as a whole: a broad arc that comes in over the forehead. Far back in the A variants.
constexpr Capsule kFront{{-28, 104}, {28, 104}, 0};
constexpr ByStage kFrontRadius{10, 15, 20, 31, 35, 43, 62};
constexpr ByStage kFrontRadiusA{10, 28, 42, 52, 56, 58, 62};

constexpr ByStage kCrownRadius{kNone, kNone, -8, 29, 31, 36, 48};
constexpr ByStage kCrownRadiusVertex{kNone, 6, 26, 31, 33, 36, 48};
constexpr ByStage kCrownRadiusA{kNone, kNone, kNone, -8, 16, 36, 48};

// Between front and crown: in IV a band joins the sides, in V it is narrow and sparse, in VI gone.
constexpr glm::dvec2 kTopFront{0, 66}, kTopBack{0, -30};
constexpr ByStage kTopRadius{kNone, kNone, kNone, 4, 22, 38, 65};
constexpr ByStage kTopLost{0, 0, 0, 0.15, 0.6, 1, 1};
// The A variants have no band: baldness goes back as one front.
constexpr glm::dvec2 kTopBackA{0, -8};
constexpr ByStage kTopRadiusA{kNone, kNone, 10, 32, 38, 38, 65};
constexpr ByStage kTopLostA{0, 0, 0.5, 1, 1, 1, 1};

// Ludwig: thinning behind a hairline that stays.
constexpr Capsule kLudwig{{0, 30}, {0, -45}, 32};
constexpr double kLudwigSoftMm = 18;
constexpr std::array<double, 4> kLudwigLost{0, 0.3, 0.55, 0.85};

double ludwigLost(double grade) {
  const double place = std::clamp(grade, 0.0, 3.0);
  const auto low = std::min<std::size_t>(static_cast<std::size_t>(place), 2);
  return std::lerp(kLudwigLost[low], kLudwigLost[low + 1], place - static_cast<double>(low));
}

}  // namespace

glm::dvec2 whorlPlace(const NativeHair& hair) {
  return {hair.whorl_left_mm, kEarLineY - static_cast<double>(hair.whorl_behind_mm)};
}

void setWhorlPlace(NativeHair& hair, const glm::dvec2& place) {
  hair.whorl_left_mm = static_cast<float>(place.x);
  hair.whorl_behind_mm = static_cast<float>(kEarLineY - place.y);
}

BaldingPattern::BaldingPattern(const NativeHair& hair) : ludwig_lost_(ludwigLost(hair.ludwig_grade)) {
  const double stage = hair.norwood_stage, a = hair.type_a, vertex = hair.vertex;
  const auto between = [&](const ByStage& usual, const ByStage& type_a) {
    return std::lerp(valueAt(usual, stage), valueAt(type_a, stage), a);
  };
  const glm::dvec2 whorl = whorlPlace(hair);
  const double crown_radius =
      std::lerp(between(kCrownRadius, kCrownRadiusA), valueAt(kCrownRadiusVertex, stage), vertex * (1 - a));

  temple_ = {kTempleCorner, kTempleCorner + kTempleTowards * valueAt(kTempleDepth, stage),
             valueAt(kTempleRadius, stage)};
  front_ = {kFront.from, kFront.to, between(kFrontRadius, kFrontRadiusA)};
  crown_ = {whorl, whorl, crown_radius};
  top_ = {kTopFront, glm::mix(kTopBack, kTopBackA, a * (1 - smoothstep(5, 6, stage))),
          between(kTopRadius, kTopRadiusA)};
  top_lost_ = between(kTopLost, kTopLostA);
}

Balding BaldingPattern::at(const glm::dvec2& place, double edge_noise_mm) const {
  Balding balding{1, 0};
  const auto lose = [&](double depth_mm, double share) {
    const double depth = depth_mm + edge_noise_mm;
    balding.hair *= 1 - share * (1 - kLeftInside) * smoothstep(-kFringeMm, kFringeMm, depth);
    balding.cover = std::max(balding.cover, smoothstep(-kCoverFromMm, -kCoverUntilMm, depth));
  };
  const glm::dvec2 mirrored(std::abs(place.x), place.y);
  // Temples and front are one line: their union is lost once, not twice.
  lose(std::max(temple_.depthAt(mirrored), front_.depthAt(place)), 1);
  lose(crown_.depthAt(place), 1);
  lose(top_.depthAt(place), top_lost_);
  balding.hair *= 1 - ludwig_lost_ * smoothstep(-kLudwigSoftMm, kLudwigSoftMm, kLudwig.depthAt(place));
  return balding;
}

}  // namespace stipple
