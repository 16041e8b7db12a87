// Soft shadows that are worked out beside the frames that go on meanwhile.
#include <gtest/gtest.h>

#include <cstdint>
#include <future>
#include <utility>
#include <vector>

#include "render/head_scene.h"
#include "support/ball_head.h"
#include "support/gpu_fixture.h"

namespace stipple {
namespace {

class Bake : public testing::GpuTest {
 protected:
  std::vector<std::uint32_t> lightsOf(const gpu::Buffer& vertices, std::uint32_t count) {
    std::vector<std::uint32_t> lights;
    for (const shared::SkinVertex& vertex : gpu::downloadAs<shared::SkinVertex>(device(), vertices, count))
      lights.push_back(vertex.lights);
    return lights;
  }

  const Head head_ = testing::ballHead(3);
};

TEST_F(Bake, OnAnotherThreadGivesWhatItGivesAtOnce) {
  HeadScene at_once(device(), head_, studioLighting()), beside(device(), head_, studioLighting());
  at_once.lightBy(device(), LightPreset::bathroom, lightingOf(LightPreset::bathroom));

  EXPECT_FALSE(beside.hasBaked(LightPreset::bathroom));
  auto baked = std::async(std::launch::async, [&] {
    return beside.bake(device(), LightPreset::bathroom, lightingOf(LightPreset::bathroom));
  });
  // What frames read stays there all the while.
  for (int i = 0; i < 5; ++i) (void)lightsOf(beside.skinVertices(), beside.vertexCount());
  auto vertices = baked.get();
  ASSERT_TRUE(vertices.has_value());
  beside.keepBaked(LightPreset::bathroom, std::move(*vertices));
  EXPECT_EQ(beside.litBy(), LightPreset::studio) << "until it is asked for";

  beside.lightBy(device(), LightPreset::bathroom, lightingOf(LightPreset::bathroom));
  EXPECT_EQ(lightsOf(beside.skinVertices(), beside.vertexCount()),
            lightsOf(at_once.skinVertices(), at_once.vertexCount()));
}

TEST_F(Bake, EndsAsSoonAsItIsNoLongerWanted) {
  const HeadScene scene(device(), head_, studioLighting());
  std::vector<double> told;
  const auto baked = scene.bake(device(), LightPreset::salon, lightingOf(LightPreset::salon), [&](double share) {
    told.push_back(share);
    return told.size() < 3;
  });
  EXPECT_FALSE(baked.has_value());
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[0], 0);
  EXPECT_GT(told[2], told[1]);
  EXPECT_LT(told[2], 0.5);
}

TEST_F(Bake, AHeadThatIsNoLongerWantedIsNotLit) {
  const HeadScene scene(device(), head_, studioLighting(), [](double) { return false; });
  EXPECT_FALSE(scene.hasBaked(LightPreset::studio));
}

}  // namespace
}  // namespace stipple
