#pragma once
#include <span>
#include <vector>

#include "plan/stroke.h"
#include "scalp/chart.h"

namespace stipple {

/// What the strokes of a plan do to one place, all of them together: v * keep + add for density and native
/// hair, as shares of the plan's.
struct Painted {
  float density_keep = 1, density_add = 0;
  float hair_keep = 1, hair_add = 0;
  float uptake = 1;
};

/// The strokes of a plan laid on one head, texel by texel.
class StrokeField {
 public:
  explicit StrokeField(const ChartMap& map) : map_(map) {}

  /// Brings the field up to these strokes and says where it may have changed: around those that came, went or
  /// differ. Strokes earlier and later than those stay as they are.
  ChartBox update(const std::vector<Stroke>& strokes);

  /// Null while nothing is painted at all.
  const Painted* at(std::size_t texel) const { return painted_.empty() ? nullptr : &painted_[texel]; }

 private:
  void paint(const Stroke& stroke, const ChartBox& within);

  const ChartMap& map_;
  std::vector<Stroke> strokes_;
  std::vector<Painted> painted_;
};

/// Where a stroke may reach on any head.
ChartBox boxOf(const Stroke& stroke);

}  // namespace stipple
