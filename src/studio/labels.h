#pragma once
#include <array>
#include <string_view>

#include "plan/zones.h"

namespace stipple {

/// Of SkinType and of ZoneId, as panels call them.
inline constexpr std::array<std::string_view, kSkinTypeCount> kSkinLabels{
    "Normal", "Oily", "Dry", "Thick", "Thin", "Sensitive", "Scar"};
inline constexpr std::array<std::string_view, kZoneCount> kZoneLabels{
    "Hairline edge", "Frontal", "Mid-scalp", "Crown", "Temples", "Sides", "Nape"};

/// Of LightPreset.
inline constexpr std::array kLightLabels{"Studio", "Salon", "Bathroom", "Daylight", "Evening", "Flash"};

}  // namespace stipple
