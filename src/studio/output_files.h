#pragma once
#include <filesystem>
#include <string>

namespace stipple {

/// Where files go that the user has not been asked about: the current folder where it can be written and is
/// more than the place every program starts in, else the user's pictures, else the user's home.
std::filesystem::path outputFolder();

/// `folder`/`stem``extension`, or with "-2", "-3", ... after the stem: the first that is not there yet.
std::filesystem::path freeName(const std::filesystem::path& folder, const std::string& stem,
                               const std::string& extension);

}  // namespace stipple
