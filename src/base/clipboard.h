#pragma once
#include <cstddef>
#include <span>
#include <stop_token>
#include <string>

#include "base/result.h"

namespace stipple {

/// Puts `content` of a MIME type such as "image/png" on the desktop's clipboard, through wl-copy on Wayland
/// or xclip on X11: a clipboard that outlives the program needs someone who answers for it. An Error says
/// which of them to install.
Result<Done> copyToClipboard(std::span<const std::byte> content, const std::string& type,
                             const std::stop_token& stop = {});

}  // namespace stipple
