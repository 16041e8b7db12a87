#pragma once
#include <array>
#include <glm/vec2.hpp>

#include "plan/zones.h"

namespace stipple {

/// How much a place belongs to each zone, by ZoneId; they add up to 1, and change over some 30 mm so that no
/// seam shows. The hairline edge has none: its share follows the fade.
using ZoneWeights = std::array<double, kZoneCount>;

/// `place` in the pattern plane (chart.h). Sides, temples and nape begin where the top of the head ends, or
/// lower down where the head is bald: `bald` is 1 well inside baldness and its fringe, 0 in full hair.
ZoneWeights zoneWeights(const glm::dvec2& place, double bald);

}  // namespace stipple
