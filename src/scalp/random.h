#pragma once
#include <cstdint>

namespace stipple {

/// PCG-RXS-M-XS 32 (O'Neill 2014, HMC-CS-2014-0905) as a hash; the same function as in shaders/random.glsl.
constexpr std::uint32_t pcgHash(std::uint32_t value) {
  const std::uint32_t state = value * 747796405u + 2891336453u;
  const std::uint32_t word = ((state >> ((state >> 28) + 4)) ^ state) * 277803737u;
  return (word >> 22) ^ word;
}

constexpr std::uint32_t hashOf(std::uint32_t a, std::uint32_t b) {
  return pcgHash(a ^ pcgHash(b));
}
constexpr std::uint32_t hashOf(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return hashOf(a, hashOf(b, c));
}

}  // namespace stipple
