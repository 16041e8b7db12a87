#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"

namespace stipple {

/// Puts `content` where `file` is or shall be: written beside, flushed to the disk, renamed over. Whatever
/// happens, `file` is either as it was or complete, also when two programs write it at once. The error says
/// which folder or disk is at fault.
Result<Done> replaceFile(const std::filesystem::path& file, std::span<const std::byte> content);
Result<Done> replaceFile(const std::filesystem::path& file, std::string_view content);

}  // namespace stipple
