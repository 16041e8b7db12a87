#include "export/resize.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "made_up.h"

namespace stipple {

TEST(Resize, PlainGroundStaysExactlyAsItIs) {
  for (const int level : {0, 1, 10, 128, 200, 255}) {
    const auto value = static_cast<std::uint8_t>(level);
    EXPECT_EQ(resized(plain(97, 61, value), 40, 13).rgb, plain(40, 13, value).rgb);
    EXPECT_EQ(resized(plain(9, 6, value), 40, 13).rgb, plain(40, 13, value).rgb);
  }
}

TEST(Resize, FineBlackAndWhiteKeepsItsLightNotItsCodes) {
  Picture checks = plain(256, 256, 0);
  for (int y = 0; y < checks.height; ++y) {
    for (int x = 0; x < checks.width; ++x) {
      if ((x + y) % 2 == 0) std::fill_n(checks.at(x, y), Picture::kChannels, std::uint8_t{255});
    }
  }
  const Picture grey = resized(checks, 64, 64);
  constexpr int kHalfTheLight = 188;  // sRGB of linear 0.5; averaging codes would give 128
  for (int x = 8; x < 56; ++x) EXPECT_NEAR(grey.at(x, 32)[0], kHalfTheLight, 1);
}

TEST(Resize, DoesNotShiftThePicture) {
  Picture bar = plain(300, 30, 255);
  for (int y = 0; y < bar.height; ++y) std::fill_n(bar.at(120, y), 60 * Picture::kChannels, std::uint8_t{0});
  const Picture small = resized(bar, 100, 10);
  for (int x = 0; x < 50; ++x) EXPECT_EQ(small.at(x, 5)[0], small.at(99 - x, 5)[0]) << x;
}

}  // namespace stipple
