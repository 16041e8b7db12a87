#include "scalp/atlas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <set>
#include <tuple>
#include <vector>

#include "head/built_in.h"
#include "head/surface.h"

namespace stipple {
namespace {

constexpr int kTexturePx = 1024;

const Head& man() {
  static const Head head = *builtInHead();
  return head;
}
const Atlas& atlas() {
  static const Atlas made = makeAtlas(man(), kTexturePx);
  return made;
}

double areaOf(const glm::dvec2& a, const glm::dvec2& b, const glm::dvec2& c) {
  return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
}

TEST(Atlas, IsTheWholeHead) {
  ASSERT_EQ(atlas().mesh.triangles.size(), man().mesh.triangles.size());
  const auto sum = [](const Mesh& mesh) {
    double area = 0;
    for (const glm::uvec3& t : mesh.triangles) area += static_cast<double>(glm::length(areaNormal(mesh.positions, t))) / 2;
    return area;
  };
  EXPECT_NEAR(sum(atlas().mesh) / sum(man().mesh), 1, 1e-6);
  EXPECT_EQ(atlas().mesh.uvs.size(), atlas().mesh.positions.size());
}

TEST(Atlas, LiesOnThePictureAndItsPiecesNotOnEachOther) {
  const Mesh& mesh = atlas().mesh;
  std::vector<int> claimed(static_cast<std::size_t>(kTexturePx) * kTexturePx, 0);
  for (const glm::vec2& uv : mesh.uvs) {
    ASSERT_GE(std::min(uv.x, uv.y), 0);
    ASSERT_LE(std::max(uv.x, uv.y), 1);
  }
  std::size_t texels = 0, twice = 0;
  for (const glm::uvec3& t : mesh.triangles) {
    const glm::dvec2 a = glm::dvec2(mesh.uvs[t.x]) * double{kTexturePx}, b = glm::dvec2(mesh.uvs[t.y]) * double{kTexturePx},
                     c = glm::dvec2(mesh.uvs[t.z]) * double{kTexturePx};
    const double whole = areaOf(a, b, c);
    for (int y = static_cast<int>(std::min({a.y, b.y, c.y})); y <= static_cast<int>(std::max({a.y, b.y, c.y})); ++y)
      for (int x = static_cast<int>(std::min({a.x, b.x, c.x})); x <= static_cast<int>(std::max({a.x, b.x, c.x})); ++x) {
        const glm::dvec2 p(x + 0.5, y + 0.5);
        if (std::min({areaOf(a, b, p) / whole, areaOf(b, c, p) / whole, areaOf(c, a, p) / whole}) < 1e-9) continue;
        ++texels;
        if (claimed[static_cast<std::size_t>(y) * kTexturePx + static_cast<std::size_t>(x)]++ > 0) ++twice;
      }
  }
  EXPECT_GT(static_cast<double>(texels), 0.35 * kTexturePx * kTexturePx);
  EXPECT_LT(static_cast<double>(twice), 0.002 * static_cast<double>(texels));
}

TEST(Atlas, NoCutCrossesTheScalp) {
  // Corners that stand twice in the atlas mark a cut.
  const Mesh& mesh = atlas().mesh;
  const auto before = [](const glm::vec3& a, const glm::vec3& b) { return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z); };
  std::set<glm::vec3, decltype(before)> seen(before);
  std::size_t inside = 0, cut = 0;
  std::vector<bool> at_border(mesh.positions.size(), false);
  for (const glm::uvec3& t : mesh.triangles)
    for (int k = 0; k < 3; ++k)
      if (mesh.regions[t[k]] != Region::scalp)
        for (int other = 0; other < 3; ++other) at_border[t[other]] = true;
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    if (mesh.regions[i] != Region::scalp || at_border[i]) continue;
    ++inside;
    cut += !seen.insert(mesh.positions[i]).second;
  }
  EXPECT_GT(inside, 1000u);
  EXPECT_EQ(cut, 0u);
}

TEST(Atlas, ScaleOnTheScalpIsNearlyEven) {
  const Mesh& mesh = atlas().mesh;
  std::vector<double> scales;
  for (const glm::uvec3& t : mesh.triangles) {
    if (mesh.regions[t.x] != Region::scalp || mesh.regions[t.y] != Region::scalp || mesh.regions[t.z] != Region::scalp) continue;
    const double skin = static_cast<double>(glm::length(areaNormal(mesh.positions, t))) / 2;
    const double paper = std::abs(areaOf(mesh.uvs[t.x], mesh.uvs[t.y], mesh.uvs[t.z])) * atlas().side_mm * atlas().side_mm;
    scales.push_back(std::sqrt(paper / skin));
  }
  std::ranges::sort(scales);
  EXPECT_GT(scales[scales.size() / 100], 0.6);
  EXPECT_LT(scales[scales.size() * 99 / 100], 1.9);
  EXPECT_LT(atlas().side_mm, 800);
}

}  // namespace
}  // namespace stipple
