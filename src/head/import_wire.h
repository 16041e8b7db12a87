// What stipple-import writes to its standard output and the main program reads: a scan as it lies in the
// file. One header, then the arrays, little-endian, tightly packed. Both ends are built from this file; the
// reading end believes nothing, because the writing end has touched a file from outside.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "head/mesh.h"
#include "head/surface.h"

namespace stipple {

struct RawScan {
  Surface surface;  // not welded, not mended; corner_uvs with the origin at the top left
  ColourMap colour;
  std::string note;  // for the user: what of the file was left out; empty if nothing
};

std::vector<std::byte> encode(const RawScan& scan);

/// Checks sizes, indices and that every number is finite. The message is for people: "it contains points that
/// are not numbers; export the scan again".
Result<RawScan> decode(std::span<const std::byte> bytes);

}  // namespace stipple
