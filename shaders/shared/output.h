#ifndef STIPPLE_SHARED_OUTPUT_H
#define STIPPLE_SHARED_OUTPUT_H
#include "language.h"

SHARED_BEGIN

struct OutputPass {  // 12 bytes
  uvec2 size;        // of the finished picture
  uint samples;      // pixels a side that are averaged into one
};
STATIC_SIZE(OutputPass, 12);

SHARED_END
#endif
