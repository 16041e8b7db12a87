#include "render/look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "plan/healing.h"
#include "scalp/treatment.h"

namespace stipple {
namespace {

// A rectangle of the given size that faces the middle of the head.
shared::AreaLight softbox(const glm::vec3& centre, float width_mm, float height_mm,
                          const glm::vec3& radiance) {
  const glm::vec3 facing = glm::normalize(glm::vec3(0, 30, 0) - centre);
  const glm::vec3 u = glm::normalize(glm::cross(glm::vec3(0, 1, 0), facing));
  const glm::vec3 v = glm::cross(facing, u);
  return {centre, u * (width_mm / 2), v * (height_mm / 2), radiance};
}

/// Of the pigment of all sessions that are over, each as much as it added.
float coolShift(const Plan& plan, std::optional<float> day) {
  const std::vector<float> days = sessionDays(plan);
  float cool = 0, share = 0;
  for (std::size_t s = 0; s < days.size() && day && *day >= days[s]; ++s) {
    const float added = std::max(0.0f, plan.sessions[s].share - share);
    cool += added * heal(plan, static_cast<int>(s), 0, *day - days[s]).cool;
    share += added;
  }
  return share > 0 ? cool / share : 0;
}

}  // namespace

shared::Lighting studioLighting() {
  // Sizes and places after the reference studio (look.md): key 900 mm at 45 degrees, fill a third of its
  // power, rims behind. Radiance is chosen so that an 18 % card facing the key comes out at 118 of 255.
  const glm::vec3 white(1, 0.985f, 0.965f), cool(0.94f, 0.97f, 1);
  shared::Lighting lighting{};
  lighting.lights[0] = softbox({-900, 850, 1050}, 1000, 1000, white * 9.0f);
  lighting.lights[1] = softbox({1250, 200, 1000}, 1200, 1200, cool * 2.4f);
  lighting.lights[2] = softbox({950, 600, -1050}, 700, 1100, white * 3.2f);
  lighting.lights[3] = softbox({-1150, 500, -850}, 700, 1100, cool * 2.2f);
  lighting.sky = glm::vec3(0.78f, 0.79f, 0.81f);
  lighting.ground = glm::vec3(0.44f, 0.41f, 0.39f);
  lighting.backdrop = glm::vec3(0.205f, 0.21f, 0.22f);
  lighting.exposure = 1;
  return lighting;
}

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

shared::SkinLook skinLook(const Plan& plan, const HeadColour& head, std::optional<float> day) {
  shared::SkinLook look{};
  look.albedo = head.scan.value_or(skinAlbedo(plan.skin.fitzpatrick));
  look.roughness = 0.62f - 0.3f * plan.skin.sheen;  // 0.35 to 0.45 oily, 0.5 to 0.6 matte (render.md 4.2)
  look.specular = 0.028f;                           // refractive index 1.4
  look.diffusion_mm = {0.55f, 0.30f,
                       0.22f};  // Burley's d [assumed, between transport path and diffusion length]
  // Carbon under skin: red is taken a little more than blue, which reads as the slight cool shift of healed
  // work (tuned by eye, look.md).
  look.ink = {1.0f, 0.955f, 0.90f};
  // Of the shift to blue at its full strength [tuned by eye]: what blue is taken less.
  look.ink *= 1.0f - coolShift(plan, day) * glm::vec3(0, 0.15f, 0.4f);
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
