#pragma once
#include <optional>

#include "export/control.h"
#include "export/stills.h"
#include "scalp/atlas.h"

namespace stipple {

/// What is painted on a head's atlas: skin and dots as they are, without any light. Photographed with the
/// same frame as every other picture, evenly lit, from all around, so that nothing looks different in a
/// model; each place is taken from the cameras that see it squarest.
struct TextureBake {
  Plan plan;
  std::optional<float> day;  // none: bare
  int side_px = 2048;        // a power of two
};

/// `stills` draw the atlas's own head.
Result<ColourMap> bakeTexture(Stills& stills, const RayCaster& rays, const Atlas& atlas,
                              const TextureBake& bake, const ExportControl& control);

}  // namespace stipple
