// Our own head file: glTF 2.0 binary that any viewer opens, plus what only we need. One mesh in millimetres
// under a node that scales to glTF's metres; the region of each vertex in the attribute _REGION; name,
// landmarks and the version of this layout in the mesh's `extras`. Foreign GLBs are scans: import.h reads
// those.
#pragma once
#include <filesystem>

#include "base/result.h"
#include "head/head.h"

namespace stipple {

/// Writes through a temporary file beside `path`, so that a file with that name is always whole.
/// The same head gives the same bytes. `head.mesh` must be consistent (parallel arrays, indices in range).
Result<Done> writeHeadGlb(const Head& head, const std::filesystem::path& path);

/// Reads what writeHeadGlb() wrote. Every offset, count and index is checked: a damaged file is an Error in
/// words.
Result<Head> readHeadGlb(const std::filesystem::path& path);

/// Whether the file says that it is one of ours; looks only at its beginning. False for anything unreadable.
bool isHeadGlb(const std::filesystem::path& path);

}  // namespace stipple
