#pragma once
#include <filesystem>

namespace stipple {

/// This user's cache folder for us ($XDG_CACHE_HOME/stipple or ~/.cache/stipple), not yet created.
/// Everything in it can be rebuilt: deleting it costs time and nothing else.
std::filesystem::path cacheFolder();

/// The folder of the running program; helper programs and models are found from here.
std::filesystem::path programFolder();

}  // namespace stipple
