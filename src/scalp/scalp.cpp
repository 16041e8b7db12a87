#include "scalp/scalp.h"

#include <utility>

#include "scalp/areas.h"

namespace stipple {

Scalp::Scalp(Head head)
    : head_(std::move(head)),
      rays_(head_.mesh),
      surface_(makeSiteSurface(head_)),
      map_(mapChart(rays_, head_.mesh)),
      fields_(map_, layNativeOutline(head_.landmarks, rays_)) {}

const Fields& Scalp::fieldsFor(const Plan& plan) {
  if (laid_ != plan.hairline) {
    outline_ = layOutline(plan.hairline, head_.landmarks, rays_, &outline_);
    laid_ = plan.hairline;
  }
  last_change_ = fields_.update(plan, outline_);
  if (!last_change_.box.empty()) workload_ = workloadOf(fields_.fields(), fields_.asking(), map_, plan);
  return fields_.fields();
}

}  // namespace stipple
