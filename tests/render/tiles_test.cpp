// A picture drawn in tiles is the picture drawn in one piece, bit for bit.
#include <stop_token>

#include "export/stills.h"
#include "support/head_pictures.h"

namespace stipple {
namespace {

class Tiles : public testing::HeadPictures {
 protected:
  void expectSame(std::string_view view, float grains_from_px = 0) {
    for (const std::uint32_t samples : {1u, 2u}) {
      const FrameSize size{{301, 199}, samples};
      Preview::Shot seen = shot(camera(view));
      seen.grains_from_px = grains_from_px;
      const testing::Drawn whole = draw(seen, size);
      ASSERT_GT(*std::max_element(whole.ink.begin(), whole.ink.end()), 0u) << "no dot is in this view";
      for (const std::uint32_t side : {64u, 96u, 61u}) {
        const testing::Drawn tiled = draw(seen, size, side);
        EXPECT_GT(tileCount(), 8u);
        const auto [ink, same_ink] = std::mismatch(whole.ink.begin(), whole.ink.end(), tiled.ink.begin());
        EXPECT_EQ(ink, whole.ink.end()) << "ink differs from pixel " << ink - whole.ink.begin() << " on; tiles of " << side << ", samples " << samples;
        EXPECT_TRUE(whole.linear == tiled.linear) << "linear light differs; tiles of " << side << ", samples " << samples;
        EXPECT_TRUE(whole.bytes == tiled.bytes) << "bytes differ; tiles of " << side << ", samples " << samples;
      }
    }
  }
};

TEST_F(Tiles, AWholeHead) { expectSame("left45"); }
TEST_F(Tiles, ACloseUpOfGrains) { expectSame("0,44,20,0,122,72"); }
// Here dots reach over many pixels, as wholes and past the borders of tiles.
TEST_F(Tiles, ACloseUpOfWholeDots) { expectSame("0,44,8,0,122,72", 1e6f); }
TEST_F(Tiles, AnEarSeenFromNearbyBeforeTheHead) { expectSame("80,10,60,70,0,-20"); }

// So do hairs and their shadows, and farther.
TEST_F(Tiles, ACloseUpOfLongHairs) {
  plan().native.length_mm = 3;
  expectSame("85,5,14,75,50,-20");
}

TEST_F(Tiles, AStillThatIsStoppedAmidItsTilesIsNoPictureAndTheNextOneIsWhole) {
  const FrameSize size{{301, 199}, 1};
  Stills stills(device(), preview());
  const auto whole = stills.draw(shot(camera("front")), size, {.tile = 64});
  ASSERT_TRUE(whole);
  std::stop_source stop;
  const auto stopped = stills.draw(
      shot(camera("front")), size,
      {.tile = 64, .progress = [&](double share) { if (share > 0.6) stop.request_stop(); }, .stop = stop.get_token()});
  EXPECT_FALSE(stopped);
  const auto again = stills.draw(shot(camera("front")), size, {.tile = 64});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->rgb == whole->rgb);
}

constexpr float kHairMm = 0.5f;

TEST(Tiling, CoresCoverThePictureOnceAndBeginAtWholeTexels) {
  const FrameSize size{{1000, 700}, 2};
  const shared::View view = viewOf({{0, 0, 0}, 0, 0, 30}, size.picture, size.samples);
  const auto tiling = tilingFor(view, size, kHairMm, 100, {8192, 1u << 24});
  ASSERT_TRUE(tiling);
  const std::uint32_t block = 1u << tiling->reductions.halo.level;
  ASSERT_GT(block, 1u);
  std::uint64_t area = 0;
  for (const Tile& tile : tiling->tiles) {
    EXPECT_EQ(tile.core_origin.x % block, 0u);
    EXPECT_EQ(tile.core_origin.y % block, 0u);
    EXPECT_EQ(tile.core.x % size.samples, 0u);
    area += static_cast<std::uint64_t>(tile.core.x) * tile.core.y;
  }
  EXPECT_EQ(area, 2000u * 1400u);
}

TEST(Tiling, ReductionsDoNotDependOnTheTiles) {
  const FrameSize size{{1000, 700}, 1};
  const shared::View view = viewOf({{0, 0, 0}, 0, 0, 30}, size.picture, size.samples);
  const auto coarse = tilingFor(view, size, kHairMm, 400, {8192, 1u << 24}), fine = tilingFor(view, size, kHairMm, 50, {8192, 1u << 24});
  EXPECT_EQ(coarse->reductions.light.level, fine->reductions.light.level);
  EXPECT_EQ(coarse->reductions.halo.size, fine->reductions.halo.size);
}

TEST(Tiling, SaysWhatATileMayBeWhenTheDeviceHasNoRoom) {
  const FrameSize size{{1000, 700}, 2};
  const shared::View view = viewOf({{0, 0, 0}, 0, 0, 300}, size.picture, size.samples);
  const auto too_wide = tilingFor(view, size, kHairMm, 900, {1024, 1u << 20});
  ASSERT_FALSE(too_wide);
  EXPECT_NE(too_wide.error().message.find("900"), std::string::npos) << too_wide.error().message;
  EXPECT_FALSE(tilingFor(viewOf({{0, 0, 0}, 0, 0, 0.5f}, size.picture, size.samples), size, kHairMm, 0, {64, 4096}));
}

}  // namespace
}  // namespace stipple
