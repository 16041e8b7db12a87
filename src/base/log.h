#pragma once
#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace stipple {

enum class LogLevel { quiet, normal };

/// Chosen once by the command line before any work starts.
void setLogLevel(LogLevel level);

/// A line for the user on stderr ("warning: ..." or plain); stdout is kept for results.
void logLine(std::string_view prefix, std::string_view text);

template <typename... Args>
void logInfo(fmt::format_string<Args...> format, Args&&... args) {
  logLine("", fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void logWarning(fmt::format_string<Args...> format, Args&&... args) {
  logLine("warning: ", fmt::format(format, std::forward<Args>(args)...));
}

/// A progress line on stderr: redrawn in place on a terminal, silent otherwise and under --quiet.
/// Shown only once a second has passed, so short work stays silent.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// `share` in 0..1.
  void update(double share);

 private:
  std::string what_;
  double started_s_;
  double drawn_s_ = 0;
  bool drawn_ = false;
};

}  // namespace stipple
