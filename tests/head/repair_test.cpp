#include "head/repair.h"

#include <gtest/gtest.h>

#include "test_meshes.h"

namespace stipple {
namespace {

using testing::icosphere;
using testing::volume;

/// Every triangle with corners of its own, as STL files have them.
Surface soup(const Surface& surface) {
  Surface result;
  for (const glm::uvec3& triangle : surface.triangles) {
    const auto first = static_cast<std::uint32_t>(result.positions.size());
    for (int corner = 0; corner < 3; ++corner)
      result.positions.push_back(surface.positions[triangle[corner]]);
    result.triangles.emplace_back(first, first + 1, first + 2);
  }
  return result;
}

void append(Surface& surface, const Surface& other, float scale, const glm::vec3& shift) {
  const auto first = static_cast<std::uint32_t>(surface.positions.size());
  for (const glm::vec3& position : other.positions) surface.positions.push_back(position * scale + shift);
  for (const glm::uvec3& triangle : other.triangles) surface.triangles.push_back(triangle + first);
}

TEST(Repair, JoinsTheCornersOfATriangleSoup) {
  const Surface sphere = icosphere(3);
  Surface surface = soup(sphere);
  const auto report = repair(surface);
  ASSERT_TRUE(report);
  EXPECT_EQ(surface.positions.size(), sphere.positions.size());
  EXPECT_EQ(report->open_edges, 0u);
}

TEST(Repair, TurnsEveryTriangleOutward) {
  Surface surface = icosphere(3);
  const double outward = volume(surface);
  std::size_t inward = 0;
  for (std::size_t t = 0; t < surface.triangles.size(); t += 3, ++inward) {
    std::swap(surface.triangles[t].y, surface.triangles[t].z);
  }
  const auto report = repair(surface);
  ASSERT_TRUE(report);
  EXPECT_NEAR(volume(surface), outward, 1e-5);
  EXPECT_EQ(report->triangles_turned, inward);
}

TEST(Repair, TurnsAnInsideOutScanWithAnOpenNeck) {
  Surface surface = icosphere(3);
  std::erase_if(surface.triangles, [&](const glm::uvec3& t) { return surface.positions[t.x].y < -0.6f; });
  const double outward = volume(surface);
  for (glm::uvec3& triangle : surface.triangles) std::swap(triangle.y, triangle.z);
  const auto report = repair(surface);
  ASSERT_TRUE(report);
  EXPECT_NEAR(volume(surface), outward, 1e-5);
  EXPECT_GT(report->open_edges, 10u);
}

TEST(Repair, DropsScrapsButKeepsLargeParts) {
  Surface surface = icosphere(3);
  const std::size_t head = surface.triangles.size();
  append(surface, icosphere(2), 0.1f, {3, 0, 0});  // an eyeball: 1 % of the area
  append(surface, icosphere(2), 0.4f, {0, 3, 0});  // a shoulder: 16 %
  const std::size_t shoulder = icosphere(2).triangles.size();
  const auto report = repair(surface);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->scraps_dropped, 1u);
  EXPECT_EQ(surface.triangles.size(), head + shoulder);
}

TEST(Repair, DropsDegenerateAndRepeatedTriangles) {
  Surface surface = icosphere(2);
  const std::size_t whole = surface.triangles.size();
  surface.triangles.emplace_back(1, 1, 2);
  surface.triangles.push_back(surface.triangles[5]);
  const auto report = repair(surface);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->degenerate_dropped, 2u);
  EXPECT_EQ(surface.triangles.size(), whole);
}

TEST(Repair, SaysWhyNothingIsLeft) {
  Surface empty;
  EXPECT_NE(repair(empty).error().message.find("no triangles"), std::string::npos);
  Surface point{{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, {{0, 1, 2}}, {}};
  EXPECT_NE(repair(point).error().message.find("one place"), std::string::npos);
}

}  // namespace
}  // namespace stipple
