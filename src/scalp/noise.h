#pragma once
#include <cstdint>
#include <glm/vec3.hpp>

namespace stipple {

/// Value noise on a lattice of `pitch_mm`, -1 to 1, smooth to the first derivative; its waves are two to four pitches
/// long, its root mean square is 0.37. Keyed to the place on the head, so that an edge drawn with it stays put whatever moves. Only + - * / on doubles: the same on
/// every machine.
double valueNoise(const glm::dvec3& place_mm, double pitch_mm, std::uint32_t seed);

}  // namespace stipple
