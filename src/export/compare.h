#pragma once
#include "export/picture.h"

namespace stipple {

/// How far two pictures are apart, in 8-bit sRGB steps.
struct Difference {
  int max_abs = 0;              // of any channel
  double failing_fraction = 0;  // of pixels with a channel beyond the tolerance
  double mean_abs = 0;          // over all channels
};

/// Pictures of different sizes differ as much as can be: 255, 1, 255.
Difference compare(const Picture& left, const Picture& right, int tolerance);

/// Where and how much: |left - right| times `gain` on black; magenta where only one of the two has pixels.
Picture differencePicture(const Picture& left, const Picture& right, int gain = 8);

}  // namespace stipple
