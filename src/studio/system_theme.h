#pragma once
#include <optional>
#include <string_view>

#include "studio/theme.h"

namespace stipple {

/// What the desktop's portal answered when it was asked for its colour scheme: "(<uint32 1>,)". None where it
/// has no preference or said something else.
std::optional<Brightness> brightnessFrom(std::string_view answer);

/// Asks the desktop; dark where it has no preference, or no answer within half a second. Skin is judged best
/// beside a dark neutral.
Brightness systemBrightness();

}  // namespace stipple
