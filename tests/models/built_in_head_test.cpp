// What the committed head promises to everything that is built on it.
#include "head/built_in.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <glm/geometric.hpp>
#include <map>
#include <stdexcept>

#include "base/paths.h"
#include "base/units.h"
#include "head/glb.h"
#include "head/raycast.h"
#include "sculpt/ear.h"
#include "sculpt/field.h"
#include "sculpt/labels.h"

namespace stipple {
namespace {

using glm::vec3;

std::filesystem::path file() {
  return programFolder() / ".." / "share" / "stipple" / "head.glb";
}

const Head& builtIn() {
  static const Head head = [] {
    auto read = builtInHead();
    if (!read) throw std::runtime_error(read.error().message);
    return std::move(*read);
  }();
  return head;
}

const sculpt::HeadField& field() {
  static const sculpt::HeadField instance;
  return instance;
}

bool isScalp(const Mesh& mesh, const glm::uvec3& t) {
  return mesh.regions[t.x] == Region::scalp && mesh.regions[t.y] == Region::scalp &&
         mesh.regions[t.z] == Region::scalp;
}

std::vector<glm::uvec3> scalpTriangles() {
  const Mesh& mesh = builtIn().mesh;
  std::vector<glm::uvec3> result;
  std::copy_if(mesh.triangles.begin(), mesh.triangles.end(), std::back_inserter(result),
               [&](const glm::uvec3& t) { return isScalp(mesh, t); });
  return result;
}

float areaOf(const glm::uvec3& t) {
  const auto& p = builtIn().mesh.positions;
  return 0.5f * glm::length(glm::cross(p[t.y] - p[t.x], p[t.z] - p[t.x]));
}

Region regionNearest(const vec3& place) {
  const Mesh& mesh = builtIn().mesh;
  std::size_t best = 0;
  for (std::size_t i = 1; i < mesh.positions.size(); ++i) {
    if (glm::distance(mesh.positions[i], place) < glm::distance(mesh.positions[best], place)) best = i;
  }
  return mesh.regions[best];
}

TEST(BuiltInHead, SaysInItsFileThatItIsNobodys) {
  const auto head = readHeadGlb(file());
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_TRUE(head->is_built_in);
}

TEST(BuiltInHead, IsOneClosedManifold) {
  const Mesh& mesh = builtIn().mesh;
  std::map<std::pair<unsigned, unsigned>, std::pair<int, int>> uses;  // of an edge, one way and the other
  for (const glm::uvec3& t : mesh.triangles) {
    for (int k = 0; k < 3; ++k) {
      const unsigned a = t[k], b = t[(k + 1) % 3];
      auto& use = uses[{std::min(a, b), std::max(a, b)}];
      ++(a < b ? use.first : use.second);
    }
  }
  for (const auto& [edge, use] : uses) {
    ASSERT_EQ(use, std::pair(1, 1)) << "edge " << edge.first << "-" << edge.second;
  }
  // A sphere's Euler number: one piece, and neither a tunnel behind an ear nor one through a nostril.
  const auto euler =
      static_cast<long>(mesh.positions.size() + mesh.triangles.size()) - static_cast<long>(uses.size());
  EXPECT_EQ(euler, 2);
}

TEST(BuiltInHead, FaceOfEachTriangleAgreesWithItsNormals) {
  const Mesh& mesh = builtIn().mesh;
  for (const glm::uvec3& t : mesh.triangles) {
    const vec3 face =
        glm::cross(mesh.positions[t.y] - mesh.positions[t.x], mesh.positions[t.z] - mesh.positions[t.x]);
    ASSERT_GT(glm::length(face), 0);
    for (int k = 0; k < 3; ++k) {
      ASSERT_GT(glm::dot(face, mesh.normals[t[k]]), 0)
          << "near " << mesh.positions[t.x].x << " " << mesh.positions[t.x].y << " " << mesh.positions[t.x].z;
    }
  }
}

TEST(BuiltInHead, ScalpLiesWithin30MicrometresOfTheSculpture) {
  const auto& p = builtIn().mesh.positions;
  float worst = 0;
  for (const glm::uvec3& t : scalpTriangles()) {
    const vec3 places[] = {(p[t.x] + p[t.y] + p[t.z]) / 3.0f, (p[t.x] + p[t.y]) * 0.5f,
                           (p[t.y] + p[t.z]) * 0.5f, (p[t.z] + p[t.x]) * 0.5f};
    for (const vec3& place : places) worst = std::max(worst, std::abs(field().distance(place)));
  }
  EXPECT_LT(worst, 0.03f);
}

TEST(BuiltInHead, NormalsAreTheSculpturesOwn) {
  const Mesh& mesh = builtIn().mesh;
  for (std::size_t i = 0; i < mesh.positions.size(); i += 7) {
    ASSERT_GT(glm::dot(mesh.normals[i], field().normal(mesh.positions[i])), 0.99999f);
  }
}

// Or a highlight on a ridge would break along the triangles. The scalp bends nowhere so.
TEST(BuiltInHead, SidesOverWhichTheSkinTurnsAreShort) {
  const Mesh& mesh = builtIn().mesh;
  for (const glm::uvec3& t : mesh.triangles) {
    for (int k = 0; k < 3; ++k) {
      const unsigned a = t[k], b = t[(k + 1) % 3];
      if (mesh.regions[a] == Region::scalp || mesh.regions[b] == Region::scalp) continue;
      if (glm::dot(mesh.normals[a], mesh.normals[b]) > 0.95f) continue;
      ASSERT_LT(glm::distance(mesh.positions[a], mesh.positions[b]), 0.75f)
          << "near " << mesh.positions[a].x << " " << mesh.positions[a].y << " " << mesh.positions[a].z;
    }
  }
}

TEST(BuiltInHead, ScalpTrianglesAreEven) {
  const auto& p = builtIn().mesh.positions;
  std::vector<float> areas;
  float worst_shape = 1;  // 1: equilateral, 0: a line
  for (const glm::uvec3& t : scalpTriangles()) {
    const float squares = glm::dot(p[t.x] - p[t.y], p[t.x] - p[t.y]) +
                          glm::dot(p[t.y] - p[t.z], p[t.y] - p[t.z]) +
                          glm::dot(p[t.z] - p[t.x], p[t.z] - p[t.x]);
    areas.push_back(areaOf(t));
    worst_shape = std::min(worst_shape, 4 * std::sqrt(3.0f) * areas.back() / squares);
  }
  std::sort(areas.begin(), areas.end());
  const float median = areas[areas.size() / 2];
  EXPECT_GT(median, 1.8f);
  EXPECT_LT(median, 3.0f);
  EXPECT_LT(areas.back(), 2 * median);
  EXPECT_GT(areas[areas.size() / 10], median / 4);  // smaller only beside the ears and the brow
  EXPECT_GT(worst_shape, 0.5f);
}

TEST(BuiltInHead, ScalpIsMetOnceFromInsideTheSkull) {
  const Mesh& mesh = builtIn().mesh;
  const RayCaster scalp(mesh.positions, scalpTriangles());
  const vec3 centre{0, 20, -5};
  constexpr int kDirections = 20000;
  int met = 0;
  for (int i = 0; i < kDirections; ++i) {
    // A Fibonacci sphere: even, and never through a vertex or along an edge.
    const double height = 1 - (2 * i + 1.0) / kDirections;
    const double turn = i * kPi * (3 - std::sqrt(5.0));
    const double level = std::sqrt(1 - height * height);
    const vec3 direction(level * std::cos(turn), height, level * std::sin(turn));
    const auto hits = scalp.castAll(centre, direction);
    ASSERT_LE(hits.size(), 1u);
    met += static_cast<int>(hits.size());
  }
  EXPECT_GT(met, kDirections / 3);
}

// Without them an ear looks like a dish with a plug in it.
TEST(BuiltInHead, AnEarCanalLeadsInBehindATragusThatStandsOut) {
  const RayCaster skin(builtIn().mesh);
  const sculpt::Axes& ear = sculpt::earAxes();
  const auto placeOf = [&](const vec3& local) {
    return ear.origin + ear.x * local.x + ear.y * local.y + ear.z * local.z;
  };
  // How far out the skin lies that is seen from `from` through `to`, both in the ear's coordinates.
  const auto heightSeen = [&](const vec3& from, const vec3& to) {
    const auto hit = skin.cast(placeOf(from), placeOf(to) - placeOf(from));
    return hit ? ear.toLocal(hit->position).z : 1e3f;
  };
  const float floor_mm = heightSeen({16, -4, 40}, {16, -4, 0});
  EXPECT_LT(heightSeen({13, -6, 12}, {6.5f, -6.8f, -4.5f}), floor_mm - 6);
  EXPECT_GT(heightSeen({4.5f, -6.8f, 40}, {4.5f, -6.8f, 0}), floor_mm + 5);
}

TEST(BuiltInHead, ScalpIsSymmetricWithin200Micrometres) {
  const Mesh& mesh = builtIn().mesh;
  const RayCaster skin(mesh);
  constexpr float kAway_mm = 2;
  for (std::size_t i = 0; i < mesh.positions.size(); i += 3) {
    if (mesh.regions[i] != Region::scalp) continue;
    const vec3 place = mesh.positions[i] * vec3(-1, 1, 1);
    const vec3 normal = mesh.normals[i] * vec3(-1, 1, 1);
    const auto hit = skin.cast(place + kAway_mm * normal, -normal);
    ASSERT_TRUE(hit);
    ASSERT_NEAR(hit->distance, kAway_mm, 0.2f);
  }
}

TEST(BuiltInHead, FaceIsNotAMask) {
  double largest = 0;
  for (const vec3& p : builtIn().mesh.positions) {
    const vec3 shift = sculpt::asymmetry(p);
    const Region region = sculpt::regionAt(p);
    largest = std::max<double>(largest, glm::length(shift));
    ASSERT_TRUE(region != Region::scalp || shift == vec3(0)) << p.x << " " << p.y << " " << p.z;
  }
  EXPECT_GT(largest, 0.3);
  EXPECT_LT(largest, 1.0);
}

TEST(BuiltInHead, RegionsAreWhereAnatomyHasThem) {
  EXPECT_EQ(regionNearest({0, 131, -13}), Region::scalp);  // vertex
  EXPECT_EQ(regionNearest({0, 95, 75}), Region::scalp);    // where hairlines are drawn
  EXPECT_EQ(regionNearest({0, 20, -100}), Region::scalp);  // occiput
  EXPECT_EQ(regionNearest({0, -40, -79}), Region::scalp);  // nape
  EXPECT_EQ(regionNearest({68, 8, 22}), Region::scalp);    // sideburn
  EXPECT_EQ(regionNearest({72, 30, -45}), Region::scalp);  // behind the ear
  EXPECT_EQ(regionNearest({0, 60, 95}), Region::face);     // forehead below every hairline
  EXPECT_EQ(regionNearest({30, 40, 91}), Region::face);    // brow
  EXPECT_EQ(regionNearest({54, 34, 67}), Region::face);    // tail of the brow
  EXPECT_EQ(regionNearest({55, -20, 55}), Region::face);   // cheek
  EXPECT_EQ(regionNearest({0, -95, 90}), Region::face);    // chin
  EXPECT_EQ(regionNearest({88, 5, -25}), Region::ear);
  EXPECT_EQ(regionNearest({-75, -25, -8}), Region::ear);  // lobe
  EXPECT_EQ(regionNearest({0, -75, -70}), Region::neck);
  EXPECT_EQ(regionNearest({50, -90, 0}), Region::neck);
}

TEST(BuiltInHead, NoScalpWithin35MillimetresAboveTheBrows) {
  const Mesh& mesh = builtIn().mesh;
  constexpr float kBrows_mm = 38;
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const vec3& p = mesh.positions[i];
    if (mesh.regions[i] != Region::scalp) continue;
    if (p.z > 86) {
      ASSERT_GE(p.y, kBrows_mm + 35) << p.x;
    } else if (p.z > 66) {  // above the falling tails of the brows
      ASSERT_GE(p.y, kBrows_mm + 31) << p.x;
    }
  }
}

TEST(BuiltInHead, LandmarksLieOnTheSkinInTheHeadFrame) {
  const Landmarks& at = builtIn().landmarks;
  for (const vec3& p : {at.glabella, at.sellion, at.pronasale, at.menton, at.vertex, at.opisthocranion,
                        at.tragion_left, at.tragion_right}) {
    EXPECT_LT(std::abs(field().distance(p)), 0.1f);
  }
  EXPECT_LT(glm::length(at.tragion_left + at.tragion_right), 0.1f)
      << "the origin is midway between the tragions";
  EXPECT_GT(at.tragion_left.x, 0);
  EXPECT_GT(at.glabella.y, at.sellion.y);
  EXPECT_GT(at.sellion.y, at.pronasale.y);
  EXPECT_GT(at.pronasale.z, at.glabella.z);
  EXPECT_LT(at.opisthocranion.z, -90);
}

TEST(BuiltInHead, FileIsAtMostFourMegabytes) {
  EXPECT_LE(std::filesystem::file_size(file()), 4'000'000u);
}

}  // namespace
}  // namespace stipple
