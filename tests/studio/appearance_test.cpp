#include "studio/appearance.h"

#include <gtest/gtest.h>

#include "studio/system_theme.h"

namespace stipple {
namespace {

Settings withScale(int percent) {
  Settings settings;
  settings.scale_percent = percent;
  return settings;
}

TEST(Appearance, TheUsersScaleComesOnTopOfTheDisplays) {
  EXPECT_FLOAT_EQ(lookFor(withScale(150), {{3840, 2160}, 1, 1}).scale, 1.5f);
  EXPECT_FLOAT_EQ(lookFor(withScale(125), {{3840, 2160}, 2, 1}).scale, 2.5f);
}

TEST(Appearance, ASmallWindowIsNotFilledByItsOwnPanel) {
  EXPECT_FLOAT_EQ(lookFor(withScale(300), {{1280, 720}, 1, 1}).scale, 1.2f);
  EXPECT_FLOAT_EQ(lookFor(withScale(300), {{3840, 2160}, 1, 1}).scale, 3);
  EXPECT_FLOAT_EQ(lookFor(withScale(100), {{500, 400}, 1, 1}).scale, 1) << "never below the display's own";
}

TEST(Appearance, StepsOfTheScaleEndAtItsLimits) {
  int percent = kLeastScalePercent;
  int steps = 0;
  for (; percent < kMostScalePercent && steps < 100; ++steps) {
    const int larger = nextScalePercent(percent, +1);
    EXPECT_GT(larger, percent);
    EXPECT_LE(nextScalePercent(larger, -1), percent);
    percent = larger;
  }
  EXPECT_EQ(percent, kMostScalePercent);
  EXPECT_EQ(nextScalePercent(kMostScalePercent, +1), kMostScalePercent);
  EXPECT_EQ(nextScalePercent(kLeastScalePercent, -1), kLeastScalePercent);
  EXPECT_EQ(nextScalePercent(137, +1), 150) << "from a percentage that was typed into the file";
}

TEST(Appearance, FollowsTheDesktopUnlessTheUserChose) {
  Settings settings;
  const DisplayFacts light{{1280, 720}, 1, 1, Brightness::light};
  EXPECT_EQ(lookFor(settings, light).brightness, Brightness::light);
  settings.theme = InterfaceTheme::dark;
  EXPECT_EQ(lookFor(settings, light).brightness, Brightness::dark);
}

TEST(SystemTheme, IsReadFromThePortalsAnswer) {
  EXPECT_EQ(brightnessFrom("(<<uint32 1>>,)\n"), Brightness::dark);
  EXPECT_EQ(brightnessFrom("(<<uint32 2>>,)\n"), Brightness::light);
  EXPECT_EQ(brightnessFrom("(<<uint32 0>>,)\n"), std::nullopt);
  EXPECT_EQ(brightnessFrom("Error: no such interface"), std::nullopt);
}

}  // namespace
}  // namespace stipple
