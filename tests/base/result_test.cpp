#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace stipple {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{"7 is odd; give an even number"};
  return number / 2;
}

TEST(Result, HoldsEitherAValueOrAReason) {
  const auto good = half(8);
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 4);
  const auto bad = half(7);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().message, "7 is odd; give an even number");
}

TEST(Result, AnErrorSeenFromFurtherUpNamesWhereItWas) {
  EXPECT_EQ(half(7).error().in("plan.json").message, "plan.json: 7 is odd; give an even number");
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> owner(std::make_unique<int>(5));
  const std::unique_ptr<int> taken = std::move(*owner);
  EXPECT_EQ(*taken, 5);
}

TEST(Result, DoneIsAValueOfItsOwn) {
  const Result<Done> done = kDone;
  EXPECT_TRUE(done);
}

TEST(ResultDeathTest, ReadingAValueThatIsNotThereIsAProgrammersMistake) {
  const auto bad = half(7);
  EXPECT_DEATH((void)*bad, "Assertion");
}

}  // namespace
}  // namespace stipple
