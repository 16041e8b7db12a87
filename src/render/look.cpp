#include "render/look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/geometric.hpp>

#include "plan/skin_colour.h"
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

// How the darkening around a thin black deposit is shared out over what draws it, each channel: the dot
// itself and the halos (shared/halo.h); and its strength over that of the same deposit at 0.2 mm. Red reaches
// a deep deposit and comes back short of it, blue hardly gets there: so ink that went too deep looks
// blue-grey. Fitted to models/skin's dotSpread() around a deposit of 0.15 mm.
struct DotSpread {
  glm::vec3 core, near, middle, far;  // add up to 1
  glm::vec3 strength;
};
constexpr std::array<DotSpread, kDotDepthsMm.size()> kSpreads{{
    {{.16f, .16f, .16f}, {.232f, .308f, .397f}, {.13f, .245f, .235f}, {.478f, .287f, .208f}, {1, 1, 1}},
    {{.01f, .008f, .007f},
     {.161f, .187f, .25f},
     {.265f, .409f, .612f},
     {.564f, .396f, .131f},
     {.74f, .54f, .37f}},
    {{0, 0, 0}, {.057f, .037f, .07f}, {.237f, .458f, .617f}, {.706f, .505f, .313f}, {.53f, .28f, .135f}},
}};

// Carbon under skin: red is taken a little more than blue, which reads as the slight cool shift of healed
// work [tuned by eye, look.md].
constexpr glm::vec3 kInkTint{1.04f, 0.99f, 0.92f};
// What a shallow dot of perfect ink takes in its middle by itself: at the usual pigment the share that
// kSpreads asks for.
constexpr float kCore = 0.71f;

void setDots(shared::SkinLook& look, const Plan& plan) {
  const auto halo = static_cast<float>(opticalHalo(plan, static_cast<double>(kCore)));
  const std::size_t shallow = depthClasses(plan.pigment.depth_mm).shallow;
  const auto set = [&](const DotSpread& spread, glm::vec3& core, glm::vec3(&halos)[shared::kHalos]) {
    // Against the shallowest dot: its core as given, its halos so deep that skin gets the plan's tone.
    const glm::vec3 tint = kInkTint * spread.strength, around = 1.0f - kSpreads[0].core;
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

shared::SkinLook skinLook(const Plan& plan, const HeadColour& head) {
  shared::SkinLook look{};
  const SkinTint own = head.scan ? tintMatching(*head.scan) : SkinTint{}, planned = tintOf(plan.skin);
  const double kept = head.scan ? static_cast<double>(plan.skin.scan_colour) : 0;
  const SkinTint tint{std::lerp(planned.melanin, own.melanin, kept),
                      std::lerp(planned.blood, own.blood, kept)};
  look.recolour = head.scan ? skinAlbedo(tint) / skinAlbedo(own) : glm::vec3(1);
  look.albedo = head.scan ? *head.scan * look.recolour : skinAlbedo(tint);
  look.roughness = 0.62f - 0.3f * plan.skin.sheen;  // 0.35 to 0.45 oily, 0.5 to 0.6 matte (render.md 4.2)
  look.specular = 0.028f;                           // refractive index 1.4
  look.diffusion_mm = {0.85f, 0.52f, 0.32f};        // fitted to models/skin's lightSpread(), type III
  // Black hair takes all; warmth gives back red first, then green [assumed].
  look.hair = kCore * (glm::vec3(1) - plan.native.warmth * glm::vec3(0.30f, 0.12f, 0.02f));
  setDots(look, plan);
  setFlush(look, tint);
  look.has_map = head.scan ? 1.0f : 0.0f;
  look.painted_face = head.painted_face ? 1.0f : 0.0f;
  return look;
}

}  // namespace stipple
