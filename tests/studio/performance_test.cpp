#include "studio/performance.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

TEST(Samples, GiveTheMedianAndTheWorst) {
  Samples samples;
  for (const double value : {5.0, 1.0, 9.0, 3.0, 7.0}) samples.add(value);
  EXPECT_EQ(samples.median(), 5);
  EXPECT_EQ(samples.quantile(1), 9);
  EXPECT_EQ(samples.quantile(0), 1);
}

TEST(Samples, ForgetTheOldest) {
  Samples samples;
  samples.add(1000);
  for (std::size_t i = 0; i < Samples::kKept; ++i) samples.add(2);
  EXPECT_EQ(samples.count(), Samples::kKept);
  EXPECT_EQ(samples.quantile(1), 2);
}

TEST(Samples, NoneAreZero) {
  EXPECT_EQ(Samples().median(), 0);
}

}  // namespace
}  // namespace stipple
