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
#include "shared/treatment.h"

namespace stipple {

/// What the plan asks for at one place of the chart, packed as in shaders/shared/treatment.h, whatever its
/// two densities.
///
/// Hair and pigment are one blue-noise set, so that they read as one texture: a site whose rank lies below
/// the native threshold bears a hair, always; pigment fills the sites with ranks from there up to the target,
/// scaled by the session's share. The target is never below the native density.
struct FieldTexel : shared::PigmentTexel {
  std::uint16_t hair;  // share of the full native density, 1 / shared::kFieldShare
  /// The zone it belongs to most, or in front the hairline edge within its fade.
  ZoneId counted_zone;

  bool asksForPigment() const { return pigment != 0; }
  std::uint32_t tone() const { return look & 255u; }
  std::uint32_t diameter() const { return look >> 8 & 255u; }
  std::uint32_t uptake() const { return look >> 16 & 255u; }
  std::uint32_t zone() const { return look >> 24 & 7u; }
  std::uint32_t edge() const { return look >> 27; }
  bool operator==(const FieldTexel& other) const {
    return pigment == other.pigment && look == other.look && hair == other.hair &&
           counted_zone == other.counted_zone;
  }
};
using Fields = std::vector<FieldTexel>;  // kChartSize squared, row by row

/// The two densities that make numbers of what the fields ask for, shared::kDensityUnitsPerCm2 to one per
/// cm².
struct Densities {
  std::uint32_t pigment, native;
  bool operator==(const Densities&) const = default;
};
Densities densitiesOf(const Plan& plan);

/// Of hair and pigment together, and of hair alone, 1/kDensityUnitsPerCm2.
inline std::uint32_t targetDensity(const FieldTexel& texel, const Densities& plan) {
  return shared::targetDensity(texel.pigment, texel.hair, plan.pigment, plan.native);
}
inline std::uint32_t nativeDensity(const FieldTexel& texel, const Densities& plan) {
  return shared::nativeDensity(texel.hair, plan.native);
}

/// Everything about one place that a plan's numbers are applied to.
struct FieldPlace {
  glm::dvec2 pattern;        // place in the pattern plane (chart.h)
  double outline_mm;         // inside the edge of the treated scalp
  double native_outline_mm;  // inside the edge of a young man's hair
  double undulation = 0;     // -1 to 1: the edge's long waves,
  double raggedness_mm = 0;  // its short ones at irregularity 1,
  double fringe_mm = 0;      // and those of the edge of baldness
  double pick = 0.5;  // 0 to 1, even over the chart: which of the zones that share this place it counts to
  const Painted* painted = nullptr;
};
/// `pattern` is the plan's.
FieldTexel fieldAt(const Plan& plan, const BaldingPattern& pattern, const FieldPlace& place);
inline FieldTexel fieldAt(const Plan& plan, const FieldPlace& place) {
  return fieldAt(plan, BaldingPattern(plan.native), place);
}

/// How far from the outline a plan's edge reaches, mm, in steps of 10: distances need not be told further.
double edgeReach(const Hairline& hairline);

/// What there is to treat at one texel, small and in one place: it is added up at every step of a density
/// slider.
struct AskingTexel {
  std::uint32_t pigment;  // as in PigmentTexel
  std::uint16_t hair;     // as in FieldTexel
  std::uint16_t zone;     // likewise
  float area_mm2;
};

/// The fields of one head, kept and brought up to one plan after another. Evaluated on the CPU in doubles, so
/// that every device looks up the same integers; the same whichever plan came before.
class FieldMap {
 public:
  /// Computed are texels of skin that are scalp or that sites read (texelsReadAtSites); the others, much of
  /// the face and the neck, ask for nothing.
  FieldMap(const ChartMap& map, std::span<const std::uint8_t> read_at_sites, const Outline& native_outline);

  /// Where the texels were computed anew; empty if the plan asks for the same as the last.
  struct Change {
    ChartBox box;
    std::size_t texels() const { return box.area(); }
  };
  /// `outline` is the plan's, laid on the same head. A point or a stroke costs the texels around it, other
  /// numbers of hairline, zones and hair and another type of skin all of them, and densities, pigment or
  /// sessions nothing.
  Change update(const Plan& plan, const Outline& outline);

  const Fields& fields() const { return fields_; }
  /// The texels of the scalp that ask for pigment, in their order.
  std::span<const AskingTexel> askingForPigment() const { return asking_; }

 private:
  FieldPlace placeAt(int x, int y, std::size_t texel) const;
  void makeNoise(std::uint32_t seed);
  void listAsking();

  const ChartMap& map_;
  std::vector<std::uint8_t> wanted_;  // 1 for texels that are computed
  OutlineDistance native_distance_;
  OutlineDistance distance_;
  StrokeField strokes_;
  struct Noise {
    float undulation, raggedness_mm, fringe_mm;
  };
  std::vector<Noise> noise_;
  std::optional<Plan> plan_;  // that the fields are of
  std::vector<AskingTexel> asking_;
  Fields fields_;
};

}  // namespace stipple
