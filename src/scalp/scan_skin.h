#pragma once
#include <glm/vec3.hpp>
#include <optional>

#include "base/result.h"
#include "head/head.h"
#include "plan/skin.h"

namespace stipple {

/// Linear Rec. 709 albedo of a scan's forehead: the colour that its map has there times mapExposure(). None
/// without a colour map.
std::optional<glm::vec3> foreheadColour(const Head& head);

/// What a scan's colour map is multiplied by so that it holds albedo (photographExposure()); 1 without a map.
float mapExposure(const Head& head);

/// "Match this scan": `skin` with the type and the blood to which the colour of the scan's forehead comes
/// nearest, as far as a plan may hold them. So the plan stands for this client on any head. An error in words
/// for a head that brings no colours.
Result<Skin> skinOfScan(const Skin& skin, const Head& head);

}  // namespace stipple
