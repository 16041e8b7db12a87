#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

/// A ladder of greys, from a strongly diluted pigment to one that is hardly diluted. Steps of grey rather
/// than colours of hair: shaved hair of nearly every colour leaves a grey shadow.
enum class PigmentShade : std::uint8_t { light, medium, dark, black };
/// As on the command line.
inline constexpr std::array<std::string_view, 4> kPigmentShadeNames{"light", "medium", "dark", "black"};

Result<PigmentShade> pigmentShadeNamed(std::string_view name);

/// Sets how much light the pigment swallows and how dark treated skin is with it; nothing else.
void applyPigmentShade(Plan& plan, PigmentShade shade);

}  // namespace stipple
