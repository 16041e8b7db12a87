#include "plan/pigment_shades.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

/// Optical depth of each step over that of the usual pigment, which is `medium`: practices dilute by 20 to 30
/// parts, and ladders sold by skin span light to dark [dermmicro.com]; what a step means in light is assumed.
constexpr std::array<float, kPigmentShadeNames.size()> kStrength{0.6f, 1, 1.5f, 2.2f};

}  // namespace

Result<PigmentShade> pigmentShadeNamed(std::string_view name) {
  const auto found = std::ranges::find(kPigmentShadeNames, name);
  if (found != kPigmentShadeNames.end()) return static_cast<PigmentShade>(found - kPigmentShadeNames.begin());
  return Error{fmt::format("there is no pigment '{}'; the pigments are {}", name.substr(0, 40),
                           fmt::join(kPigmentShadeNames, ", "))};
}

/// Skin is darkened in proportion to what the middle of a dot swallows.
void applyPigmentShade(Plan& plan, PigmentShade shade) {
  const Pigment usual;
  const float depth = usual.optical_depth * kStrength[static_cast<std::size_t>(shade)];
  const float swallowed = -std::expm1(-depth) / -std::expm1(-usual.optical_depth);
  const auto hundredths = [](float value) { return std::round(value * 100) / 100; };  // as sliders show them
  plan.pigment.optical_depth = hundredths(depth);
  plan.pigment.treated_tone = hundredths(1 - (1 - usual.treated_tone) * swallowed);
}

}  // namespace stipple
