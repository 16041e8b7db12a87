#pragma once
#include "gpu/image.h"

namespace stipple {

/// How skin's gloss spreads light, by roughness and angle, for shaders/gloss.glsl; laid out as shared/gloss.h
/// says. Worked out while the program is built (gloss_fit.h).
gpu::Image makeGlossTable(gpu::Device& device);

}  // namespace stipple
