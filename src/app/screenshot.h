#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "app/pane_shots.h"
#include "base/result.h"
#include "export/stills.h"

namespace stipple {

/// Draws what the screen shows once more as stills, and puts them as one picture of `size` pixels in the
/// user's output folder as `stem`.png, or under the next free name. `badge`: words in a corner, or none.
/// Gives back the file.
Result<std::filesystem::path> saveScreenshot(Stills& stills, std::span<const PaneShot> panes, glm::uvec2 size,
                                             const std::string& stem, const std::string& badge);

}  // namespace stipple
