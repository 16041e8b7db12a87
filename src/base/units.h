#pragma once
#include <numbers>

namespace stipple {

// Lengths are millimetres, times are days, everywhere; angles are degrees in files and on screen, radians in
// code.
inline constexpr double kPi = std::numbers::pi;
constexpr double radians(double degrees) {
  return degrees * kPi / 180.0;
}
constexpr double degrees(double radians) {
  return radians * 180.0 / kPi;
}
inline constexpr double kMm2PerCm2 = 100.0;
inline constexpr float kDaysPerYear = 365.25f;

}  // namespace stipple
