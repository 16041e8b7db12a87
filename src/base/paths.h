#pragma once
#include <filesystem>

namespace stipple {

/// This user's cache folder for us ($XDG_CACHE_HOME/stipple or ~/.cache/stipple), not yet created.
/// Everything in it can be rebuilt: deleting it costs time and nothing else.
std::filesystem::path cacheFolder();

/// Where this user's choices are kept between runs ($XDG_CONFIG_HOME/stipple or ~/.config/stipple), not yet
/// created.
std::filesystem::path settingsFolder();

/// Where work is kept that the user has not saved ($XDG_STATE_HOME/stipple or ~/.local/state/stipple), not
/// yet created.
std::filesystem::path stateFolder();

/// The folder of the running program; helper programs and models are found from here.
std::filesystem::path programFolder();

}  // namespace stipple
