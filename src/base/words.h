#pragma once
#include <cstdint>
#include <string>

namespace stipple {

/// "85,646"
inline std::string thousands(std::uint32_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace stipple
