#pragma once
#include <functional>
#include <stop_token>
#include <string_view>

namespace stipple {

/// What exports that take a while tell and ask meanwhile.
struct ExportControl {
  std::function<void(double)> progress{};  // told the share that is done
  std::stop_token stop{};                  // asked between pictures; then the export ends with kStopped
};
inline constexpr std::string_view kStopped = "stopped before the end; nothing was written";

}  // namespace stipple
