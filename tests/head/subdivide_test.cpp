#include "head/subdivide.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "test_meshes.h"

namespace stipple {
namespace {

using testing::icosphere;
using testing::volume;

bool isClosed(const Surface& surface) {
  const auto edges = findEdges(surface.triangles).edges;
  return std::all_of(edges.begin(), edges.end(), [](const Edge& edge) { return edge.isInner(); });
}

TEST(Subdivide, KeepsASphereRoundAndClosed) {
  const Surface coarse = icosphere(2);
  const Surface fine = subdivide(subdivide(coarse));
  EXPECT_EQ(fine.triangles.size(), coarse.triangles.size() * 16);
  EXPECT_TRUE(isClosed(fine));
  float shortest = 2, longest = 0;
  for (const glm::vec3& position : fine.positions) {
    shortest = std::min(shortest, glm::length(position));
    longest = std::max(longest, glm::length(position));
  }
  EXPECT_GT(shortest, 0.97f);  // smoothing shrinks a little
  EXPECT_LT(longest, 1.0f);
  EXPECT_LT(longest - shortest, 0.008f);  // the coarse sphere's faces lie 0.017 below its corners
  EXPECT_GT(volume(fine), 0);
}

TEST(Subdivide, WeighsNeighboursAsLoopAndWarrenDo) {
  Surface octahedron{{{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}},
                     {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4}, {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}},
                     {}};
  const Surface fine = subdivide(octahedron);
  EXPECT_EQ(fine.positions[0], glm::vec3(0.625f, 0, 0));  // 1 - 4 * 3/32 of itself; its neighbours cancel
  const glm::vec3 edge_point(0.375f, 0.375f, 0);          // 3/8 of either end; the opposite corners cancel
  EXPECT_EQ(std::count(fine.positions.begin(), fine.positions.end(), edge_point), 1);

  const Surface triangle{{{0, 0, 0}, {8, 0, 0}, {0, 8, 0}}, {{0, 1, 2}}, {}};
  const Surface rounded = subdivide(triangle);
  EXPECT_EQ(rounded.positions[0], glm::vec3(1, 1, 0));  // 6/8 of itself, 1/8 of either neighbour on the rim
  EXPECT_EQ(rounded.positions[3], glm::vec3(4, 0, 0));
}

TEST(Subdivide, AFlatSheetStaysFlatAndKeepsItsOutline) {
  Surface sheet;
  for (int y = 0; y < 5; ++y) {
    for (int x = 0; x < 5; ++x) sheet.positions.emplace_back(x, y, 0);
  }
  for (std::uint32_t y = 0; y < 4; ++y) {
    for (std::uint32_t x = 0; x < 4; ++x) {
      const std::uint32_t here = y * 5 + x;
      sheet.triangles.emplace_back(here, here + 1, here + 6);
      sheet.triangles.emplace_back(here, here + 6, here + 5);
    }
  }
  const Surface fine = subdivide(sheet);
  for (const glm::vec3& p : fine.positions) {
    EXPECT_EQ(p.z, 0);
    EXPECT_TRUE(p.x >= 0 && p.x <= 4 && p.y >= 0 && p.y <= 4);
  }
  // Along a straight rim the rim's own spline keeps every point on it.
  const auto on_rim = std::count_if(fine.positions.begin(), fine.positions.end(),
                                    [](const glm::vec3& p) { return p.y == 0; });
  EXPECT_EQ(on_rim, 9 - 2);  // the two sharp corners of the sheet are rounded off
}

TEST(Subdivide, AChosenPartJoinsTheRestWithoutGaps) {
  const Surface coarse = icosphere(2);
  std::vector<bool> upper(coarse.triangles.size());
  for (std::size_t t = 0; t < upper.size(); ++t) upper[t] = coarse.positions[coarse.triangles[t].x].y > 0.2f;
  const Surface fine = subdivide(coarse, upper);
  EXPECT_TRUE(isClosed(fine));
  EXPECT_GT(fine.triangles.size(), coarse.triangles.size());
  EXPECT_LT(fine.triangles.size(), coarse.triangles.size() * 4);
  const Surface whole = subdivide(coarse);
  EXPECT_NEAR(volume(fine), volume(whole), 0.03 * volume(whole));
}

TEST(Subdivide, PictureSeamsDoNotCutTheSkin) {
  Surface sphere = icosphere(1);
  // Every triangle has a picture of its own: seams everywhere.
  for (std::size_t t = 0; t < sphere.triangles.size(); ++t) {
    const float shift = static_cast<float>(t);
    sphere.corner_uvs.push_back({glm::vec2(shift, 0), glm::vec2(shift + 0.5f, 0), glm::vec2(shift, 0.5f)});
  }
  const Surface fine = subdivide(sphere);
  EXPECT_TRUE(isClosed(fine));
  ASSERT_EQ(fine.corner_uvs.size(), fine.triangles.size());
  const Mesh mesh = toMesh(fine, std::vector<Region>(fine.positions.size(), Region::scalp));
  EXPECT_GT(mesh.positions.size(), fine.positions.size());
  // Twins at a seam share position and normal, so neither a crack nor a crease can show.
  const Surface joined = toSurface(mesh);
  EXPECT_EQ(joined.positions.size(), fine.positions.size());
  const std::vector<glm::vec3> normals = vertexNormals(fine);
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    EXPECT_NEAR(glm::dot(mesh.normals[i], glm::normalize(mesh.positions[i])), 1, 0.02f);
  }
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (int corner = 0; corner < 3; ++corner) {
      EXPECT_EQ(mesh.uvs[mesh.triangles[t][corner]], fine.corner_uvs[t][corner]);
      EXPECT_EQ(mesh.positions[mesh.triangles[t][corner]], fine.positions[fine.triangles[t][corner]]);
      EXPECT_EQ(mesh.normals[mesh.triangles[t][corner]], normals[fine.triangles[t][corner]]);
    }
  }
}

}  // namespace
}  // namespace stipple
