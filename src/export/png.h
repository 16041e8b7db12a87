#pragma once
#include <filesystem>

#include "base/result.h"
#include "export/picture.h"

namespace stipple {

/// Marked as sRGB, with no time, text or other trace of who made it where; the same picture gives the same
/// bytes. An older file is replaced whole or not at all. The picture must be whole (asserted).
Result<Done> writePng(const Picture& picture, const std::filesystem::path& file);

/// Any PNG as 8-bit sRGB; what is transparent shows `behind`, a grey. Files over 1 GiB and pictures over 32768 pixels a
/// side or 2^28 in all are refused before memory is taken for them.
Result<Picture> readPng(const std::filesystem::path& file, std::uint8_t behind = 0);

}  // namespace stipple
