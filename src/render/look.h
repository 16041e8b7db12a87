#pragma once
#include <optional>

#include "plan/plan.h"
#include "shared/view.h"

namespace stipple {

/// The studio: a large softbox high to the subject's right, a weak fill, two rims from behind; neutral
/// backdrop.
shared::Lighting studioLighting();

/// What a head brings of its own colour.
struct HeadColour {
  std::optional<glm::vec3> scan;  // mean linear colour of a scan's forehead; none without a colour map
  bool painted_face = false;      // eyebrows and lips have no colour map and are painted on
};

/// How this plan's skin and pigment look to the shaders. A scan that brought a colour map has a scalp of the
/// colour of its own forehead; else the plan's skin type decides. `day` since the first session: pigment cools over years.
shared::SkinLook skinLook(const Plan& plan, const HeadColour& head, std::optional<float> day = std::nullopt);

/// Linear Rec. 709 albedo of bare skin for a Fitzpatrick type from 1 to 6, continuous.
glm::vec3 skinAlbedo(float fitzpatrick);

}  // namespace stipple
