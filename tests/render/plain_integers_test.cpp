// Devices whose shaders have no 64-bit integers run variants of their own: the same dots, and the same picture to the byte.
#include <algorithm>
#include <array>

#include "plan/stage.h"
#include "support/ball_scene.h"

namespace stipple {
namespace {

Plan hairyPlan() {
  Plan plan;
  plan.density_per_cm2 = 16;
  plan.native.density_per_cm2 = 8;
  return plan;
}

/// What one device makes of a plan and a day.
struct Made {
  shared::DotCounts counts;
  std::vector<std::array<std::uint32_t, 4>> dots;  // sorted: their order is the threads'
  std::vector<std::vector<std::uint32_t>> ink;     // of each view, all planes
  std::vector<std::vector<std::byte>> pictures;
};

/// From afar dots are narrow, nearer they are wide, and nearest they show their grains.
const Camera kViews[] = {{{0, 60, 0}, 0.4f, 0.9f, 260},
                         {glm::vec3(testing::onBall(20, 20)), 0.3f, 1.2f, 12},
                         {glm::vec3(testing::onBall(20, 20)), 0.3f, 1.2f, 8}};

Made makeOn(gpu::Device& device, float day) {
  testing::BallScene ball(device, 20);
  const Plan plan = hairyPlan();
  ball.treat(plan, day);
  Made made{ball.dots.dotCounts(), {}, {}, {}};
  for (const shared::Dot& dot : ball.dotList()) made.dots.push_back({dot.position_low, dot.position_high, dot.shape, dot.ink});
  std::ranges::sort(made.dots);
  Frame frame(device, {{161, 120}, 1});  // an odd width: pairs of pixels straddle rows
  for (const Camera& camera : kViews) {
    device.runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, ball.input(camera, plan)); });
    const std::size_t words = 2u * shared::kInkPlanes * shared::inkPlanePairs(frame.size().picture);
    made.ink.push_back(gpu::downloadAs<std::uint32_t>(device, frame.inkImages().ink, words));
    made.pictures.push_back(gpu::download(device, frame.picture(), 4));
  }
  return made;
}

using PlainIntegers = testing::GpuTest;

TEST_F(PlainIntegers, GiveTheSameDotsAndTheSamePictureAsThoseOfSixtyFourBits) {
  if (!device().int64Atomics()) GTEST_SKIP() << "this device has none of 64 bits to compare with";
  const auto plain = gpu::Device::create({.validate = true, .plain_integers = true});
  ASSERT_TRUE(plain) << plain.error().message;
  EXPECT_FALSE((*plain)->int64Atomics());
  for (const float day : {5.0f, 60.0f}) {
    const Made of_64 = makeOn(device(), day), of_32 = makeOn(**plain, day);
    EXPECT_EQ(of_32.counts.decisions_low, of_64.counts.decisions_low) << "day " << day;
    EXPECT_EQ(of_32.counts.decisions_high, of_64.counts.decisions_high) << "day " << day;
    EXPECT_GT(of_64.counts.hairs, 100u);
    EXPECT_GT(of_64.counts.impressions, 100u);
    EXPECT_TRUE(of_32.dots == of_64.dots) << "day " << day;
    for (std::size_t view = 0; view < std::size(kViews); ++view) {
      EXPECT_TRUE(std::ranges::any_of(of_64.ink[view], [](std::uint32_t units) { return units > 0; })) << "view " << view;
      EXPECT_TRUE(of_32.ink[view] == of_64.ink[view]) << "day " << day << ", view " << view;
      EXPECT_TRUE(of_32.pictures[view] == of_64.pictures[view]) << "day " << day << ", view " << view;
    }
  }
  EXPECT_TRUE((*plain)->validationMessages().empty());
}

}  // namespace
}  // namespace stipple
