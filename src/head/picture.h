#pragma once
#include <cstddef>
#include <filesystem>
#include <span>

#include "base/result.h"
#include "head/mesh.h"

namespace stipple {

/// Decodes a JPEG, PNG, BMP or TGA picture. Pictures over 8192 pixels on a side are halved until they fit;
/// over 16384 they are refused. Runs in the import worker only: the bytes come from outside.
Result<ColourMap> decodePicture(std::span<const std::byte> bytes);
Result<ColourMap> readPicture(const std::filesystem::path& path);

}  // namespace stipple
