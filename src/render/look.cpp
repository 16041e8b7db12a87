#include "render/look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>

#include "scalp/treatment.h"

namespace stipple {
glm::vec3 skinAlbedo(float fitzpatrick) {
  // Monte-Carlo of 60 um of epidermis over dermis at 630, 540 and 460 nm, linear Rec. 709 (render.md 4.3):
  // melanin 0.8, 1.6, 3, 6, 12, 25 %, blood 0.2 %, then brought to the 0.5 % of a scalp by the same table's
  // ratio of blood 0.6 to 0.2 %. Blue is lowered by 0.87: the one wavelength misses what the band around it
  // loses to bilirubin and blood [tuned by eye].
  constexpr std::array<glm::vec3, 6> kTypes{glm::vec3{.494f, .341f, .280f}, glm::vec3{.455f, .301f, .234f},
                                            glm::vec3{.398f, .251f, .173f}, glm::vec3{.314f, .178f, .105f},
                                            glm::vec3{.215f, .102f, .048f}, glm::vec3{.112f, .040f, .014f}};
  const float at = std::clamp(fitzpatrick, 1.0f, 6.0f) - 1;
  const auto lower = static_cast<std::size_t>(std::min(at, 4.0f));
  return glm::mix(kTypes[lower], kTypes[lower + 1], at - static_cast<float>(lower));
}

shared::SkinLook skinLook(const Plan& plan, const HeadColour& head) {
  shared::SkinLook look{};
  look.albedo = head.scan.value_or(skinAlbedo(plan.skin.fitzpatrick));
  // Without the relief, which adds its own: together 0.5 to 0.6 matte, 0.35 to 0.45 oily (render.md 4.2). Oil
  // fills the finest relief where glands are, so there sheen tells most.
  look.roughness = 0.60f - 0.14f * plan.skin.sheen;
  look.oily_roughness = 0.57f - 0.29f * plan.skin.sheen;
  look.specular = 0.028f;  // refractive index 1.4
  look.relief = look.variation = 1;
  look.diffusion_mm = {0.55f, 0.30f,
                       0.22f};  // Burley's d [assumed, between transport path and diffusion length]
  // Carbon under skin: red is taken a little more than blue, which reads as the slight cool shift of healed
  // work (tuned by eye, look.md).
  look.ink = {1.0f, 0.955f, 0.90f};
  // Red reaches a deep deposit and comes back short of it, blue hardly gets there: strengths at 0.6 mm over those
  // at 0.2 mm (render.md 4.4). So ink that went too deep looks blue-grey.
  look.deep = {0.54f, 0.25f, 0.19f};
  // Black hair takes all; warmth gives back red first, then green [assumed].
  look.hair = glm::vec3(1) - plan.native.warmth * glm::vec3(0.30f, 0.12f, 0.02f);
  look.halo = {1.06f, 1.0f, 0.93f};
  look.halo_gain = static_cast<float>(opticalHalo(plan));
  look.halo_sigma_mm = 0.8f;  // look.md
  look.has_map = head.scan ? 1.0f : 0.0f;
  look.painted_face = head.painted_face ? 1.0f : 0.0f;
  return look;
}

}  // namespace stipple
