// The surface that dots will lie on: import of scans, repair, landmarks, the head frame, ray casts, the
// built-in head. Not here: dots, plans, charts (scalp/), pixels (render/). This folder knows nothing of
// treatment. Read next: mesh.h for the data, import.h for files, frame.h for how a scan is brought to
// millimetres.
//
// Head frame: origin midway between the tragions, +X to the subject's left, +Y up, +Z forward, right-handed,
// Frankfort plane (tragions and orbitale) level, millimetres.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "head/landmarks.h"
#include "head/mesh.h"

namespace stipple {

/// How a scan came to be in the head frame.
struct ScanFit {
  std::string units;               // "millimetres", "centimetres", "metres", "inches" or "unknown"
  double mm_per_unit = 1;          // of the file's own units
  double confidence = 1;           // 0 to 1; below 0.5 a person should check the landmarks
  std::vector<std::string> notes;  // what lowered it and what was mended, in plain words
};

/// A head that is ready for a treatment: mended, in the head frame, in millimetres.
struct Head {
  Mesh mesh;
  Landmarks landmarks;
  ColourMap colour;            // empty unless the scan brought one
  std::string name;            // what a user would call it, without folders: "client.obj", or "built-in head"
  std::optional<ScanFit> fit;  // of a scan that was imported
  bool is_built_in = false;    // shown as "not your head" on everything a client sees
};

/// 16 hexadecimal digits that name what a head looks like, whatever its file is called: equal for the same scan
/// imported by the same version of the program.
std::string hashOf(const Head& head);

}  // namespace stipple
