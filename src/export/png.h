#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/replace_file.h"
#include "base/result.h"
#include "export/picture.h"

namespace stipple {

struct PngOptions {
  std::string_view description{};  // goes into the file as text (kPngKeyword); empty: none
  Older older = Older::replace;
};
/// The keyword of the iTXt chunk that holds the description.
inline constexpr const char* kPngKeyword = "Stipple";

/// Marked as sRGB, with no time or other trace of who made it where, and no text but the description; the
/// same picture gives the same bytes, whole or not at all. The picture must be whole (asserted). Rows go to
/// the disk as they are packed: no second copy is held.
Result<Saved> savePng(const Picture& picture, const std::filesystem::path& file, const PngOptions& options);
Result<Saved> savePng(const DeepPicture& picture, const std::filesystem::path& file,
                      const PngOptions& options);

/// The same bytes without a description, in memory.
Result<std::vector<std::byte>> encodePng(const Picture& picture);

/// The same in the place of whatever was there, without a description.
Result<Done> writePng(const Picture& picture, const std::filesystem::path& file);

/// Any PNG as 8-bit sRGB; what is transparent shows `behind`, a grey. Files over 1 GiB and pictures over
/// 32768 pixels a side or 2^28 in all are refused before memory is taken for them.
Result<Picture> readPng(const std::filesystem::path& file, std::uint8_t behind = 0);

/// The description that savePng put into a file; empty where there is none. No pixels are read.
Result<std::string> readPngDescription(const std::filesystem::path& file);

}  // namespace stipple
