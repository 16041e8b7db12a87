#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.h"
#include "head/mesh.h"

namespace stipple {

/// What goes into a GLB: one mesh in millimetres under a node that scales to glTF's metres, in one material
/// of skin.
struct GlbContent {
  const Mesh& mesh;         // consistent: parallel arrays, indices in range (asserted)
  const ColourMap& colour;  // of its base colour; empty: one colour for all
  bool regions = false;     // of each vertex, as the attribute _REGION
};

/// The bytes of the file; `extras` of its mesh may be null. The same content gives the same bytes.
Result<std::string> makeGlb(const GlbContent& content, const nlohmann::json& extras);

}  // namespace stipple
