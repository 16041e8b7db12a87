#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace stipple {

enum class InterfaceTheme { system, light, dark };
/// As in the file.
inline constexpr std::array<std::string_view, 3> kInterfaceThemeNames{"system", "light", "dark"};

/// The newest first, each once.
using RecentFiles = std::vector<std::filesystem::path>;
inline constexpr std::size_t kMostRecentFiles = 10;

/// What the program remembers between runs. Nothing of it is in a plan, and no picture depends on it.
struct Settings {
  InterfaceTheme theme = InterfaceTheme::system;
  int scale_percent = 100;            // of the interface, on top of the display's own scale
  std::string studio_name;            // for sheets; empty: none is printed
  std::filesystem::path studio_logo;  // likewise; a PNG
  RecentFiles recent_plans, recent_heads;
  bool operator==(const Settings&) const = default;
};

inline constexpr int kLeastScalePercent = 100, kMostScalePercent = 300;

/// Puts a file that was just opened or saved at the front, by its absolute path, and forgets the oldest.
void remember(RecentFiles& files, const std::filesystem::path& file);

/// What was in the file, and the rest as it is by default. Settings are a convenience: damage costs what is
/// damaged and is said once, it never stops anybody.
struct ReadSettings {
  Settings settings;
  std::string notice;  // what was damaged and that it was set back, in one line; mostly empty
};
ReadSettings settingsFromJson(std::string_view text);
std::string toJson(const Settings& settings);

/// settings.json in the user's folder (base/paths.h).
std::filesystem::path settingsFile();
/// No file is no damage.
ReadSettings readSettings(const std::filesystem::path& file);
/// Makes the folder if need be; the file is as it was or complete.
Result<Done> writeSettings(const Settings& settings, const std::filesystem::path& file);

}  // namespace stipple
