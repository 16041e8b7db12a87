#include "head/frame.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "head/built_in.h"
#include "head/repair.h"
#include "test_meshes.h"

namespace stipple {
namespace {

using testing::anyTurn;
using testing::icosphere;
using testing::leePerrySmith;

Surface moved(Surface surface, const glm::mat3& turn, float scale, const glm::vec3& shift) {
  for (glm::vec3& position : surface.positions) position = scale * (turn * position) + shift;
  return surface;
}

/// Largest distance between where two fits put the same points of the head, mm. `b` was made of `turn`ed
/// points.
float disagreement_mm(const FrameFit& a, const FrameFit& b, const glm::mat3& turn, float scale,
                      const glm::vec3& shift) {
  float furthest = 0;
  for (const glm::vec3& in_frame :
       {a.landmarks.glabella, a.landmarks.vertex, a.landmarks.opisthocranion, a.landmarks.tragion_left,
        a.landmarks.tragion_right, a.landmarks.menton}) {
    const glm::vec3 in_scan =
        glm::transpose(a.to_head.rotation) * ((in_frame - a.to_head.translation) / a.to_head.scale);
    furthest = std::max(furthest, glm::distance(in_frame, b.to_head(scale * (turn * in_scan) + shift)));
  }
  return furthest;
}

TEST(Frame, FindsTheRealScanHoweverItLies) {
  if (!std::filesystem::exists(leePerrySmith())) GTEST_SKIP() << "no scan at " << leePerrySmith();
  Surface scan = testing::readObj(leePerrySmith());
  ASSERT_TRUE(repair(scan));
  const auto upright = fitFrame(scan);
  ASSERT_TRUE(upright) << upright.error().message;
  EXPECT_GT(upright->confidence, 0.9f);
  EXPECT_NEAR(upright->to_head.scale, 46.8f, 1.0f);  // 46.76 mm a unit was measured by hand
  EXPECT_GT(upright->to_head.rotation[1].y, 0.95f);  // the scan stands upright and looks along +Z
  EXPECT_GT(upright->to_head.rotation[2].z, 0.95f);
  // The skin of the ears, known from the scan itself, lies at the origin's height.
  EXPECT_NEAR(upright->landmarks.tragion_left.x, -upright->landmarks.tragion_right.x, 4);

  const glm::mat3 upside_down(glm::vec3(1, 0, 0), glm::vec3(0, -1, 0), glm::vec3(0, 0, -1));
  const glm::mat3 z_up(glm::vec3(1, 0, 0), glm::vec3(0, 0, 1), glm::vec3(0, -1, 0));
  struct Case {
    glm::mat3 turn;
    float scale;
    glm::vec3 shift;
  };
  for (const Case& c :
       {Case{upside_down, 1, {0, 0, 0}}, {z_up, 0.02f, {3, 4, 5}}, {anyTurn(3), 310, {900, -2000, 40}}}) {
    const auto fit = fitFrame(moved(scan, c.turn, c.scale, c.shift));
    ASSERT_TRUE(fit) << fit.error().message;
    EXPECT_LT(disagreement_mm(*upright, *fit, c.turn, c.scale, c.shift), 4);
  }
}

TEST(Frame, FindsTheBuiltInHeadWhereItsLabelsSay) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  Surface surface = toSurface(head->mesh);
  const glm::mat3 turn = anyTurn(11);
  const auto fit =
      fitFrame(moved(surface, turn, 0.001f, {0.3f, 1.7f, 0.2f}));  // metres, at a standing man's height
  ASSERT_TRUE(fit) << fit.error().message;
  EXPECT_EQ(fit->units, "metres");
  const glm::mat3 back = fit->to_head.rotation * turn;
  EXPECT_NEAR(std::acos(std::min(1.0f, (back[0].x + back[1].y + back[2].z - 1) / 2)), 0, 0.05f);  // 3 degrees
  const Landmarks& truth = head->landmarks;
  EXPECT_LT(glm::distance(fit->landmarks.pronasale, truth.pronasale), 6);
  EXPECT_LT(glm::distance(fit->landmarks.glabella, truth.glabella), 6);
  EXPECT_LT(glm::distance(fit->landmarks.sellion, truth.sellion), 6);
  EXPECT_LT(glm::distance(fit->landmarks.vertex, truth.vertex), 8);
  EXPECT_LT(glm::distance(fit->landmarks.tragion_left, truth.tragion_left), 6);
  EXPECT_LT(glm::distance(fit->landmarks.tragion_right, truth.tragion_right), 6);
}

TEST(Frame, ASecondFitGivesTheSameBits) {
  if (!std::filesystem::exists(leePerrySmith())) GTEST_SKIP() << "no scan at " << leePerrySmith();
  Surface scan = testing::readObj(leePerrySmith());
  ASSERT_TRUE(repair(scan));
  const auto first = fitFrame(scan), second = fitFrame(scan);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->to_head.rotation, second->to_head.rotation);
  EXPECT_EQ(first->to_head.translation, second->to_head.translation);
  EXPECT_EQ(first->to_head.scale, second->to_head.scale);
}

TEST(Frame, ABallIsNoHead) {
  const auto fit = fitFrame(icosphere(4));
  ASSERT_FALSE(fit);
  EXPECT_NE(fit.error().message.find("no head can be recognised"), std::string::npos);
}

}  // namespace
}  // namespace stipple
