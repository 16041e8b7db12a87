#include "base/paths.h"

#include <cstdlib>

namespace stipple {
namespace {

namespace fs = std::filesystem;

/// Relative folders in these variables are to be ignored [XDG Base Directory Specification 0.8].
fs::path userFolder(const char* variable, const char* below_home) {
  if (const char* xdg = std::getenv(variable); xdg && fs::path(xdg).is_absolute())
    return fs::path(xdg) / "stipple";
  if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / below_home / "stipple";
  return fs::temp_directory_path() / "stipple";
}

}  // namespace

fs::path cacheFolder() {
  return userFolder("XDG_CACHE_HOME", ".cache");
}

fs::path settingsFolder() {
  return userFolder("XDG_CONFIG_HOME", ".config");
}

fs::path stateFolder() {
  return userFolder("XDG_STATE_HOME", ".local/state");
}

fs::path programFolder() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace stipple
