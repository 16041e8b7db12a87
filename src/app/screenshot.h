#pragma once
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>

#include "app/pane_shots.h"
#include "base/result.h"
#include "export/stills.h"

namespace stipple {

/// What the screen shows, drawn once more as stills and put together as one picture of `size` pixels.
/// `badge`: words in a corner, or none.
Result<Picture> drawScreenshot(Stills& stills, std::span<const PaneShot> panes, glm::uvec2 size,
                               const std::string& badge);

/// In the user's output folder as `stem`.png, or under the next free name. Gives back the file.
Result<std::filesystem::path> saveScreenshot(const Picture& picture, const std::string& stem);

/// On the desktop's clipboard, to be pasted into a message.
Result<Done> copyScreenshot(const Picture& picture, const std::stop_token& stop);

}  // namespace stipple
