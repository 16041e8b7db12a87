#pragma once
#include <optional>
#include <string_view>

#include "plan/plan.h"
#include "render/camera.h"
#include "scalp/scalp.h"

namespace stipple {

/// Square on to a place of the skin and its outward unit normal, `height_mm` of it from top to bottom.
Camera closeUp(const glm::vec3& at, const glm::vec3& normal, float height_mm);

/// Smooth outward normal where a ray has met the skin, unit length.
glm::vec3 normalAt(const Hit& skin, const Mesh& mesh);

/// The middle of the plan's hairline on the skin; nothing where the head is open there.
std::optional<Hit> middleOfHairline(const Outline& outline, const RayCaster& rays);

/// The view called so: as through a macro lens, the middle of the hairline, wherever plan and head put it.
inline constexpr std::string_view kMacroView = "macro";
std::optional<Camera> macroView(const Scalp& scalp, const Plan& plan);

}  // namespace stipple
