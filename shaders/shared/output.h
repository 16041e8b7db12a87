#ifndef STIPPLE_SHARED_OUTPUT_H
#define STIPPLE_SHARED_OUTPUT_H
#include "language.h"

SHARED_BEGIN

struct OutputPass {  // 24 bytes
  uvec2 size;        // of this part of the finished picture
  uvec2 origin;      // where on the picture it begins
  uint samples;      // pixels a side that are averaged into one
  float gain;        // what light is multiplied by
};
STATIC_SIZE(OutputPass, 24);

SHARED_END
#endif
