#pragma once
#include <algorithm>

namespace stipple {

/// 0 up to `low`, 1 from `high`, level at both ends; low < high.
constexpr double smoothstep(double low, double high, double x) {
  const double share = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return share * share * (3 - 2 * share);
}

}  // namespace stipple
