#include "scalp/scalp.h"

#include <utility>

namespace stipple {

Scalp::Scalp(Head head)
    : head_(std::move(head)), rays_(head_.mesh), surface_(makeSiteSurface(head_)), map_(mapChart(rays_)) {}

Fields Scalp::fieldsFor(const Plan& plan) {
  const Hairline& hairline = plan.hairline;
  if (laid_.height_mm != hairline.mid_frontal_height_mm || laid_.recession_mm != hairline.recession_mm) {
    laid_.distance = outlineDistance(outlineFor(plan), map_);
    laid_.height_mm = hairline.mid_frontal_height_mm;
    laid_.recession_mm = hairline.recession_mm;
  }
  if (laid_.noise.empty() || laid_.seed != plan.seed) {
    laid_.noise = edgeNoise(map_, plan.seed);
    laid_.seed = plan.seed;
  }
  return makeFields(plan, laid_.distance, laid_.noise);
}

}  // namespace stipple
