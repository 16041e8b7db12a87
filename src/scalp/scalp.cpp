#include "scalp/scalp.h"

#include <utility>

#include "scalp/areas.h"

namespace stipple {

Scalp::Scalp(Head head)
    : head_(std::move(head)),
      rays_(head_.mesh),
      surface_(makeSiteSurface(head_)),
      map_(mapChart(rays_, head_.mesh)),
      fields_(map_, texelsReadAtSites(surface_), layNativeOutline(head_.landmarks, rays_)) {}

const Fields& Scalp::fieldsFor(const Plan& plan) {
  if (laid_ != plan.hairline) {
    outline_ = layOutline(plan.hairline, head_.landmarks, rays_, &outline_);
    laid_ = plan.hairline;
  }
  last_change_ = fields_.update(plan, outline_);
  const bool changed = !last_change_.box.empty();
  if (changed) ++fields_version_;
  if (const Densities densities = densitiesOf(plan); changed || densities_ != densities) {
    workload_ = workloadOf(fields_.askingForPigment(), densities);
    densities_ = densities;
  }
  return fields_.fields();
}

}  // namespace stipple
