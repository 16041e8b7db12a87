#pragma once
#include <optional>

#include "plan/plan.h"
#include "render/lights.h"
#include "shared/view.h"

namespace stipple {

/// What a head brings of its own colour.
struct HeadColour {
  std::optional<glm::vec3> scan;  // mean linear albedo of a scan's forehead; none without a colour map
  bool painted_face = false;      // eyebrows and lips have no colour map and are painted on
  float map_exposure = 1;         // what makes the map's colours albedo (head/forehead)
};

/// How this plan's skin and pigment look to the shaders. A scan that brought a colour map has a scalp of the
/// colour of its own forehead, and both are recoloured as far as Skin::scan_colour asks for; else the plan's
/// skin decides. `day` since the first session: pigment cools over years.
shared::SkinLook skinLook(const Plan& plan, const HeadColour& head,
                          std::optional<float> day = std::nullopt);

}  // namespace stipple
