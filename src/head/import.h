// A file from outside becomes a Head: read in a child process, mended, framed, smoothed, labelled.
// Not here: what the file formats look like (import_worker.cpp alone knows Assimp), our own GLB (glb.h).
// Read next: repair.h, frame.h, subdivide.h, regions.h, in the order in which importHead() calls them.
#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "head/head.h"

namespace stipple {

/// What was found in a file and what was done to it: the facts behind `stipple head info`.
struct ImportReport {
  std::string units;             // "millimetres", "centimetres", "metres", "inches" or "unknown"
  double scale_mm_per_unit = 1;  // what one unit of the file is taken to be
  std::size_t triangles_in_file = 0;
  std::size_t triangles = 0;  // after mending and smoothing
  std::size_t degenerate_dropped = 0;
  std::size_t scraps_dropped = 0;    // loose pieces
  std::size_t triangles_turned = 0;  // whose winding disagreed with their neighbours or pointed inward
  std::size_t open_edges = 0;        // of the mended mesh: rims of holes, usually the cut through the neck
  int subdivisions = 0;
  double mean_scalp_edge_mm = 0;
  double fit_confidence = 0;       // 0 to 1; below 0.5 a person should check the landmarks
  std::vector<std::string> notes;  // plain words, for the practitioner
};

struct ImportedHead {
  Head head;
  ImportReport report;
};

/// Formats that are promised and tested, as a user would type them; other files are refused by name.
inline constexpr const char* kImportFormats = "OBJ, GLB, GLTF, PLY, STL or FBX";
/// ".obj", ...: the same as names of files end, in lower case.
std::span<const std::string_view> importExtensions();

/// Reads, mends, frames, smooths and labels a scan. Takes some seconds; gives up after
/// half a minute in the reader, and soon once `stop` is requested. Errors name the file, say what is wrong with it and how to mend it.
Result<ImportedHead> importHead(const std::filesystem::path& path, const std::stop_token& stop = {});

/// What every command's --head means: no path, the built-in head; our own GLB, as it was written; else an
/// import.
Result<Head> loadHead(const std::filesystem::path& path, const std::stop_token& stop = {});

}  // namespace stipple
