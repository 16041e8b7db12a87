#pragma once
#include "app/options.h"
#include "base/result.h"

namespace stipple {

/// What the interface costs: the studio without a window, used as a practitioner would use it.
Result<Done> benchInterface(const CommonOptions& options);

}  // namespace stipple
