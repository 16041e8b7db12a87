#include "render/lights.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <vector>

#include "base/units.h"
#include "scalp/chart.h"

namespace stipple {
namespace {

constexpr std::array<std::string_view, 6> kNames{"studio",   "salon",   "bathroom",
                                                 "daylight", "evening", "flash"};

const glm::vec3 kMiddle{0, 30, 0};       // what lamps are turned to
constexpr float kCardFromMiddleMm = 90;  // about where skin is

// A flash at arm's length, above the lens; nearer, its light would fall off across the face as no one holds
// it.
constexpr float kFlashFromMiddleMm = 650, kFlashAboveLensMm = 14;

/// A lamp as it is bought or met: where, how large, how bright, how warm.
struct Lamp {
  glm::vec3 centre;  // mm
  float width_mm, height_mm;
  float luminance;  // kcd/m2
  double kelvin;
  glm::vec3 facing = kMiddle;  // the point it is turned to
};

struct Room {
  std::vector<Lamp> lamps;           // the key first
  float sky_klx, ground_klx;         // klx of what walls and ceiling, floor and body give back
  double sky_kelvin, ground_kelvin;  // as they tint it
  double camera_kelvin;              // white balance
  float backdrop;                    // linear, as it is shown
};

/// CIE 1931 chromaticity of a black body from 1,667 to 25,000 K (Kim et al. 2002, US patent 7,024,034).
glm::dvec2 blackBody(double kelvin) {
  assert(kelvin >= 1667 && kelvin <= 25000);
  const double t = 1e3 / kelvin;
  const double x = kelvin < 4000 ? ((-0.2661239 * t - 0.2343589) * t + 0.8776956) * t + 0.179910
                                 : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.240390;
  const double y = kelvin < 2222   ? ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683
                   : kelvin < 4000 ? ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867
                                   : ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483;
  return {x, y};
}

glm::dvec3 xyzOf(const glm::dvec2& xy) {
  return {xy.x / xy.y, 1, (1 - xy.x - xy.y) / xy.y};
}

shared::AreaLight rectangle(const Lamp& lamp, double camera_kelvin) {
  const glm::vec3 facing = glm::normalize(lamp.facing - lamp.centre);
  const glm::vec3 helper = std::abs(facing.y) < 0.99f ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
  const glm::vec3 u = glm::normalize(glm::cross(helper, facing));
  const glm::vec3 v = glm::cross(facing, u);
  return {lamp.centre, u * (lamp.width_mm / 2), v * (lamp.height_mm / 2),
          lampColour(lamp.kelvin, camera_kelvin) * lamp.luminance};
}

Room roomOf(LightPreset preset, const Camera& camera) {
  switch (preset) {
    case LightPreset::studio:
      // After the reference studio (look.md): key 1 m across at 45 degrees, a fill half as bright, so that
      // the side away from the key is judged as well, two rims behind. Rims are weak: at a glancing angle
      // skin mirrors them, and brighter ones burn out along brow and skull.
      return {.lamps = {{{-900, 850, 1050}, 1000, 1000, 9.0f, 5600},
                        {{1250, 200, 1000}, 1200, 1200, 4.2f, 5600},
                        {{950, 600, -1050}, 700, 1100, 1.7f, 5600},
                        {{-1150, 500, -850}, 700, 1100, 1.2f, 6000}},
              .sky_klx = 0.80f,
              .ground_klx = 0.43f,
              .sky_kelvin = 5800,
              .ground_kelvin = 5200,
              .camera_kelvin = 5600,
              .backdrop = 0.21f};
    case LightPreset::salon:
      // A client in the chair, ears 1.25 m above the floor: 600 mm panels of 4,000 K in a ceiling of 2.7 m,
      // and the lamps at either side of the mirror, 900 mm away.
      return {.lamps = {{{-350, 1450, 650}, 600, 600, 6.0f, 4000, {-350, 0, 650}},
                        {{-480, 60, 900}, 90, 1100, 5.0f, 4000},
                        {{480, 60, 900}, 90, 1100, 5.0f, 4000},
                        {{600, 1450, -700}, 600, 600, 6.0f, 4000, {600, 0, -700}}},
              .sky_klx = 1.0f,
              .ground_klx = 0.50f,
              .sky_kelvin = 4000,
              .ground_kelvin = 3800,
              .camera_kelvin = 4000,
              .backdrop = 0.24f};
    case LightPreset::bathroom:
      // Standing under one square lamp in a ceiling 0.85 m above the ears, and its image in the mirror
      // 500 mm before the face.
      return {.lamps = {{{0, 850, 180}, 320, 320, 14.0f, 3500, {0, 0, 180}},
                        {{0, 850, 820}, 320, 320, 11.0f, 3500, {0, 0, 820}},
                        {{0, -100, 1000}, 1400, 1200, 0.16f, 3500},
                        {{0, 300, -1300}, 2000, 1800, 0.13f, 3500}},
              .sky_klx = 0.50f,
              .ground_klx = 0.36f,
              .sky_kelvin = 3500,
              .ground_kelvin = 3500,
              .camera_kelvin = 3500,
              .backdrop = 0.18f};
    case LightPreset::daylight:
      // An overcast sky in a window of 1.4 by 1.5 m, 1.3 m to the right, and the walls that it lights.
      return {.lamps = {{{-1250, 300, 600}, 1400, 1500, 4.0f, 6800},
                        {{2000, 200, 200}, 2600, 2200, 0.60f, 5800},
                        {{300, 300, 2200}, 3000, 2200, 0.30f, 6000},
                        {{-500, 300, -1900}, 2600, 2200, 0.14f, 6000}},
              .sky_klx = 0.75f,
              .ground_klx = 0.45f,
              .sky_kelvin = 6300,
              .ground_kelvin = 5200,
              .camera_kelvin = 6500,
              .backdrop = 0.21f};
    case LightPreset::evening:
      // A shaded lamp beside the sofa, its glow on the ceiling, and dusk in the window behind. The camera
      // keeps the room warm.
      return {.lamps = {{{750, 180, 650}, 350, 300, 7.0f, 2700},
                        {{450, 1350, 350}, 1400, 1400, 0.32f, 2700, {450, 0, 350}},
                        {{-1500, 250, -500}, 1200, 1300, 0.055f, 5200},
                        {{-300, 100, 1800}, 2400, 1800, 0.10f, 2700}},
              .sky_klx = 0.24f,
              .ground_klx = 0.15f,
              .sky_kelvin = 2800,
              .ground_kelvin = 2600,
              .camera_kelvin = 2950,
              .backdrop = 0.13f};
    case LightPreset::flash: {
      // A phone's lamp, 12 mm across, over the lens, in a dim room.
      const CameraAxes axes = axesOf(camera);
      const glm::vec3 lens = kMiddle - axes.forward * kFlashFromMiddleMm + axes.up * kFlashAboveLensMm;
      return {.lamps = {{lens, 12, 12, 12000.0f, 5800},
                        {{200, 1400, 300}, 600, 600, 1.3f, 4000, {200, 0, 300}},
                        {{0, 200, 2200}, 2600, 2000, 0.03f, 4200},
                        {{0, 200, -2200}, 2600, 2000, 0.03f, 4200}},
              .sky_klx = 0.24f,
              .ground_klx = 0.16f,
              .sky_kelvin = 4200,
              .ground_kelvin = 4200,
              .camera_kelvin = 5600,
              .backdrop = 0.09f};
    }
  }
  assert(false);
  return {};
}

float illuminance(const shared::Lighting& lighting, const GreyCard& card) {
  glm::vec3 sum = glm::mix(lighting.ground, lighting.sky, card.normal.y * 0.5f + 0.5f);
  for (const shared::AreaLight& light : lighting.lights) sum += light.radiance * irradiance(light, card);
  return luminanceOf(sum);
}

float exposureFor(const shared::Lighting& lighting) {
  // A matte card comes back as its own albedo.
  return static_cast<float>(kPi) / illuminance(lighting, greyCard(lighting));
}

}  // namespace

std::span<const std::string_view> lightNames() {
  return kNames;
}

Result<LightPreset> lightNamed(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end())
    return Error{fmt::format("there is no light \"{}\"; choose one of: {}", name, fmt::join(kNames, " "))};
  return static_cast<LightPreset>(found - kNames.begin());
}

std::string_view nameOf(LightPreset preset) {
  return kNames[static_cast<std::size_t>(preset)];
}

GreyCard greyCard(const shared::Lighting& lighting) {
  const glm::vec3 middle(kChartCentre);
  const glm::vec3 to_key = glm::normalize(lighting.lights[kKeyLight].centre - middle);
  const glm::vec3 place = middle + to_key * kCardFromMiddleMm;
  return {place, glm::normalize(lighting.lights[kKeyLight].centre - place)};
}

// Exact for a lamp that stands wholly above the card's horizon, else as shaders/polygon.glsl has it.
float irradiance(const shared::AreaLight& light, const GreyCard& card) {
  const std::array<glm::vec3, 4> corners{-light.half_u - light.half_v, light.half_u - light.half_v,
                                         light.half_u + light.half_v, light.half_v - light.half_u};
  glm::vec3 sum(0);
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const glm::vec3 before = glm::normalize(light.centre + corners[(i + 3) % 4] - card.place),
                    here = glm::normalize(light.centre + corners[i] - card.place);
    const glm::vec3 axis = glm::cross(before, here);
    const float sine = glm::length(axis);
    if (sine > 1e-6f) sum += axis * (std::atan2(sine, glm::dot(before, here)) / sine);
  }
  sum /= 2 * static_cast<float>(kPi);
  if (glm::dot(sum, light.centre - card.place) < 0) sum = -sum;
  const float size = glm::length(sum), cosine = glm::dot(card.normal, sum) / std::max(size, 1e-9f);
  if (cosine * cosine > size) return static_cast<float>(kPi) * size * std::max(cosine, 0.0f);
  const float sine = std::sqrt(std::max(1 - cosine * cosine, 1e-8f));
  const float x = std::sqrt(std::max(1 / std::max(size, 1e-9f) - 1, 1e-8f));
  const float y = std::clamp(-x * cosine / sine, -1.0f, 1.0f);
  const float edge = sine * std::sqrt(1 - y * y);
  return std::max(0.0f, (cosine * std::acos(y) - x * edge) * size + std::atan(edge / x));
}

float luminanceOf(const glm::vec3& linear) {
  return glm::dot(linear, glm::vec3(0.2126f, 0.7152f, 0.0722f));  // Rec. 709
}

float keyShare(const shared::Lighting& lighting) {
  const GreyCard card = greyCard(lighting);
  const shared::AreaLight& key = lighting.lights[kKeyLight];
  return luminanceOf(key.radiance) * irradiance(key, card) / illuminance(lighting, card);
}

glm::vec3 lampColour(double kelvin, double camera_kelvin) {
  // Bradford cone responses, and from CIE XYZ to linear Rec. 709 with its white at D65; columns first, as glm
  // has it.
  const glm::dmat3 bradford{0.8951, -0.7502, 0.0389, 0.2664, 1.7135, -0.0685, -0.1614, 0.0367, 1.0296};
  const glm::dmat3 rec709{3.2404542,  -0.9692660, 0.0556434, -1.5371385, 1.8760108,
                          -0.2040259, -0.4985314, 0.0415560, 1.0572252};
  constexpr glm::dvec2 kD65{0.31271, 0.32902};
  const glm::dvec3 from = bradford * xyzOf(blackBody(camera_kelvin)), to = bradford * xyzOf(kD65);
  const glm::dvec3 seen = bradford * xyzOf(blackBody(kelvin)) * (to / from);
  const glm::dvec3 rgb = glm::max(rec709 * (glm::inverse(bradford) * seen), glm::dvec3(0));
  return glm::vec3(rgb / glm::dot(rgb, glm::dvec3(0.2126, 0.7152, 0.0722)));
}

shared::Lighting lightingOf(LightPreset preset, const Camera& camera) {
  const Room room = roomOf(preset, camera);
  shared::Lighting lighting{};
  assert(room.lamps.size() == shared::kLightCount);
  for (std::size_t i = 0; i < room.lamps.size(); ++i)
    lighting.lights[i] = rectangle(room.lamps[i], room.camera_kelvin);
  lighting.sky = lampColour(room.sky_kelvin, room.camera_kelvin) * room.sky_klx;
  lighting.ground = lampColour(room.ground_kelvin, room.camera_kelvin) * room.ground_klx;
  lighting.exposure = exposureFor(lighting);
  lighting.backdrop = glm::vec3(0.98f, 1.0f, 1.045f) * (room.backdrop / lighting.exposure);
  return lighting;
}

shared::Lighting evenLighting() {
  shared::Lighting lighting{};
  lighting.sky = lighting.ground = glm::vec3(static_cast<float>(kPi));
  lighting.exposure = 1;
  return lighting;
}

}  // namespace stipple
