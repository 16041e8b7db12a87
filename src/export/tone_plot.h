#pragma once
#include <string>

#include "export/picture.h"
#include "plan/tone_curves.h"

namespace stipple {

/// Tone over days and years and redness over days, each skin type in a colour of its own, the plan in full
/// lines and one sitting in dashes, with what sources give drawn in as bands. 1600 x 1000.
Picture plotToneStudy(const ToneStudy& study, const std::string& title);

}  // namespace stipple
