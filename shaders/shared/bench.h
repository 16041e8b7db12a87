#ifndef STIPPLE_SHARED_BENCH_H
#define STIPPLE_SHARED_BENCH_H
#include "language.h"

SHARED_BEGIN

struct BenchDots {  // 20 bytes
  uint dot_count;
  uint triangle_count;
  uint seed;
  float diameter_mm;
  float absorptance;
};
STATIC_SIZE(BenchDots, 20);

SHARED_END
#endif
