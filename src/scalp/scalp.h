#pragma once
#include <optional>
#include <vector>

#include "head/raycast.h"
#include "plan/sitting.h"
#include "scalp/chart.h"
#include "scalp/fields.h"
#include "scalp/hairline.h"
#include "scalp/site_surface.h"
#include "scalp/sites.h"

namespace stipple {

/// One head, ready to take plans: what is made once per head, and how a plan becomes fields on it.
class Scalp {
 public:
  explicit Scalp(Head head);
  Scalp(const Scalp&) = delete;  // the fields look at the map
  Scalp& operator=(const Scalp&) = delete;

  const Head& head() const { return head_; }
  const RayCaster& rays() const { return rays_; }
  const SiteSurface& surface() const { return surface_; }
  const ChartMap& map() const { return map_; }

  /// The plan's demands, texel by texel, good until the next call. Only what differs from the last plan's is
  /// computed anew.
  const Fields& fieldsFor(const Plan& plan);
  /// Another number whenever the fields may be others than before.
  std::uint64_t fieldsVersion() const { return fields_version_; }
  /// What the last fieldsFor computed.
  const FieldMap::Change& lastChange() const { return last_change_; }
  /// What there is to treat under that plan.
  const Workload& workload() const { return workload_; }
  /// The zone that a texel on skin is counted to under that plan.
  ZoneId zoneOf(int x, int y) const {
    return fields_.fields()[static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x)]
        .counted_zone;
  }

  Outline outlineFor(const Plan& plan) const { return layOutline(plan.hairline, head_.landmarks, rays_); }

 private:
  Head head_;
  RayCaster rays_;
  SiteSurface surface_;
  ChartMap map_;
  std::optional<Hairline> laid_;  // of which outline_ is
  Outline outline_;
  FieldMap fields_;
  FieldMap::Change last_change_;
  std::uint64_t fields_version_ = 0;
  std::optional<Densities> densities_;  // that the workload was reckoned with
  Workload workload_;
};

}  // namespace stipple
