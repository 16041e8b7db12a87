#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include "base/jobs.h"
#include "studio/widgets.h"

namespace stipple {

/// What goes on beside the interface, a card each, above `bottom_left`: what it is, how far, and Cancel. Work
/// that is over in a moment shows nothing. Gives back the index of the one to cancel.
std::optional<std::size_t> drawJobs(Ui& ui, ImVec2 bottom_left, std::span<const Jobs::Status> jobs);

}  // namespace stipple
