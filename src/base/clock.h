#pragma once
#include <chrono>

namespace stipple {

/// Seconds on a clock that never runs backwards; for measuring and pacing, never for deciding what a picture
/// shows.
inline double secondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace stipple
