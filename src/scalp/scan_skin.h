#pragma once
#include "base/result.h"
#include "head/head.h"
#include "plan/skin.h"

namespace stipple {

/// "Match this scan": `skin` with the type and the blood to which the colour of the scan's forehead comes
/// nearest, as far as a plan may hold them. So the plan stands for this client on any head. An error in words
/// for a head that brings no colours.
Result<Skin> skinOfScan(const Skin& skin, const Head& head);

}  // namespace stipple
