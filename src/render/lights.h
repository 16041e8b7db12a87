#pragma once
#include <span>
#include <string_view>

#include "base/result.h"
#include "render/camera.h"
#include "shared/view.h"

namespace stipple {

/// The rooms in which a head can be seen. Part of the view, not of the plan: a treatment is judged in all of
/// them.
enum class LightPreset { studio, salon, bathroom, daylight, evening, flash };

/// As they are named on the command line, in the order of LightPreset.
std::span<const std::string_view> lightNames();

/// The error lists the names.
Result<LightPreset> lightNamed(std::string_view name);
std::string_view nameOf(LightPreset preset);

/// The lamps of a room, in mm around the head, with the exposure that shows an 18 % grey card before the
/// face, turned to the key, as 118 of 255. Only the flash depends on the camera: it is in the camera's hand.
shared::Lighting lightingOf(LightPreset preset, const Camera& camera = {});

/// From all sides alike, a black backdrop: what is seen is albedo.
shared::Lighting evenLighting();

/// lights[kKeyLight] is the one that the card is turned to.
inline constexpr std::size_t kKeyLight = 0;

/// Whether the first light stands where the camera does, so that what the eye sees is lit by it and no shadow
/// shows.
constexpr bool followsCamera(LightPreset preset) {
  return preset == LightPreset::flash;
}

/// Where the card stands that sets the exposure, and which way it looks.
struct GreyCard {
  glm::vec3 place, normal;
};
GreyCard greyCard(const shared::Lighting& lighting);

/// What the key gives of the card's light, 0 to 1.
float keyShare(const shared::Lighting& lighting);

inline shared::Lighting studioLighting() {
  return lightingOf(LightPreset::studio);
}

/// Irradiance of a card by a lamp of unit radiance, nothing between them.
float irradiance(const shared::AreaLight& light, const GreyCard& card);

float luminanceOf(const glm::vec3& linear);

/// Linear Rec. 709 of a black body's light, of luminance 1, as a camera balanced for `camera_kelvin` sees it.
glm::vec3 lampColour(double kelvin, double camera_kelvin);

}  // namespace stipple
