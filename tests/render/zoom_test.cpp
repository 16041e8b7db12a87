// Nothing pops while the camera comes nearer: dots dissolve into grains, relief fades in, images of the whole picture change
// their resolution, and the tone of one patch of skin stays.
#include <cmath>

#include "support/head_pictures.h"

namespace stipple {
namespace {

constexpr double kPatchMm = 14;  // a side; all of it lies in the closest frame
constexpr double kGreatestJump = 0.003;      // of the patch's tone, from frame to frame
constexpr double kGreatestInkDrift = 0.01;   // of the patch's ink, from the first frame to any other

class Zoom : public testing::HeadPictures {
 protected:
  /// Mean over the patch around what the camera looks at, each pixel by the share of it that lies in the patch.
  template <typename Of>
  static double patchMean(const testing::Drawn& drawn, double mm_per_px, Of of) {
    const double half = kPatchMm / 2 / mm_per_px;
    const glm::dvec2 low = glm::dvec2(drawn.size) / 2.0 - half, high = low + 2 * half;
    const auto shareOf = [](double first, double last, double pixel) {
      return std::clamp(std::min(last, pixel + 1) - std::max(first, pixel), 0.0, 1.0);
    };
    double sum = 0, weights = 0;
    for (int y = static_cast<int>(low.y); y < high.y; ++y)
      for (int x = static_cast<int>(low.x); x < high.x; ++x) {
        const double weight = shareOf(low.x, high.x, x) * shareOf(low.y, high.y, y);
        sum += weight * of(static_cast<std::size_t>(y) * drawn.size.x + static_cast<std::size_t>(x));
        weights += weight;
      }
    return sum / weights;
  }

  /// Square on to the skin of the treated top of the head, far from the hairline.
  Camera overTheTop() {
    const Mesh& mesh = head().mesh;
    constexpr glm::vec3 kNear{5, 150, 20};
    const auto nearer = [&](const glm::vec3& a, const glm::vec3& b) { return glm::distance(a, kNear) < glm::distance(b, kNear); };
    const auto vertex = static_cast<std::size_t>(std::min_element(mesh.positions.begin(), mesh.positions.end(), nearer) - mesh.positions.begin());
    const glm::vec3 normal = mesh.normals[vertex];
    return {mesh.positions[vertex], std::atan2(normal.x, normal.z), std::asin(normal.y), 0};
  }

  void expectNoJump(glm::uvec2 picture, float from_mm, float to_mm, int frames) {
    const FrameSize size{picture, 1};
    double before = 0, greatest = 0, ink_at_first = 0, greatest_ink_drift = 0;
    for (int i = 0; i < frames; ++i) {
      const float height_mm = from_mm * std::pow(to_mm / from_mm, static_cast<float>(i) / static_cast<float>(frames - 1));
      Camera close = overTheTop();
      close.height_mm = height_mm;
      const testing::Drawn drawn = draw(shot(close), size);
      const double mm_per_px = static_cast<double>(height_mm) / picture.y;
      const double inked = patchMean(drawn, mm_per_px, [&](std::size_t pixel) { return drawn.ink[pixel] / static_cast<double>(shared::kInkUnit); });
      ASSERT_GT(inked, 0.02) << "the patch is hardly treated";
      if (i == 0) ink_at_first = inked;
      greatest_ink_drift = std::max(greatest_ink_drift, std::abs(inked / ink_at_first - 1));
      const double tone = patchMean(drawn, mm_per_px, [&](std::size_t pixel) {
        return static_cast<double>(glm::dot(drawn.linear[pixel], glm::vec3(0.2126f, 0.7152f, 0.0722f)));  // Rec. 709
      });
      greatest = std::max(greatest, i == 0 ? 0.0 : std::abs(tone / before - 1));
      if (i > 0) {
        EXPECT_LT(std::abs(tone / before - 1), kGreatestJump) << "from frame " << i - 1 << " to the one at " << height_mm << " mm";
      }
      before = tone;
    }
    EXPECT_LT(greatest_ink_drift, kGreatestInkDrift);
    RecordProperty("greatest_ink_drift_percent", std::to_string(100 * greatest_ink_drift));
    RecordProperty("greatest_jump_percent", std::to_string(100 * greatest));
  }
};

TEST_F(Zoom, FromTheWholeHeadToACloseUpNothingPops) { expectNoJump({720, 720}, 340, 20, 60); }
TEST_F(Zoom, WhereDotsDissolveIntoGrainsNothingPops) { expectNoJump({480, 480}, 50, 20, 20); }

}  // namespace
}  // namespace stipple
