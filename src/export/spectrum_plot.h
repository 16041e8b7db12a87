#pragma once
#include <span>
#include <string>

#include "export/picture.h"
#include "scalp/site_quality.h"

namespace stipple {

/// Radial power and anisotropy of several prefixes over frequency, with axes and legend, for people to judge.
/// Prefixes too small for a spectrum are left out; at most six are drawn.
Picture plotSpectra(std::span<const PrefixQuality> prefixes, const std::string& title);

}  // namespace stipple
