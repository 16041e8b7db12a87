// True tone at every zoom: a picture eight times as fine, averaged down, is the picture.
#include <cmath>

#include "support/head_pictures.h"

namespace stipple {
namespace {

constexpr std::uint32_t kFiner = 8;

std::vector<glm::vec3> averagedDown(const testing::Drawn& fine, std::uint32_t side) {
  const glm::uvec2 size = fine.size / side;
  std::vector<glm::vec3> coarse(static_cast<std::size_t>(size.x) * size.y, glm::vec3(0));
  for (std::uint32_t y = 0; y < fine.size.y; ++y)
    for (std::uint32_t x = 0; x < fine.size.x; ++x)
      coarse[static_cast<std::size_t>(y / side) * size.x + x / side] += fine.linear[static_cast<std::size_t>(y) * fine.size.x + x];
  for (glm::vec3& colour : coarse) colour /= static_cast<float>(side * side);
  return coarse;
}

std::vector<glm::vec3> less(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  std::vector<glm::vec3> difference(a.size());
  std::transform(a.begin(), a.end(), b.begin(), difference.begin(), [](const glm::vec3& p, const glm::vec3& q) { return p - q; });
  return difference;
}

double meanOf(const glm::vec3& colour) { return static_cast<double>(colour.r + colour.g + colour.b) / 3; }

/// Mean over all pixels and channels, in units of 1/255.
double meanAbs(const std::vector<glm::vec3>& values) {
  double sum = 0;
  for (const glm::vec3& value : values) sum += meanOf(glm::abs(value));
  return 255 * sum / static_cast<double>(values.size());
}
double mean(const std::vector<glm::vec3>& values) {
  double sum = 0;
  for (const glm::vec3& value : values) sum += meanOf(value);
  return 255 * sum / static_cast<double>(values.size());
}

class Scale : public testing::HeadPictures {
 protected:
  void expectSameTone(std::string_view view, std::uint32_t side) {
    constexpr std::uint32_t kSamples = 2;  // as in stills, and in the window at rest
    const FrameSize coarse{{side, side}, kSamples}, fine{{side * kFiner, side * kFiner}, 1};
    const auto pair = [&](std::string_view stage) {
      const Preview::Shot seen = shot(camera(view), stage);
      return std::pair{averagedDown(draw(seen, coarse), kSamples), averagedDown(draw(seen, fine), kFiner)};
    };
    const auto [treated, fine_treated] = pair("s3.healed");
    const auto [bare, fine_bare] = pair("bare");
    const auto ink = less(bare, treated), fine_ink = less(fine_bare, fine_treated);
    const double off = meanAbs(less(treated, fine_treated)), ink_off = meanAbs(less(ink, fine_ink));
    const double ink_bias = mean(less(ink, fine_ink)) / mean(fine_ink);
    EXPECT_LT(off, 0.5);
    EXPECT_GT(mean(fine_ink), 0.15) << "ink hardly counts in this view";
    EXPECT_LT(ink_off, 0.08 * mean(fine_ink));  // close up grains scatter about the dot that they make up
    // Dots that were touched up lie on each other, or in the soft shade of a hair, and take less than both together (composite.comp):
    // seen from near alone.
    EXPECT_LT(std::abs(ink_bias), 0.022);
    RecordProperty("off_by", std::to_string(off));
    RecordProperty("ink", std::to_string(mean(fine_ink)) + " off by " + std::to_string(ink_off) + ", share " + std::to_string(ink_bias));
  }
};

TEST_F(Scale, AWholeHead) { expectSameTone("left45", 256); }
TEST_F(Scale, TheHeadFromAbove) { expectSameTone("top", 256); }
TEST_F(Scale, AHairline) { expectSameTone("hairline", 192); }
TEST_F(Scale, HalfOfTheScalp) { expectSameTone("0,48,120,0,127.5,66", 192); }

}  // namespace
}  // namespace stipple
