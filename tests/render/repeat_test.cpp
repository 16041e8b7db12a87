// Same plan, same device: the same bits, always.
#include <unistd.h>

#include <fstream>

#include "plan/stage.h"
#include "support/ball_scene.h"

namespace stipple {
namespace {

class Repeat : public testing::GpuTest {
 protected:
  std::vector<std::byte> picture(testing::BallScene& ball, const Camera& camera, float day) {
    Plan plan;
    plan.density_per_cm2 = 16;
    ball.treat(plan, day);
    Frame frame(device(), {{160, 120}, 2});
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, ball.input(camera, plan)); });
    return gpu::download(device(), frame.picture(), 4);
  }
};

TEST_F(Repeat, APictureDrawnAgainAfterOthersIsTheSameToTheByte) {
  testing::BallScene ball(device(), 20);
  const Camera crown{{0, 60, 0}, 0.4f, 0.9f, 260}, close{glm::vec3(testing::onBall(20, 20)), 0.3f, 1.2f, 12};
  const auto from_afar = picture(ball, crown, 20), close_up = picture(ball, close, 20);
  EXPECT_TRUE(picture(ball, crown, 5) != from_afar);
  for (int round = 0; round < 3; ++round) {  // memory that was used in the meantime must not shine through
    EXPECT_TRUE(picture(ball, crown, 20) == from_afar);
    EXPECT_TRUE(picture(ball, close, 20) == close_up);
  }
}

TEST_F(Repeat, AHeadBuiltAnewGivesTheSamePicture) {
  const Camera crown{{0, 60, 0}, 0.4f, 0.9f, 260};
  testing::BallScene first(device(), 10), second(device(), 10);
  EXPECT_TRUE(picture(first, crown, 30) == picture(second, crown, 30));
}

TEST_F(Repeat, InkLaidOverSkinLitBeforeIsTheSameAsTheWholeFrame) {
  testing::BallScene ball(device(), 20);
  Plan plan;
  plan.density_per_cm2 = 16;
  const Camera camera{{0, 60, 0}, 0.4f, 0.9f, 260};
  ball.treat(plan, 5);
  Frame frame(device(), {{160, 120}, 1});
  device().runNow("first", [&](gpu::Commands& commands) { frame.record(commands, ball.input(camera, plan)); });
  ball.treat(plan, 20);
  Frame::Input input = ball.input(camera, plan);
  input.relight = false;
  device().runNow("only ink", [&](gpu::Commands& commands) { frame.record(commands, input); });
  const auto only_ink = gpu::download(device(), frame.picture(), 4);
  input.relight = true;
  device().runNow("whole", [&](gpu::Commands& commands) { frame.record(commands, input); });
  EXPECT_TRUE(gpu::download(device(), frame.picture(), 4) == only_ink);
}

/// Of this program, MiB in memory.
double residentMiB() {
  std::ifstream file("/proc/self/statm");
  double pages = 0, resident = 0;
  file >> pages >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

TEST_F(Repeat, FramesFromEverNewSidesTakeNoMoreMemory) {
  testing::BallScene ball(device(), 10);
  Plan plan;
  ball.treat(plan, 20);
  Frame frame(device(), {{64, 48}, 2});
  const auto draw = [&](int i) {
    const float step = static_cast<float>(i);
    const Camera camera{{0, 60, 0}, 0.05f * step, 0.4f, 260 - step};
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, ball.input(camera, plan)); });
  };
  int frames = 0;
  while (frames < 10) draw(frames++);
  const double warm_mib = residentMiB();
  ASSERT_GT(warm_mib, 0);
  while (frames < 50) draw(frames++);
  EXPECT_LT(residentMiB() - warm_mib, 30);
}

}  // namespace
}  // namespace stipple
