#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "plan/plan.h"
#include "scalp/balding.h"
#include "scalp/chart.h"
#include "scalp/outline_distance.h"
#include "scalp/stroke_field.h"

namespace stipple {

/// What the plan asks for at one place of the chart, packed as in shaders/shared/treatment.h. Densities are
/// shared::kDensityUnitsPerCm2 to one per cm², below 2^15.
///
/// Hair and pigment are one blue-noise set, so that they read as one texture: a site whose rank lies below
/// the native threshold bears a hair, always; pigment fills the sites with ranks from there up to the target,
/// scaled by the session's share. `target` is never below `native`.
struct FieldTexel {
  std::uint32_t target;  // low half: density of hair and pigment together; then the pigment's tone and
                         // diameter, shares of the plan's, 1/255 each
  std::uint32_t native;  // low half: density of native hair; then uptake, the share of impressions that the
                         // skin holds beside what its type does, 1/255; the zone; 31 at the outer end of the fade
                         // at the hairline to 0 behind it
  std::uint32_t zone() const { return native >> 24 & 7u; }
  std::uint32_t edge() const { return native >> 27; }
  bool operator==(const FieldTexel&) const = default;
};
static_assert(sizeof(FieldTexel) == 8);
using Fields = std::vector<FieldTexel>;  // kChartSize squared, row by row

/// Everything about one place that a plan's numbers are applied to.
struct FieldPlace {
  glm::dvec2 pattern;        // place in the pattern plane (chart.h)
  double outline_mm;         // inside the edge of the treated scalp
  double native_outline_mm;  // inside the edge of a young man's hair
  double undulation = 0;     // -1 to 1: the edge's long waves,
  double raggedness_mm = 0;  // its short ones at irregularity 1,
  double fringe_mm = 0;      // and those of the edge of baldness
  double pick = 0.5;         // 0 to 1, even over the chart: which of the zones that share this place it counts to
  const Painted* painted = nullptr;
};
/// `pattern` is the plan's.
FieldTexel fieldAt(const Plan& plan, const BaldingPattern& pattern, const FieldPlace& place);
inline FieldTexel fieldAt(const Plan& plan, const FieldPlace& place) {
  return fieldAt(plan, BaldingPattern(plan.native), place);
}

/// What is asked for at one place, before the plan's two densities make numbers of dots of it: the costly part
/// of a texel, and most of what it is made of.
struct FieldDemand {
  double density = 0;         // of pigment, share of the plan's
  double strays_per_cm2 = 0;  // beside it
  double hair = 0;            // share of the full native density
  std::uint16_t look = 0;     // the high halves of FieldTexel's words
  std::uint16_t skin = 0;
  /// That the place is counted to: the one it belongs to most, or in front the hairline edge within its fade.
  ZoneId zone = ZoneId::hairline_edge;
  /// Whether a density makes any difference here.
  bool asks() const { return density != 0 || strays_per_cm2 != 0 || hair != 0; }
};
FieldDemand demandAt(const Plan& plan, const BaldingPattern& pattern, const FieldPlace& place);
FieldTexel texelOf(const FieldDemand& demand, const Plan& plan);

/// How far from the outline a plan's edge reaches, mm, in steps of 10: distances need not be told further.
double edgeReach(const Hairline& hairline);

/// The fields of one head, kept and brought up to one plan after another. Evaluated on the CPU in doubles, so
/// that every device looks up the same integers; the same whichever plan came before.
class FieldMap {
 public:
  FieldMap(const ChartMap& map, const Outline& native_outline);

  /// Where the texels were computed anew; empty if the plan asks for the same as the last.
  struct Change {
    ChartBox box;
    std::size_t texels() const { return box.area(); }
  };
  /// `outline` is the plan's, laid on the same head. A point or a stroke costs the texels around it, other
  /// numbers of hairline, zones and hair and another type of skin all of them, another density little, and
  /// pigment or sessions nothing.
  Change update(const Plan& plan, const Outline& outline);

  const Fields& fields() const { return fields_; }
  /// The texels that ask for anything, in their order.
  std::span<const std::uint32_t> asking() const { return asking_; }

  /// That a texel on skin is counted to under the plan of the last update.
  ZoneId zoneOf(int x, int y) const {
    return demands_[static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x)].zone;
  }

 private:
  FieldPlace placeAt(int x, int y, std::size_t texel) const;
  void makeNoise(std::uint32_t seed);

  const ChartMap& map_;
  OutlineDistance native_distance_;
  OutlineDistance distance_;
  StrokeField strokes_;
  struct Noise {
    float undulation, raggedness_mm, fringe_mm;
  };
  std::vector<Noise> noise_;
  std::optional<Plan> plan_;  // that the fields are of
  std::vector<FieldDemand> demands_;
  std::vector<std::uint32_t> asking_;
  Fields fields_;
};

}  // namespace stipple
