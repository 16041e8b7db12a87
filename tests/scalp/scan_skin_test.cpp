#include "scalp/scan_skin.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "head/built_in.h"
#include "plan/skin_colour.h"

namespace stipple {
namespace {

/// The built-in head as a scan whose skin is this sRGB colour all over.
Head painted(const std::vector<std::uint8_t>& rgb) {
  Head head = *builtInHead();
  head.is_built_in = false;
  head.mesh.uvs.assign(head.mesh.positions.size(), glm::vec2(0.5f));
  head.colour = {1, 1, rgb};
  return head;
}

TEST(ScanSkin, ComesNearTheColourOfTheScan) {
  Skin skin;
  skin.sheen = 0.7f;
  const auto found = skinOfScan(skin, painted({176, 139, 121}));
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->sheen, 0.7f);
  const glm::vec3 linear{0.434f, 0.258f, 0.191f}, albedo = skinAlbedo(tintOf(*found));
  for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(albedo[channel], linear[channel], 0.01f) << channel;
}

TEST(ScanSkin, DarkerScansGetHigherTypes) {
  const auto fair = skinOfScan({}, painted({186, 149, 132})), dark = skinOfScan({}, painted({96, 62, 46}));
  ASSERT_TRUE(fair && dark);
  EXPECT_LT(fair->fitzpatrick, 2);
  EXPECT_GT(dark->fitzpatrick, 5);
}

TEST(ScanSkin, ColoursThatSkinCanHaveStayAsTheyWerePhotographed) {
  const Head head = painted({188, 142, 118});
  EXPECT_EQ(mapExposure(head), 1);
  EXPECT_NEAR(foreheadColour(head)->r, 0.503f, 0.001f);
}

TEST(ScanSkin, OnePersonPhotographedBrighterHasTheSameSkin) {
  const Head once = painted({222, 179, 160}), brighter = painted({236, 191, 171});
  EXPECT_LT(mapExposure(once), 1);
  EXPECT_LT(mapExposure(brighter), mapExposure(once));
  EXPECT_LT(glm::distance(*foreheadColour(once), *foreheadColour(brighter)), 0.006f);
}

TEST(ScanSkin, WithoutAMapThereIsNothingToExpose) {
  EXPECT_FALSE(foreheadColour(*builtInHead()));
  EXPECT_EQ(mapExposure(*builtInHead()), 1);
}

TEST(ScanSkin, SaysWhatToDoWhereAHeadBringsNoColours) {
  const auto built_in = skinOfScan({}, *builtInHead());
  ASSERT_FALSE(built_in);
  EXPECT_NE(built_in.error().message.find("load a scan"), std::string::npos);
  Head grey = *builtInHead();
  grey.is_built_in = false;
  const auto found = skinOfScan({}, grey);
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().message.find("skin.fitzpatrick"), std::string::npos);
}

}  // namespace
}  // namespace stipple
