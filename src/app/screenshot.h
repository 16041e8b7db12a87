#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "export/stills.h"

namespace stipple {

/// Draws the shot once more as a still and puts it in the user's output folder as `stem`.png, or under the
/// next free name. `badge`: words in a corner of the picture, or none. Gives back the file.
Result<std::filesystem::path> saveScreenshot(Stills& stills, const Preview::Shot& shot, glm::uvec2 size,
                                             const std::string& stem, const std::string& badge);

}  // namespace stipple
