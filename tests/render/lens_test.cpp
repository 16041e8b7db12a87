// Depth of field: what lies in focus stays as it is, what does not is spread as optics says, and no light is lost.
#include "render/lens.h"

#include <cstring>
#include <glm/vec4.hpp>

#include "export/stills.h"
#include "support/ball_scene.h"
#include "support/colour_target.h"
#include "support/head_pictures.h"

namespace stipple {
namespace {

constexpr float kCardDistanceMm = 480;  // 128 mm fill the picture (Camera): patches end between two pixels
const Camera kBeforeTheCard{glm::vec3(0), 0, 0, 128};
constexpr FrameSize kSize{{256, 256}, 1};
constexpr int kPoints = 48;

TEST(Lens, BlursByTheCircleOfConfusion) {
  // An iris of 32.14 mm, a point 100 mm behind the plane of focus: its cone is 100 / 1375 of the iris wide there.
  const Lens lens{2.8f, 1275};
  EXPECT_NEAR(blurMm(lens, 1375), 2.338f, 0.001f);
  EXPECT_NEAR(blurMm(lens, 1175), 2.735f, 0.001f);  // nearer, by as much: wider
  EXPECT_EQ(blurMm(lens, 1275), 0);
  EXPECT_NEAR(blurMm({5.6f, 1275}, 1375), 2.338f / 2, 0.001f);
}

TEST(Lens, PointsFillTheIrisEvenlyAboutItsMiddle) {
  const Lens lens{2, 500};
  const float radius = apertureMm(lens) / 2;
  for (const int count : {kFewestLensPoints, kMostLensPoints}) {
    glm::vec2 sum(0);
    double second = 0, right = 0;
    for (const glm::vec2 point : lensPoints(lens, count)) {
      sum += point;
      second += static_cast<double>(glm::dot(point, point));
      right += static_cast<double>(point.x * point.x);
      EXPECT_LE(glm::length(point), radius);
    }
    EXPECT_LT(glm::length(sum), 1e-3f);
    const double mean_square = static_cast<double>(radius * radius) / 2;  // over a disc
    EXPECT_NEAR(second / count, mean_square, 0.01 * mean_square);
    EXPECT_NEAR(right / count, mean_square / 2, 0.05 * mean_square);
  }
}

class LensOnACard : public testing::GpuTest {
 protected:
  /// Linear red, the mean over a row of patches: dark cyan left of the edge at kEdgePx, white right of it.
  std::vector<double> red(const std::optional<Lens>& lens) {
    const shared::Lighting lighting = testing::evenLight();
    testing::BallScene ball(device(), 0.5);  // its dots are out of sight
    ball.layDots({testing::makeDot(glm::dvec3(0, 0, -90), {0, 0, -1}, 0.2, 0.5)});
    const HeadScene card(device(), testing::colourCard(), lighting);
    shared::SkinLook paper = testing::matte(skinLook({}, card.colour()));
    paper.relief = 0;
    Frame frame(device(), kSize);
    LensSum sum(device(), kSize);
    const auto points = lens ? lensPoints(*lens, kPoints) : std::vector<glm::vec2>{{0, 0}};
    for (const glm::vec2 point : points) {
      const Camera camera = lens ? throughLens(kBeforeTheCard, *lens, point) : kBeforeTheCard;
      Frame::Input input{card, ball.dots, camera, lighting, paper};
      input.retarget = false;
      device().runNow("frame", [&](gpu::Commands& commands) {
        frame.record(commands, input);
        sum.add(commands, frame, frame.tiles().front());
      });
    }
    const auto texels = gpu::download(device(), sum.sum(), sizeof(glm::vec4));
    std::vector<double> columns(kSize.picture.x);
    constexpr std::size_t kTop = 168, kBottom = 184;  // within the fourth row of patches
    for (std::size_t x = 0; x < columns.size(); ++x) {
      for (std::size_t y = kTop; y < kBottom; ++y) {
        glm::vec4 texel;
        std::memcpy(&texel, &texels[(y * kSize.picture.x + x) * sizeof(texel)], sizeof(texel));
        columns[x] += static_cast<double>(texel.r) / static_cast<double>((kBottom - kTop) * points.size());
      }
    }
    return columns;
  }

  // The edge lies 12 mm right of the middle.
  static constexpr std::size_t kEdgePx = 152, kAround = 20;

  /// Variance of the edge's spread, px^2.
  static double spreadOf(const std::vector<double>& red) {
    double sum = 0, middle = 0, square = 0;
    for (std::size_t x = kEdgePx - kAround; x < kEdgePx + kAround; ++x) {
      const double step = red[x + 1] - red[x], at = static_cast<double>(x);
      sum += step;
      middle += step * at;
      square += step * at * at;
    }
    middle /= sum;
    return square / sum - middle * middle;
  }
};

TEST_F(LensOnACard, LeavesThePlaneOfFocusAsItIs) {
  const auto sharp = red(std::nullopt), focused = red(Lens{2, kCardDistanceMm});
  for (std::size_t x = kEdgePx - kAround; x < kEdgePx + kAround; ++x) EXPECT_NEAR(focused[x], sharp[x], 0.004) << x;
}

TEST_F(LensOnACard, SpreadsWhatLiesOutOfFocusByTheCircleOfConfusionAndKeepsItsLight) {
  const auto sharp = red(std::nullopt);
  for (const float focus_mm : {450.0f, 520.0f}) {
    const Lens lens{2, focus_mm};
    const auto blurred = red(lens);
    const shared::View view = viewOf(kBeforeTheCard, kSize.picture, 1);
    const double blur_px = static_cast<double>(blurMm(lens, kCardDistanceMm) * view.focal_px / focus_mm);
    ASSERT_GT(blur_px, 5);
    // A disc's variance along one axis is a sixteenth of its diameter's square; a pixel's, over which a sharp edge does not fall, 1/12.
    const double expected = blur_px * blur_px / 16 + 1.0 / 12;
    EXPECT_NEAR(spreadOf(blurred) - spreadOf(sharp), expected, 0.06 * expected) << focus_mm;  // so few points: 5 % of a disc's
    double before = 0, after = 0;
    for (std::size_t x = kEdgePx - kAround; x < kEdgePx + kAround; ++x) {
      before += sharp[x];
      after += blurred[x];
    }
    EXPECT_NEAR(after / before, 1, 0.002);
  }
}

class LensPictures : public testing::HeadPictures {};

TEST_F(LensPictures, AreTheSameInTilesAndDifferFromAPinholes) {
  const Preview::Shot shot = this->shot(camera("hairline"));
  const FrameSize size{{96, 64}, 1};
  Stills stills(device(), preview());
  Stills::Options options;
  const auto sharp = stills.draw(shot, size, options);
  options.lens = Lens{22, shot.camera.distance_mm()};
  const auto whole = stills.draw(shot, size, options);
  options.tile = 48;
  const auto tiled = stills.draw(shot, size, options);
  ASSERT_TRUE(sharp && whole && tiled);
  EXPECT_GT(stills.tileCount(), 1u);
  EXPECT_EQ(whole->rgb, tiled->rgb);
  EXPECT_NE(whole->rgb, sharp->rgb);
}

}  // namespace
}  // namespace stipple
