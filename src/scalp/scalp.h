#pragma once
#include <vector>

#include "head/raycast.h"
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

  const Head& head() const { return head_; }
  const RayCaster& rays() const { return rays_; }
  const SiteSurface& surface() const { return surface_; }
  const ChartMap& map() const { return map_; }

  /// The plan's demands, texel by texel. The outline is laid anew only if the hairline moved.
  Fields fieldsFor(const Plan& plan);
  Outline outlineFor(const Plan& plan) const { return layOutline(plan.hairline, head_.landmarks, rays_); }

 private:
  Head head_;
  RayCaster rays_;
  SiteSurface surface_;
  ChartMap map_;

  // What the last plan needed, kept because a moving slider mostly changes something else.
  struct Laid {
    float height_mm = -1;
    float recession_mm = -1;
    std::uint32_t seed = 0;
    std::vector<float> distance;
    std::vector<float> noise;
  };
  Laid laid_;
};

}  // namespace stipple
