// A matte card with patches of known colour, as a head that brought a colour map, and the light that shows it as it is.
#pragma once
#include <array>
#include <vector>

#include "base/units.h"
#include "head/head.h"
#include "render/look.h"

namespace stipple::testing {

using Srgb = std::array<std::uint8_t, 3>;

/// The 24 patches of the ColorChecker in 8-bit sRGB, row by row (Pascale 2006, "RGB coordinates of the Macbeth ColorChecker",
/// babelcolor.com), then the grey of 18 %.
inline constexpr std::array<Srgb, 25> kPatches{{{115, 82, 68},  {194, 150, 130}, {98, 122, 157},  {87, 108, 67},   {133, 128, 177},
                                                {103, 189, 170}, {214, 126, 44},  {80, 91, 166},   {193, 90, 99},   {94, 60, 108},
                                                {157, 188, 64},  {224, 163, 46},  {56, 61, 150},   {70, 148, 73},   {175, 54, 60},
                                                {231, 199, 31},  {187, 86, 149},  {8, 133, 161},   {243, 243, 242}, {200, 200, 200},
                                                {160, 160, 160}, {122, 122, 121}, {85, 85, 85},    {52, 52, 52},    {118, 118, 118}}};
inline constexpr std::size_t kGreyCard = 24;
inline constexpr int kPatchesAcross = 5;
inline constexpr float kPatchMm = 24;

/// Middle of a patch, on the card in the plane z = 0.
inline glm::vec3 patchMiddle(std::size_t patch) {
  const auto column = static_cast<float>(patch % kPatchesAcross), row = static_cast<float>(patch / kPatchesAcross);
  return {(column - 2) * kPatchMm, (2 - row) * kPatchMm, 0};
}

inline Head colourCard() {
  Head card;
  card.name = "card";
  card.colour.width = static_cast<int>(kPatches.size());
  card.colour.height = 1;
  for (std::size_t i = 0; i < kPatches.size(); ++i) {
    card.colour.rgb.insert(card.colour.rgb.end(), kPatches[i].begin(), kPatches[i].end());
    const auto first = static_cast<std::uint32_t>(card.mesh.positions.size());
    for (const glm::vec2 corner : {glm::vec2(-1, -1), {1, -1}, {1, 1}, {-1, 1}}) {
      card.mesh.positions.push_back(patchMiddle(i) + glm::vec3(corner * (kPatchMm / 2), 0));
      card.mesh.normals.emplace_back(0, 0, 1);
      card.mesh.uvs.emplace_back((static_cast<float>(i) + 0.5f) / static_cast<float>(kPatches.size()), 0.5f);
      card.mesh.regions.push_back(Region::face);  // whose colour is the map's
    }
    card.mesh.triangles.emplace_back(first, first + 1, first + 2);
    card.mesh.triangles.emplace_back(first, first + 2, first + 3);
  }
  card.landmarks.glabella = {0, -20, 0};  // some of the card has to be forehead, or the map is not believed
  return card;
}

/// Half from the sky, half from a softbox before the card: the irradiance is pi, so that a patch's radiance is its albedo.
inline shared::Lighting evenLight() {
  constexpr float kFarMm = 20'000, kHalfMm = 500;
  shared::Lighting lighting{};
  lighting.sky = lighting.ground = glm::vec3(static_cast<float>(kPi) / 2);
  const float irradiance_of_one = 4 * kHalfMm * kHalfMm / (kFarMm * kFarMm);
  for (shared::AreaLight& light : lighting.lights) light = {{0, 0, kFarMm}, {kHalfMm, 0, 0}, {0, kHalfMm, 0}, glm::vec3(0)};
  lighting.lights[0].radiance = glm::vec3(static_cast<float>(kPi) / 2 / irradiance_of_one);
  lighting.exposure = 1;
  return lighting;
}

/// Without gloss.
inline shared::SkinLook matte(shared::SkinLook look) {
  look.specular = 0;
  look.roughness = 1;
  return look;
}

}  // namespace stipple::testing
