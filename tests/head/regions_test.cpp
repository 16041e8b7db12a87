#include "head/regions.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <optional>

#include "head/built_in.h"
#include "head/frame.h"
#include "head/raycast.h"
#include "head/repair.h"
#include "head/subdivide.h"
#include "test_meshes.h"

namespace stipple {
namespace {

struct LabelledHead {
  Surface surface;
  Landmarks landmarks;
  std::vector<Region> regions;
  std::optional<RayCaster> caster;

  void label() {
    regions = labelRegions(surface, landmarks);
    caster.emplace(surface.positions, surface.triangles);
  }
};

Region at(const LabelledHead& head, const glm::vec3& from, const glm::vec3& direction) {
  const auto hit = head.caster->cast(from, direction);
  EXPECT_TRUE(hit);
  if (!hit) return Region::neck;
  const glm::vec3& w = hit->barycentric;
  const int corner = w.x >= w.y ? (w.x >= w.z ? 0 : 2) : (w.y >= w.z ? 1 : 2);
  return head.regions[head.surface.triangles[hit->triangle][corner]];
}

/// Skin seen from in front, from a side (+1 left) and from behind.
Region inFront(const LabelledHead& head, float x, float y) {
  return at(head, {x, y, 300}, {0, 0, -1});
}
Region beside(const LabelledHead& head, float side, float y, float z) {
  return at(head, {side * 300, y, z}, {-side, 0, 0});
}
Region behind(const LabelledHead& head, float x, float y) {
  return at(head, {x, y, -300}, {0, 0, 1});
}

void expectSensible(const LabelledHead& head) {
  const Landmarks& l = head.landmarks;
  for (const float x : {-30.0f, 0.0f, 30.0f}) {
    EXPECT_EQ(inFront(head, x, l.glabella.y), Region::face) << "brow, x " << x;
    EXPECT_EQ(inFront(head, x, l.glabella.y + 30), Region::face) << "forehead, x " << x;
    EXPECT_EQ(inFront(head, x, l.glabella.y + 48), Region::scalp) << "lowest hairlines, x " << x;
    EXPECT_EQ(inFront(head, x, l.pronasale.y), Region::face) << "cheek and nose, x " << x;
    EXPECT_EQ(behind(head, x, l.opisthocranion.y), Region::scalp) << "back of the head, x " << x;
    EXPECT_EQ(behind(head, x, -30), Region::scalp) << "above the nape, x " << x;
    EXPECT_EQ(behind(head, x, -60), Region::neck) << "nape, x " << x;
  }
  EXPECT_EQ(inFront(head, 45, l.glabella.y), Region::face) << "tail of the brow";
  EXPECT_EQ(at(head, {0, 400, -10}, {0, -1, 0}), Region::scalp) << "crown";
  for (const float side : {1.0f, -1.0f}) {
    EXPECT_EQ(beside(head, side, 60, -10), Region::scalp) << "parietal";
    EXPECT_EQ(beside(head, side, 50, 30), Region::scalp) << "temple";
    EXPECT_EQ(beside(head, side, 10, 15), Region::scalp) << "sideburn";
    EXPECT_EQ(beside(head, side, 20, 45), Region::face) << "beside the eye";
    EXPECT_EQ(beside(head, side, -30, 30), Region::face) << "cheek";
    EXPECT_EQ(beside(head, side, 10, -55), Region::scalp) << "behind the ear";
    for (const float y : {-18.0f, -5.0f, 5.0f, 15.0f, 24.0f}) {
      EXPECT_EQ(beside(head, side, y, -10), Region::ear) << "ear at height " << y;
    }
  }
}

/// Seen from inside the skull nothing hides scalp: neither an ear nor a fold of skin was labelled so.
void expectScalpStarShaped(const LabelledHead& head) {
  const glm::vec3 middle(0, 20, -5);
  std::size_t scalp = 0, hidden = 0;
  for (std::size_t v = 0; v < head.surface.positions.size(); v += 7) {
    if (head.regions[v] != Region::scalp) continue;
    ++scalp;
    const auto hit = head.caster->cast(middle, glm::normalize(head.surface.positions[v] - middle));
    if (hit && hit->distance < glm::distance(middle, head.surface.positions[v]) - 2) ++hidden;
  }
  EXPECT_GT(scalp, 1000u);
  EXPECT_LT(hidden, scalp / 500);
}

TEST(Regions, OfTheBuiltInHeadAreWhereTheyBelong) {
  const auto built_in = builtInHead();
  ASSERT_TRUE(built_in) << built_in.error().message;
  LabelledHead head{toSurface(built_in->mesh), built_in->landmarks, {}, {}};
  head.label();
  expectSensible(head);
  expectScalpStarShaped(head);
}

TEST(Regions, OfTheRealScanAreWhereTheyBelong) {
  const auto path = testing::leePerrySmith();
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no scan at " << path;
  LabelledHead head{testing::readObj(path), {}, {}, {}};
  ASSERT_TRUE(repair(head.surface));
  const auto fit = fitFrame(head.surface);
  ASSERT_TRUE(fit);
  head.landmarks = fit->landmarks;
  for (glm::vec3& position : head.surface.positions) position = fit->to_head(position);
  head.surface = subdivide(subdivide(head.surface));
  head.label();
  expectSensible(head);
  expectScalpStarShaped(head);
}

}  // namespace
}  // namespace stipple
