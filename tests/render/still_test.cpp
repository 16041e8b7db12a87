// A still larger than the screen, averaged down, is the picture on the screen; and it shows no seam of the tiles it was drawn in.
#include <cmath>

#include "export/stills.h"
#include "support/head_pictures.h"

namespace stipple {
namespace {

/// IEC 61966-2-1, of 16 bits to light and of light to steps of 8 bits.
double lightOf(std::uint16_t value) {
  const double encoded = value / 65535.0;
  return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}
double stepsOf(double light) { return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055); }

/// In 8-bit steps, not rounded to them.
std::vector<double> averagedDown(const DeepPicture& fine, int side) {
  const int width = fine.width / side, height = fine.height / side;
  std::vector<double> steps;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < DeepPicture::kChannels; ++c) {
        double light = 0;
        for (int row = 0; row < side; ++row)
          for (int column = 0; column < side; ++column) light += lightOf(fine.at(x * side + column, y * side + row)[c]);
        steps.push_back(stepsOf(light / (side * side)));
      }
  return steps;
}

class Still : public testing::HeadPictures {
 protected:
  void expectTheScreensPicture(glm::uvec2 screen, std::uint32_t finer, std::vector<std::uint32_t> tiles) {
    Stills stills(device(), preview());
    const Preview::Shot seen = shot(camera("left45"));
    const auto shown = stills.drawDeep(seen, {screen, 2}, {});
    ASSERT_TRUE(shown) << shown.error().message;
    std::vector<std::uint16_t> first;
    for (const std::uint32_t tile : tiles) {
      auto fine = stills.drawDeep(seen, {screen * finer, 2}, {.tile = tile});
      ASSERT_TRUE(fine) << fine.error().message;
      EXPECT_GT(stills.tileCount(), 1u);
      if (!first.empty()) {
        EXPECT_TRUE(first == fine->rgb) << "tiles of " << tile << " pixels show";
        continue;
      }
      const std::vector<double> down = averagedDown(*fine, static_cast<int>(finer)), screens = averagedDown(*shown, 1);
      double sum = 0;
      for (std::size_t i = 0; i < down.size(); ++i) sum += std::abs(down[i] - screens[i]);
      const double off = sum / static_cast<double>(down.size());
      EXPECT_LT(off, 0.5) << "of 255";
      RecordProperty("off_by", std::to_string(off));
      first = std::move(fine->rgb);
    }
  }
};

TEST_F(Still, AveragedDownIsTheScreensPictureHoweverItIsTiled) { expectTheScreensPicture({240, 136}, 4, {300, 170}); }
TEST_F(Still, AtEightThousandPixelsIsTheScreensPictureHoweverItIsTiled) { expectTheScreensPicture({1920, 1080}, 4, {0, 1100}); }

}  // namespace
}  // namespace stipple
