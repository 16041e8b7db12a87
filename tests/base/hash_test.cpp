#include "base/hash.h"

#include <gtest/gtest.h>

#include <array>

namespace stipple {
namespace {

// Vectors of the algorithm's authors (isthe.com/chongo/src/fnv/test_fnv.c).
TEST(Hash, IsFnv1aOf64Bits) {
  EXPECT_EQ(Hash().hex(), "cbf29ce484222325");
  EXPECT_EQ(Hash().add(std::string_view("a")).hex(), "af63dc4c8601ec8c");
  EXPECT_EQ(Hash().add(std::string_view("foobar")).hex(), "85944171f73967e8");
}

TEST(Hash, OfAListIsThatOfItsElementsOneAfterAnother) {
  constexpr std::array<std::uint32_t, 3> kNumbers{7, 0, 0xffffffff};
  Hash one_by_one;
  for (const std::uint32_t number : kNumbers) one_by_one.add(number);
  EXPECT_EQ(Hash().add(std::span<const std::uint32_t>(kNumbers)).value(), one_by_one.value());
}

TEST(Hash, TellsOrderApart) {
  EXPECT_NE(Hash().add(1).add(2).value(), Hash().add(2).add(1).value());
}

TEST(Hash, KeepsLeadingNoughtsInItsText) {
  EXPECT_EQ(Hash().add(std::uint64_t{0}).hex().size(), 16u);
}

}  // namespace
}  // namespace stipple
