#include "sculpt/measures.h"

#include <gtest/gtest.h>

#include "head/built_in.h"

namespace stipple::sculpt {
namespace {

std::vector<Measure> measuresOfTheBuiltInHead() {
  const auto head = builtInHead();
  if (!head) {
    ADD_FAILURE() << head.error().message;
    return {};
  }
  return takeMeasures(*head);
}

TEST(Measures, AreAtLeastFourteenAndEachHasASource) {
  const auto measures = measuresOfTheBuiltInHead();
  EXPECT_GE(measures.size(), 14u);
  for (const Measure& measure : measures) EXPECT_FALSE(measure.source.empty()) << measure.name;
}

TEST(Measures, AreWithinFourPercentOfTheMeanMan) {
  constexpr double kMost = 0.04;
  for (const Measure& measure : measuresOfTheBuiltInHead()) {
    EXPECT_LE(std::abs(measure.deviation()), kMost)
        << measure.name << ": " << measure.measured_mm << " mm, mean " << measure.mean_mm << " ("
        << measure.source << ")";
  }
}

}  // namespace
}  // namespace stipple::sculpt
