#include "base/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stipple {
namespace {

TEST(ParallelFor, VisitsEveryIndexExactlyOnceWhateverTheCount) {
  for (const std::size_t count : {0u, 1u, 255u, 256u, 257u, 100'003u}) {
    std::vector<std::atomic<int>> visits(count);
    parallelFor(count, [&](std::size_t i) { ++visits[i]; });
    EXPECT_TRUE(std::all_of(visits.begin(), visits.end(), [](int times) { return times == 1; })) << count;
  }
}

TEST(ParallelFor, IsDoneWhenItReturns) {
  std::vector<std::size_t> squares(50'000);
  parallelFor(squares.size(), [&](std::size_t i) { squares[i] = i * i; });
  EXPECT_EQ(squares.back(), 49'999u * 49'999u);
}

}  // namespace
}  // namespace stipple
