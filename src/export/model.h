#pragma once
#include <string>

#include "export/texture_bake.h"

namespace stipple {

/// A GLB of the head with a stage of the treatment painted on it, for a phone or a web page to turn and
/// light: matte skin, dots in its base colour. It says nothing of whose head it is.
Result<std::string> makeModel(Stills& stills, const Scalp& scalp, const TextureBake& bake,
                              const ExportControl& control);

}  // namespace stipple
