// A pane of a comparison is the still of its plan and day, whatever stands beside it.
#include "render/panes.h"

#include "export/stills.h"
#include "support/head_pictures.h"

namespace stipple {
namespace {

class PanesTest : public testing::HeadPictures {
 protected:
  static constexpr FrameSize kSize{{96, 80}, 2};

  std::vector<std::byte> still(const Preview::Shot& shot) {
    Frame frame(device(), kSize);
    preview().ready(shot);
    device().runNow("still",
                    [&](gpu::Commands& commands) { preview().record(commands, frame, shot, false); });
    return gpu::download(device(), frame.picture(), 4);
  }

  std::vector<std::vector<std::byte>> drawn(Panes& panes, Frame& frame,
                                            const std::vector<Preview::Shot>& shots, bool same_frame) {
    std::vector<const gpu::Image*> images;
    preview().ready(shots.front());
    device().runNow("panes", [&](gpu::Commands& commands) {
      images = panes.record(commands, preview(), frame, shots, same_frame);
    });
    std::vector<std::vector<std::byte>> pictures;
    for (const gpu::Image* image : images) pictures.push_back(gpu::download(device(), *image, 4));
    return pictures;
  }

  std::vector<Preview::Shot> fourShots() {
    const Camera above = camera("top");
    std::vector<Preview::Shot> shots{shot(above, "bare"), shot(above, "s1.fresh"), shot(above), shot(above)};
    shots[3].plan.density_per_cm2 = 60;
    shots[3].plan.skin.fitzpatrick = 5;  // its skin is lit anew
    return shots;
  }
};

TEST_F(PanesTest, EachIsTheStillOfItsPlanAndDayToTheByte) {
  const std::vector<Preview::Shot> shots = fourShots();
  std::vector<std::vector<std::byte>> stills;
  for (const Preview::Shot& shot : shots) stills.push_back(still(shot));
  Frame frame(device(), kSize);
  Panes panes;
  EXPECT_TRUE(drawn(panes, frame, shots, false) == stills);
  EXPECT_TRUE(stills[0] != stills[1] && stills[1] != stills[2] && stills[2] != stills[3]);
}

TEST_F(PanesTest, OnlyWhatChangedIsDrawnAgain) {
  std::vector<Preview::Shot> shots = fourShots();
  Frame frame(device(), kSize);
  Panes panes;
  const auto before = drawn(panes, frame, shots, false);
  const std::uint64_t count = preview().shotCount();
  shots[1] = shot(shots[1].camera, "s2.healed");
  const auto after = drawn(panes, frame, shots, true);
  EXPECT_EQ(preview().shotCount(), count + 1);
  EXPECT_TRUE(after[0] == before[0] && after[2] == before[2] && after[3] == before[3]);
  EXPECT_TRUE(after[1] == still(shots[1]));
}

TEST_F(PanesTest, AllFollowAMovedCamera) {
  std::vector<Preview::Shot> shots = fourShots();
  Frame frame(device(), kSize);
  Panes panes;
  drawn(panes, frame, shots, false);
  for (Preview::Shot& shot : shots) shot.camera = camera("crown");
  const auto moved = drawn(panes, frame, shots, true);
  for (std::size_t i = 0; i < shots.size(); ++i) EXPECT_TRUE(moved[i] == still(shots[i])) << i;
}

}  // namespace
}  // namespace stipple
