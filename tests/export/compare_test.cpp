#include "export/compare.h"

#include <gtest/gtest.h>

#include "made_up.h"

namespace stipple {

TEST(Compare, APictureDoesNotDifferFromItself) {
  const Picture picture = noise(31, 17, 1);
  const Difference difference = compare(picture, picture, 0);
  EXPECT_EQ(difference.max_abs, 0);
  EXPECT_EQ(difference.failing_fraction, 0);
  EXPECT_EQ(difference.mean_abs, 0);
}

TEST(Compare, OnePixelInAHundredFailsOnlyAboveTheTolerance) {
  const Picture left = plain(10, 10, 100);
  Picture right = left;
  right.at(3, 4)[0] = 106;  // two channels of one pixel: still one failing pixel
  right.at(3, 4)[2] = 94;
  EXPECT_DOUBLE_EQ(compare(left, right, 5).failing_fraction, 0.01);
  EXPECT_DOUBLE_EQ(compare(left, right, 6).failing_fraction, 0);
  EXPECT_EQ(compare(left, right, 6).max_abs, 6);
  EXPECT_DOUBLE_EQ(compare(left, right, 6).mean_abs, 12.0 / 300);
}

TEST(Compare, PicturesOfDifferentSizesDifferAsMuchAsCanBe) {
  const Difference difference = compare(plain(6, 4, 0), plain(4, 6, 0), 255);
  EXPECT_EQ(difference.max_abs, 255);
  EXPECT_EQ(difference.failing_fraction, 1);
}

TEST(Compare, TheDifferencePictureShowsWhereAndHowMuch) {
  const Picture left = plain(3, 2, 100);
  Picture right = plain(2, 2, 100);
  right.at(1, 0)[1] = 97;
  const Picture difference = differencePicture(left, right, 10);
  EXPECT_EQ(difference.width, 3);
  EXPECT_EQ(difference.at(0, 0)[1], 0);
  EXPECT_EQ(difference.at(1, 0)[1], 30);
  EXPECT_EQ(difference.at(2, 1)[0], 255);  // only the left one reaches here: magenta
  EXPECT_EQ(difference.at(2, 1)[1], 0);
}

}  // namespace stipple
