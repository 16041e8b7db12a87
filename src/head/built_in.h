#pragma once
#include "base/result.h"
#include "head/head.h"

namespace stipple {

/// The project's own head, made by models/; installed beside the program as ../share/stipple/head.glb.
Result<Head> builtInHead();

}  // namespace stipple
