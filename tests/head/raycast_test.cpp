#include "head/raycast.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <random>

#include "test_meshes.h"

namespace stipple {
namespace {

using testing::icosphere;

/// Distance to one triangle's plane inside it, by areas rather than by the caster's own formula.
std::optional<float> slowHit(const Surface& surface, const glm::uvec3& triangle, const glm::dvec3& origin,
                             const glm::dvec3& direction) {
  const glm::dvec3 a = surface.positions[triangle.x], b = surface.positions[triangle.y],
                   c = surface.positions[triangle.z];
  const glm::dvec3 normal = glm::cross(b - a, c - a);
  const double along = glm::dot(direction, normal);
  if (along == 0) return std::nullopt;
  const double distance = glm::dot(a - origin, normal) / along;
  const glm::dvec3 point = origin + distance * direction;
  const bool inside = glm::dot(glm::cross(b - a, point - a), normal) >= 0 &&
                      glm::dot(glm::cross(c - b, point - b), normal) >= 0 &&
                      glm::dot(glm::cross(a - c, point - c), normal) >= 0;
  if (!inside || distance <= 0) return std::nullopt;
  return static_cast<float>(distance);
}

/// A tangle: overlapping triangles of all sizes, some of them slivers.
Surface tangle(std::mt19937& generator) {
  std::uniform_real_distribution<float> place(-1, 1), size(0.001f, 0.8f);
  Surface surface;
  for (std::uint32_t i = 0; i < 500; ++i) {
    const glm::vec3 middle(place(generator), place(generator), place(generator));
    const float reach = size(generator);
    for (int corner = 0; corner < 3; ++corner) {
      surface.positions.push_back(middle +
                                  reach * glm::vec3(place(generator), place(generator), place(generator)));
    }
    surface.triangles.emplace_back(3 * i, 3 * i + 1, 3 * i + 2);
  }
  return surface;
}

TEST(RayCaster, AgreesWithTestingEveryTriangle) {
  std::mt19937 generator(7);
  const Surface surface = tangle(generator);
  const RayCaster caster(surface.positions, surface.triangles);
  std::uniform_real_distribution<float> place(-1.5f, 1.5f);
  int hits = 0;
  for (int ray = 0; ray < 1000; ++ray) {
    const glm::vec3 origin(place(generator), place(generator), place(generator));
    const glm::vec3 direction(place(generator), place(generator), place(generator));
    float nearest = std::numeric_limits<float>::infinity(), farthest = 0;
    std::size_t count = 0;
    for (const glm::uvec3& triangle : surface.triangles) {
      if (const auto distance = slowHit(surface, triangle, origin, direction)) {
        nearest = std::min(nearest, *distance);
        farthest = std::max(farthest, *distance);
        ++count;
      }
    }
    const auto hit = caster.cast(origin, direction);
    ASSERT_EQ(hit.has_value(), count > 0) << "ray " << ray;
    EXPECT_EQ(caster.castAll(origin, direction).size(), count) << "ray " << ray;
    if (!hit) continue;
    ++hits;
    EXPECT_NEAR(hit->distance, nearest, 1e-4f);
    EXPECT_NEAR(caster.castFarthest(origin, direction)->distance, farthest, 1e-4f);
  }
  EXPECT_GT(hits, 300);
}

TEST(RayCaster, TellsWhereInTheTriangleTheHitLies) {
  const Surface sphere = icosphere(2);
  const RayCaster caster(sphere.positions, sphere.triangles);
  const auto hit = caster.cast({0.1f, 0.2f, 5}, {0, 0, -2});
  ASSERT_TRUE(hit);
  const glm::uvec3& t = sphere.triangles[hit->triangle];
  const glm::vec3 rebuilt = sphere.positions[t.x] * hit->barycentric.x +
                            sphere.positions[t.y] * hit->barycentric.y +
                            sphere.positions[t.z] * hit->barycentric.z;
  EXPECT_LT(glm::distance(rebuilt, hit->position), 1e-5f);
  EXPECT_NEAR(hit->position.z, 5 - 2 * hit->distance, 1e-5f);
}

TEST(RayCaster, RaysThroughVerticesAndAlongAxesDoNotSlipThrough) {
  const Surface sphere = icosphere(3);
  const RayCaster caster(sphere.positions, sphere.triangles);
  for (const glm::vec3& vertex : sphere.positions) EXPECT_TRUE(caster.cast({0, 0, 0}, vertex));
  for (int axis = 0; axis < 3; ++axis) {
    glm::vec3 direction(0);
    direction[axis] = 1;
    EXPECT_TRUE(caster.cast({0, 0, 0}, direction));
  }
}

TEST(RayCaster, LooksNoFurtherThanAsked) {
  const Surface sphere = icosphere(2);
  const RayCaster caster(sphere.positions, sphere.triangles);
  EXPECT_FALSE(caster.cast({0, 0, 5}, {0, 0, -1}, 3.5f));
  EXPECT_TRUE(caster.cast({0, 0, 5}, {0, 0, -1}, 4.5f));
  // A steep triangle: its box begins long before the ray meets it.
  const RayCaster steep({{-1, 0, 4}, {1, 1, 4}, {0, 0, -4}}, {{0, 1, 2}});
  EXPECT_TRUE(steep.cast({0, 0.25f, 5}, {0, 0, -1}, 5));
  EXPECT_FALSE(steep.cast({0, 0.25f, 5}, {0, 0, -1}, 2));
}

TEST(RayCaster, ARayIsBlockedIfAndOnlyIfItHits) {
  std::mt19937 generator(11);
  const Surface surface = tangle(generator);
  const RayCaster caster(surface.positions, surface.triangles);
  std::uniform_real_distribution<float> place(-1.5f, 1.5f), reach(0.01f, 1);
  int blocked = 0;
  for (int ray = 0; ray < 1000; ++ray) {
    const glm::vec3 origin(place(generator), place(generator), place(generator));
    const glm::vec3 direction(place(generator), place(generator), place(generator));
    const float farthest = reach(generator);
    EXPECT_EQ(caster.isBlocked(origin, direction, farthest),
              caster.cast(origin, direction, farthest).has_value());
    if (caster.isBlocked(origin, direction, farthest)) ++blocked;
  }
  EXPECT_GT(blocked, 100);
  EXPECT_LT(blocked, 900);
}

TEST(RayCaster, AnEmptyMeshIsNeverHit) {
  EXPECT_FALSE(RayCaster(Mesh{}).cast({0, 0, 0}, {1, 0, 0}));
}

}  // namespace
}  // namespace stipple
