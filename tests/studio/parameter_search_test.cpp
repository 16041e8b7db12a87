#include "studio/parameter_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/studio_screen.h"

namespace stipple {
namespace {

TEST(ParametersLike, AreFirstThoseWhoseNameBeginsWithTheWords) {
  // "Shade variation"; before it in the table stand shades of zones and of hair.
  const auto found = parametersLike("SHADE");
  ASSERT_GT(found.size(), 1u);
  EXPECT_EQ(found.front()->key, "pigment.tone_deviation");
  EXPECT_TRUE(parametersLike("").empty());
  EXPECT_TRUE(parametersLike("no such setting").empty());
}

class ParameterSearchTest : public ::testing::Test, protected testing::StudioScreen {
 protected:
  void searchFor(std::string_view words) {
    press({"Ctrl+F"});
    ImGui::GetIO().AddInputCharactersUTF8(std::string(words).c_str());
    frames(2);
  }
};

TEST_F(ParameterSearchTest, LeadsToTheControlOfEveryNumber) {
  for (const Parameter& parameter : parameters()) {
    const std::string key(parameter.key);
    searchFor(parameter.label);
    const auto found = parametersLike(parameter.label);
    const auto at = std::ranges::find(found, &parameter);
    ASSERT_NE(at, found.end()) << key;
    for (auto above = at - found.begin(); above > 0; --above) press({"Down"});
    press({"Enter"});
    frames(3);
    EXPECT_NE(studio.keys().held(), 0u) << key;
    if (key == "price.amount") continue;  // typed, no slider spans the currencies
    const float before = parameter.read(studio.plan());
    press({before < parameter.high ? "Right" : "Left"});
    EXPECT_NE(parameter.read(studio.plan()), before) << key;
    press({"Ctrl+Z"});
  }
}

TEST_F(ParameterSearchTest, TakesAllKeysUntilItIsClosed) {
  const std::string stage = studio.stageName();
  searchFor("density");
  press({"Left", "3", "S", "Down", "Esc"});
  EXPECT_EQ(studio.stageName(), stage);
  EXPECT_FALSE(studio.takeWishes().screenshot);
  EXPECT_EQ(studio.keys().held(), 0u) << "nothing was chosen";
  press({"Left"});
  EXPECT_NE(studio.stageName(), stage);
}

}  // namespace
}  // namespace stipple
