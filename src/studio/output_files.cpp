#include "studio/output_files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace stipple {
namespace {

namespace fs = std::filesystem;

bool canWrite(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder, ignored) && ::access(folder.c_str(), W_OK) == 0;
}

}  // namespace

fs::path outputFolder() {
  std::error_code ignored;
  const char* home_text = std::getenv("HOME");
  const fs::path home = home_text ? home_text : "/";
  const fs::path current = fs::current_path(ignored);
  if (canWrite(current) && !fs::equivalent(current, home, ignored)) return current;
  if (canWrite(home / "Pictures")) return home / "Pictures";
  return home;
}

fs::path freeName(const fs::path& folder, const std::string& stem, const std::string& extension) {
  fs::path name = folder / (stem + extension);
  std::error_code ignored;
  for (int number = 2; fs::exists(name, ignored); ++number)
    name = folder / fmt::format("{}-{}{}", stem, number, extension);
  return name;
}

}  // namespace stipple
