// What a client sees from stage to stage, measured in linear light on the crown of the ball.
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <glm/gtc/packing.hpp>
#include <numeric>

#include "plan/stage.h"
#include "support/ball_scene.h"

namespace stipple {
namespace {

constexpr glm::uvec2 kPicture{96, 96};
const Camera kCrown{glm::vec3(testing::onBall(0, 0)), 0, 1.55f, 60};  // all of the picture lies well inside the outline

class Stages : public testing::GpuTest {
 protected:
  struct Seen {
    double brightness;  // mean luminance of the picture, linear
    double ink;         // of all its pixels
  };

  Seen see(testing::BallScene& ball, const Plan& plan, std::optional<float> day) {
    ball.treat(plan, day);
    Frame frame(device(), {kPicture, 1});
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, ball.input(kCrown, plan)); });
    constexpr std::size_t kBytesPerPixel = 8;
    const auto halves = gpu::download(device(), frame.linear(), kBytesPerPixel);
    double luminance = 0;
    for (std::size_t pixel = 0; pixel < halves.size(); pixel += kBytesPerPixel) {
      std::array<std::uint16_t, 3> rgb{};
      std::memcpy(rgb.data(), &halves[pixel], sizeof(rgb));
      const glm::dvec3 colour(glm::unpackHalf1x16(rgb[0]), glm::unpackHalf1x16(rgb[1]), glm::unpackHalf1x16(rgb[2]));
      luminance += glm::dot(colour, glm::dvec3(0.2126, 0.7152, 0.0722));  // Rec. 709
    }
    const auto ink = testing::inkOf(device(), frame);
    return {luminance / (static_cast<double>(kPicture.x) * kPicture.y), std::accumulate(ink.begin(), ink.end(), 0.0)};
  }

  double brightness(testing::BallScene& ball, const Plan& plan, std::string_view stage) {
    return see(ball, plan, stageNamed(plan, stage)->day).brightness;
  }
};

TEST_F(Stages, TheScalpDarkensFromSessionToSessionAndEachFreshStageIsDarkerThanItsHealedOne) {
  constexpr double kCapacityPerCm2 = 60;
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan plan;
  plan.density_per_cm2 = 40;
  const auto darkness = [&, bare = brightness(ball, plan, "bare")](std::string_view stage) { return 1 - brightness(ball, plan, stage) / bare; };
  double healed_before = 0.005;  // even the first session must be seen
  for (const int session : {1, 2, 3}) {
    const double fresh = darkness(fmt::format("s{}.fresh", session)), healed = darkness(fmt::format("s{}.healed", session));
    EXPECT_GT(healed, healed_before) << "session " << session;
    EXPECT_GT(fresh, healed * 1.05) << "session " << session;
    healed_before = healed;
  }
}

// Thin hair is what pigment fills up: whatever share of the hair is left, the treated crown is as dark as where none is.
TEST_F(Stages, StubbleAndPigmentReadAsOneTexture) {
  testing::BallScene ball(device(), 320);
  Plan bald;
  bald.native.norwood_stage = 7;
  const double bare = brightness(ball, bald, "bare"), full = brightness(ball, bald, "s3.healed");
  ASSERT_LT(full, 0.85 * bare);
  double thinner = bare;
  for (const float grade : {3.0f, 2.25f, 1.5f, 0.75f, 0.0f}) {
    Plan plan;
    plan.native.norwood_stage = 1;
    plan.native.ludwig_grade = grade;
    const double untreated = brightness(ball, plan, "bare");
    EXPECT_LT(untreated, thinner) << "grade " << grade;  // the more hair the darker
    thinner = untreated;
    EXPECT_NEAR(brightness(ball, plan, "s3.healed"), full, 0.03 * (bare - full)) << "grade " << grade;
  }
}

TEST_F(Stages, YearsMakeItLighterAgain) {
  constexpr float kFiveYears = 5 * 365;
  testing::BallScene ball(device(), 30);
  Plan plan;
  plan.density_per_cm2 = 20;
  const float settled_day = *stageNamed(plan, "s3.healed")->day;
  const Seen settled = see(ball, plan, settled_day), aged = see(ball, plan, settled_day + kFiveYears);
  EXPECT_GT(aged.brightness, settled.brightness);
  EXPECT_LT(aged.ink, settled.ink * 0.8);
  EXPECT_GT(aged.ink, settled.ink * 0.3);
}

}  // namespace
}  // namespace stipple
