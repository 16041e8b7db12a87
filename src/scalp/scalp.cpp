#include "scalp/scalp.h"

#include <utility>

namespace stipple {

Scalp::Scalp(Head head)
    : head_(std::move(head)),
      rays_(head_.mesh),
      surface_(makeSiteSurface(head_)),
      map_(mapChart(rays_, head_.mesh)),
      fields_(map_, layNativeOutline(head_.landmarks, rays_)) {}

const Fields& Scalp::fieldsFor(const Plan& plan) {
  last_change_ = fields_.update(plan, outlineFor(plan));
  return fields_.fields();
}

}  // namespace stipple
