#pragma once
#include <optional>

#include "studio/file_desk.h"
#include "studio/widgets.h"

namespace stipple {

/// A button of `width` that opens the list of what can be done with files, with those opened last. Gives back
/// what was chosen.
std::optional<FileRequest> drawFileMenu(const Ui& ui, const Settings& settings, float width);

}  // namespace stipple
