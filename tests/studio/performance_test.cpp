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

TEST(FrameWatch, CountsFromTheLastInputToThePictureThatShowsIt) {
  Performance performance;
  FrameWatch watch;
  watch.heardInput(10.00);
  watch.drew(10.01, false, performance);
  EXPECT_EQ(performance.input_frames.count(), 0u);
  watch.drew(10.03, true, performance);
  EXPECT_EQ(performance.input_frames.median(), 2);
  EXPECT_NEAR(performance.input_ms.median(), 30, 1e-6);
  EXPECT_NEAR(performance.frame_gap_s.median(), 0.02, 1e-6);
  watch.drew(10.05, true, performance);
  EXPECT_EQ(performance.input_frames.count(), 1u) << "nobody had done anything";
}

TEST(FrameWatch, ForgetsAnInputThatChangesNothingAndARestIsNoFrame) {
  Performance performance;
  FrameWatch watch;
  watch.heardInput(10);
  for (int i = 0; i < 30; ++i) watch.drew(10 + 2.0 * i, false, performance);
  watch.drew(90, true, performance);
  EXPECT_EQ(performance.input_frames.count(), 0u);
  EXPECT_EQ(performance.frame_gap_s.count(), 0u);
}

TEST(Samples, NoneAreZero) {
  EXPECT_EQ(Samples().median(), 0);
}

}  // namespace
}  // namespace stipple
