#pragma once
#include "head/head.h"

namespace stipple {

/// A head cut into pieces that lie side by side on a square picture, for a texture of its own: `uvs` of the
/// mesh are places on it, and vertices are doubled where pieces part. All of the scalp and the forehead are
/// one piece, so no hairline crosses a cut; the rest is parted by the way it faces. A scan's own picture is
/// not used: it may show two places at one spot, and shows the scalp as coarse as the rest.
///
/// Deterministic; scale is nearly the same everywhere.
struct Atlas {
  Mesh mesh;
  double side_mm = 0;  // of the square
};

/// `texture_px`: of the picture's side; decides how far pieces keep apart.
Atlas makeAtlas(const Head& head, int texture_px);

/// Texels between a piece and its neighbours, so that small levels of a mipmap do not mix them.
inline constexpr int kGutterPx = 6;

}  // namespace stipple
