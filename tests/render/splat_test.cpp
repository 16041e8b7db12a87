// The integer splat against what it stands for: dots of a known profile, integrated over pixels.
#include <algorithm>
#include <numeric>
#include <optional>
#include <random>

#include "support/ball_scene.h"

namespace stipple {
namespace {

constexpr glm::uvec2 kPicture{128, 128};
constexpr float kMmAcross = 20;  // 0.156 mm a pixel: a portrait on a 1080p screen has about this
constexpr double kMmPerPx = static_cast<double>(kMmAcross) / kPicture.x;
constexpr float kNoGrains = 1e6f, kOnlyGrains = 1e-6f;

/// A dot known in the numbers that it will really have, after packing.
struct LaidDot {
  glm::dvec3 place_mm;
  double diameter_mm;
  double absorptance;
  shared::Dot packed;
};

/// On the ball near the point that the camera looks at; `right_mm` and `up_mm` from there.
LaidDot layDot(double right_mm, double up_mm, double diameter_mm, double absorptance) {
  const glm::dvec3 middle = testing::onBall(90, 0);
  const glm::dvec3 direction = glm::normalize(middle + glm::dvec3(right_mm, up_mm, 0) - kChartCentre);
  const auto stored = [](double value, double units) { return std::round(value * units) / units; };
  glm::dvec3 place = kChartCentre + direction * testing::kBallRadiusMm;
  for (int axis = 0; axis < 3; ++axis) place[axis] = stored(place[axis], shared::kUnitsPerMm);
  const double diameter = stored(diameter_mm, 4096), ink = stored(absorptance, 4095);
  return {place, diameter, ink, testing::makeDot(place, direction, diameter, ink)};
}

class Splat : public testing::GpuTest {
 protected:
  void SetUp() override {
    GpuTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ball_.emplace(device(), 0.5);
    frame_.emplace(device(), FrameSize{kPicture, 1});
  }
  void TearDown() override {
    frame_.reset();
    ball_.reset();
    GpuTest::TearDown();
  }

  std::vector<double> draw(const std::vector<LaidDot>& dots, float grains_from_px = kNoGrains) {
    std::vector<shared::Dot> packed;
    for (const LaidDot& dot : dots) packed.push_back(dot.packed);
    ball_->layDots(packed);
    Frame::Input input = ball_->input(testing::facingTheBall(kMmAcross));
    input.grains_from_px = grains_from_px;
    input.count_dots = true;
    device().runNow("frame", [&](gpu::Commands& commands) { frame_->record(commands, input); });
    return testing::inkOf(device(), *frame_);
  }

  testing::BallScene& ball() { return *ball_; }

 private:
  std::optional<testing::BallScene> ball_;
  std::optional<Frame> frame_;
};

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Half the width of a dot's profile (1 - t^2)^2 whose full width at half maximum is this.
double reachOf(double diameter_mm) { return diameter_mm / (2 * std::sqrt(1 - std::sqrt(0.5))); }

/// Brute force: every pixel is the mean of many points, every point the sum of all dots.
std::vector<double> reference(const std::vector<LaidDot>& dots) {
  constexpr int kPointsAcross = 8;
  const shared::View view = viewOf(testing::facingTheBall(kMmAcross), kPicture, 1);
  std::vector<double> ink(static_cast<std::size_t>(kPicture.x) * kPicture.y, 0);
  for (const LaidDot& dot : dots) {
    const glm::dvec3 from_eye = dot.place_mm - glm::dvec3(view.eye);
    const double px_per_mm = static_cast<double>(view.focal_px) / glm::dot(from_eye, glm::dvec3(view.forward));
    const glm::dvec2 middle = glm::dvec2(kPicture) / 2.0 + px_per_mm * glm::dvec2(glm::dot(from_eye, glm::dvec3(view.right)),
                                                                                 -glm::dot(from_eye, glm::dvec3(view.up)));
    const double reach = reachOf(dot.diameter_mm) * px_per_mm;
    const glm::ivec2 first(middle - reach), last(middle + reach);
    for (int y = first.y; y <= last.y; ++y) {
      for (int x = first.x; x <= last.x; ++x) {
        double total = 0;
        for (int point = 0; point < kPointsAcross * kPointsAcross; ++point) {
          const glm::dvec2 within(point % kPointsAcross + 0.5, point / kPointsAcross + 0.5);
          const glm::dvec2 apart = glm::dvec2(x, y) + within / static_cast<double>(kPointsAcross) - middle;
          const glm::dvec2 profile = glm::max(1.0 - apart * apart / (reach * reach), 0.0);
          total += profile.x * profile.x * profile.y * profile.y;
        }
        ink[static_cast<std::size_t>(y) * kPicture.x + static_cast<std::size_t>(x)] += dot.absorptance * total / (kPointsAcross * kPointsAcross);
      }
    }
  }
  return ink;
}

std::vector<double> blocksOf(const std::vector<double>& ink, std::size_t side) {
  std::vector<double> blocks(kPicture.x / side * (kPicture.y / side), 0);
  for (std::size_t i = 0; i < ink.size(); ++i) blocks[i / kPicture.x / side * (kPicture.x / side) + i % kPicture.x / side] += ink[i];
  return blocks;
}

std::vector<LaidDot> scatteredDots(int count, double reach_mm) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> place(-reach_mm, reach_mm), diameter(0.15, 0.4), absorptance(0.2, 0.9);
  std::vector<LaidDot> dots;
  for (int i = 0; i < count; ++i) {
    const double right = place(random), up = place(random), wide = diameter(random);
    dots.push_back(layDot(right, up, wide, absorptance(random)));
  }
  return dots;
}

TEST_F(Splat, InkOfADotDoesNotDependOnWhereItFallsInThePixel) {
  constexpr double kDiameterMm = 0.28, kAbsorptance = 0.7;
  const double across_mm = reachOf(kDiameterMm) * 16 / 15;  // the integral of (1 - t^2)^2 over both sides
  const double expected = kAbsorptance * across_mm * across_mm / (kMmPerPx * kMmPerPx);
  constexpr int kPlaces = 200;
  for (int i = 0; i < kPlaces; ++i) {
    const double right = (i % 20 + 0.5) / 20 * kMmPerPx, up = (i / 20 + 0.5) / 10 * kMmPerPx;
    const double ink = sum(draw({layDot(right, up, kDiameterMm, kAbsorptance)}));
    ASSERT_NEAR(ink / expected, 1, 0.005) << "at " << right << ", " << up << " mm";
  }
}

TEST_F(Splat, AgreesWithSupersampledGaussiansAlsoWhereDotsOverlap) {
  const auto dots = scatteredDots(150, 3.5);
  constexpr std::size_t kBlock = 4;
  const auto drawn = blocksOf(draw(dots), kBlock), expected = blocksOf(reference(dots), kBlock);
  const double most = *std::max_element(expected.begin(), expected.end());
  ASSERT_GT(most, 2);  // dots do overlap: one alone covers less than that of a block
  EXPECT_NEAR(sum(drawn) / sum(expected), 1, 0.003);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    EXPECT_NEAR(drawn[i], expected[i], 0.01 * expected[i] + 0.001 * most) << "block " << i;
}

TEST_F(Splat, TheOrderOfDotsDoesNotMatter) {
  auto dots = scatteredDots(100, 2);
  const auto before = draw(dots);
  std::reverse(dots.begin(), dots.end());
  EXPECT_EQ(draw(dots), before);
}

TEST_F(Splat, AWiderPictureOfTheSameDotsHoldsTheSameInkInMillimetres) {
  const auto dots = scatteredDots(60, 2);
  const double near_mm2 = sum(draw(dots)) * kMmPerPx * kMmPerPx;
  Frame wide(device(), {kPicture, 1});
  const Frame::Input input = ball().input(testing::facingTheBall(4 * kMmAcross));
  device().runNow("frame", [&](gpu::Commands& commands) { wide.record(commands, input); });
  const double far_mm2 = sum(testing::inkOf(device(), wide)) * 16 * kMmPerPx * kMmPerPx;
  EXPECT_NEAR(far_mm2 / near_mm2, 1, 0.01);
}

TEST_F(Splat, GrainsHoldTheInkOfTheDotsThatTheyMakeUp) {
  const auto dots = scatteredDots(150, 3.5);
  const double whole = sum(draw(dots, kNoGrains));
  EXPECT_EQ(ball().dots.splatCounts().dots_drawn, dots.size());
  EXPECT_EQ(ball().dots.splatCounts().grains_drawn, 0u);
  const double grains = sum(draw(dots, kOnlyGrains));
  EXPECT_EQ(ball().dots.splatCounts().dots_drawn, 0u);
  EXPECT_EQ(ball().dots.splatCounts().grains_drawn, dots.size() * shared::kGrainsPerDot);
  EXPECT_NEAR(grains / whole, 1, 0.005);
  const double half_way = sum(draw(dots, 1.2f));
  EXPECT_NEAR(half_way / whole, 1, 0.005);
}

TEST_F(Splat, DotsOnTheFarSideAreNotSeen) {
  const glm::dvec3 behind = testing::onBall(90, 180);
  const LaidDot hidden{behind, 0.3, 0.8, testing::makeDot(behind, {0, 0, -1}, 0.3, 0.8)};
  // On the far side but turned to the eye: only the head's depth can hide it.
  const LaidDot turned{behind, 0.3, 0.8, testing::makeDot(behind, {0, 0, 1}, 0.3, 0.8)};
  EXPECT_EQ(sum(draw({hidden, turned})), 0);
  EXPECT_GT(sum(draw({layDot(0, 0, 0.3, 0.8)})), 0);
}

}  // namespace
}  // namespace stipple
