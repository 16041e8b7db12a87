#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "export/stills.h"

namespace stipple {

/// A pane of the picture on the screen, in pixels from the picture's upper left corner. All panes are of one
/// size.
struct PaneShot {
  std::optional<Preview::Shot> shot;  // none: an empty pane
  glm::ivec2 low{0, 0};               // where its picture lies
  glm::ivec2 seen_low{0, 0}, seen_high{0, 0};
  std::string caption;  // only if there are several
};

/// Draws what the screen shows once more as stills of `pane` pixels each, and puts them as one picture of
/// `size` in the user's output folder as `stem`.png, or under the next free name. `badge`: words in a corner,
/// or none. Gives back the file.
Result<std::filesystem::path> saveScreenshot(Stills& stills, std::span<const PaneShot> panes, glm::uvec2 pane,
                                             glm::uvec2 size, const std::string& stem,
                                             const std::string& badge);

}  // namespace stipple
