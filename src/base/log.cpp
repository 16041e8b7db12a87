#include "base/log.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <string>

#include "base/clock.h"

namespace stipple {
namespace {
// Set once from main before any thread starts; the only process-wide state in the program.
std::atomic<LogLevel> g_level{LogLevel::normal};
}  // namespace

void setLogLevel(LogLevel level) {
  g_level = level;
}

void logLine(std::string_view prefix, std::string_view text) {
  if (g_level == LogLevel::quiet && prefix.empty()) return;
  const std::string line = fmt::format("{}{}\n", prefix, text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Progress::Progress(std::string what) : what_(std::move(what)), started_s_(secondsNow()) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::update(double share) {
  const double now = secondsNow();
  if (g_level == LogLevel::quiet || now - started_s_ < 1.0 || now - drawn_s_ < 0.1 || !isatty(STDERR_FILENO))
    return;
  constexpr int kWidth = 30;
  const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * kWidth));
  const std::string line =
      fmt::format("\r{} [{:#<{}}{:.<{}}] {:3.0f} %", what_, "", filled, "", kWidth - filled, share * 100);
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
  drawn_s_ = now;
}

}  // namespace stipple
