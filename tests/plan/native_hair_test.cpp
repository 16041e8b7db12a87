#include "plan/native_hair.h"

#include <gtest/gtest.h>

#include <tuple>

namespace stipple {
namespace {

using Pattern = std::tuple<float, float, float>;  // stage, type A, vertex
Pattern patternOf(std::string_view stage) {
  NativeHair hair;
  const Result<Done> set = setNorwood(hair, stage);
  EXPECT_TRUE(set) << stage;
  return {hair.norwood_stage, hair.type_a, hair.vertex};
}

TEST(Norwood, StagesAreReadAsTheyAreSaid) {
  EXPECT_EQ(patternOf("I"), Pattern(1, 0, 0));
  EXPECT_EQ(patternOf("v"), Pattern(5, 0, 0));  // a stage, and no variant
  EXPECT_EQ(patternOf("VII"), Pattern(7, 0, 0));
  EXPECT_EQ(patternOf("4.5"), Pattern(4.5f, 0, 0));
  EXPECT_EQ(patternOf("IIa"), Pattern(2, 1, 0));
  EXPECT_EQ(patternOf("5A"), Pattern(5, 1, 0));
  EXPECT_EQ(patternOf("III-vertex"), Pattern(3, 0, 1));
  EXPECT_EQ(patternOf("3v"), Pattern(3, 0, 1));
  EXPECT_EQ(patternOf("IIIv"), Pattern(3, 0, 1));
}

TEST(Norwood, WhatIsNoStageChangesNothing) {
  for (const char* text : {"", "0", "8", "VIII", "IIIb", "VIa", "Ia", "IV-vertex", "-3", "nan", "1e9", "a", "v v"}) {
    NativeHair hair;
    const Result<Done> set = setNorwood(hair, text);
    ASSERT_FALSE(set) << text;
    EXPECT_NE(set.error().message.find("the stages are I to VII"), std::string::npos);
    EXPECT_EQ(hair, NativeHair{}) << text;
  }
}

}  // namespace
}  // namespace stipple
