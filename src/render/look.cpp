#include "render/look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/exponential.hpp>

#include "plan/healing.h"
#include "plan/skin_colour.h"
#include "scalp/treatment.h"

namespace stipple {
namespace {

// How the darkening around a thin black deposit is shared out over what draws it, each channel: the dot
// itself and the halos (shared/halo.h); and its strength over that of the same deposit at 0.2 mm. Red reaches
// a deep deposit and comes back short of it, blue hardly gets there: so ink that went too deep looks
// blue-grey. Fitted to models/skin's dotSpread() around a deposit of 0.15 mm, given that halos blur ink that
// is as wide as the dot.
struct DotSpread {
  glm::vec3 core, near, middle, far;  // add up to 1
  glm::vec3 strength;
};
constexpr std::array<DotSpread, kDotDepthsMm.size()> kSpreads{{
    {{.16f, .16f, .16f}, {.24f, .349f, .513f}, {.092f, .164f, .05f}, {.508f, .327f, .277f}, {1, 1, 1}},
    {{.014f, .014f, .013f},
     {.174f, .236f, .3f},
     {.217f, .393f, .546f},
     {.595f, .357f, .141f},
     {.785f, .459f, .318f}},
    {{0, 0, 0}, {.073f, .061f, .091f}, {.195f, .536f, .734f}, {.732f, .403f, .175f}, {.6f, .193f, .089f}},
}};

// Carbon under skin: red is taken more than blue, which reads as the cool shift of healed work. Photons say 1.8 times
// at 0.2 mm (render.md 4.4), the eye 1.2 [look.md: a treated patch sends back 0.74, 0.76 and 0.78 of bare skin's light].
constexpr glm::vec3 kInkTint{1.07f, 0.985f, 0.89f};
// What blue is taken less once the shift of years is at its full strength [tuned by eye].
constexpr glm::vec3 kCooledBy{0, 0.15f, 0.4f};
// What a shallow dot of perfect ink takes in its middle by itself: at the usual pigment the share that
// kSpreads asks for.
constexpr float kCore = 0.71f;
// Likewise a hair, which lies above the skin: all but what its surface scatters [assumed].
constexpr float kHairCore = 0.93f;

void setDots(shared::SkinLook& look, const Plan& plan, float cool) {
  const auto halo = static_cast<float>(opticalHalo(plan, static_cast<double>(kCore)));
  const glm::vec3 ink_tint = kInkTint * (1.0f - cool * kCooledBy);
  const std::size_t shallow = depthClasses(plan.pigment.depth_mm).shallow;
  const auto set = [&](const DotSpread& spread, glm::vec3& core, glm::vec3(&halos)[shared::kHalos]) {
    // Against the shallowest dot: its core as given, its halos so deep that skin gets the plan's tone.
    const glm::vec3 tint = ink_tint * spread.strength, around = 1.0f - kSpreads[0].core;
    core = tint * kCore * spread.core / kSpreads[0].core;
    halos[0] = tint * halo * spread.near / around;
    halos[1] = tint * halo * spread.middle / around;
    halos[2] = tint * halo * spread.far / around;
  };
  set(kSpreads[shallow], look.ink, look.halo);
  set(kSpreads[shallow + 1], look.deep, look.deep_halo);
}

// Through the table at half and full redness.
void setFlush(shared::SkinLook& look, const SkinTint& tint) {
  const glm::vec3 rest = skinAlbedo(tint);
  const auto depth = [&](double redness) {
    return -glm::log(skinAlbedo({tint.melanin, tint.blood + redness * kErythemaBlood}) / rest);
  };
  const glm::vec3 half = depth(0.5), full = depth(1);
  look.flush_bend = 2.0f * (full - 2.0f * half);
  look.flush = full - look.flush_bend;
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

shared::SkinLook skinLook(const Plan& plan, const HeadColour& head, std::optional<float> day) {
  shared::SkinLook look{};
  const SkinTint own = head.scan ? tintMatching(*head.scan) : SkinTint{}, planned = tintOf(plan.skin);
  const double kept = head.scan ? static_cast<double>(plan.skin.scan_colour) : 0;
  const SkinTint tint{std::lerp(planned.melanin, own.melanin, kept),
                      std::lerp(planned.blood, own.blood, kept)};
  const glm::vec3 recolour = head.scan ? skinAlbedo(tint) / skinAlbedo(own) : glm::vec3(1);
  look.recolour = head.map_exposure * recolour;
  look.albedo = head.scan ? *head.scan * recolour : skinAlbedo(tint);
  // Without the relief, which adds its own: together 0.5 to 0.6 matte, 0.35 to 0.45 oily (render.md 4.2). Oil
  // fills the relief, the finest where glands are, so there sheen tells most.
  look.roughness = 0.596f - 0.137f * plan.skin.sheen;
  look.oily_roughness = 0.566f - 0.285f * plan.skin.sheen;
  look.specular = 0.028f;  // refractive index 1.4
  look.relief = 1 - 0.3f * plan.skin.sheen;
  look.variation = 1;
  look.diffusion_mm = {0.95f, 0.43f, 0.25f};  // fitted to models/skin's lightSpread()
  // Black hair takes all; warmth gives back red first, then green [assumed].
  look.hair = kHairCore * (glm::vec3(1) - plan.native.warmth * glm::vec3(0.30f, 0.12f, 0.02f));
  setDots(look, plan, coolShift(plan, day));
  setFlush(look, tint);
  look.has_map = head.scan ? 1.0f : 0.0f;
  return look;
}

}  // namespace stipple
