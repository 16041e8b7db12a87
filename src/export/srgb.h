#pragma once
#include <array>
#include <cmath>
#include <cstddef>

namespace stipple {

/// IEC 61966-2-1, 0 to 1 both ways.
inline float linearFromSrgb(float encoded) {
  return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f);
}
inline float srgbFromLinear(float linear) {
  return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f;
}

inline std::array<float, 256> linearOfBytes() {
  std::array<float, 256> table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = linearFromSrgb(static_cast<float>(i) / 255);
  return table;
}

}  // namespace stipple
