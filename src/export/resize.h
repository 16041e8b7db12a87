#pragma once
#include "export/picture.h"

namespace stipple {

/// The picture at another size, filtered in linear light so that fine dots keep their tone:
/// Mitchell-Netravali with B = C = 1/3 (SIGGRAPH 1988), as wide as the reduction needs.
Picture resized(const Picture& picture, int width, int height);

}  // namespace stipple
