#include "sculpt/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <limits>

#include "sculpt/ear.h"
#include "sculpt/eyes.h"
#include "sculpt/mouth.h"

namespace stipple::sculpt {
namespace {

struct Range {
  float low, high;
  bool contains(float x) const { return x >= low && x <= high; }
};

/// From the least to the greatest `coordinate` among the vertices that are `wanted`.
double extent(const Mesh& mesh, const std::function<bool(std::size_t)>& wanted,
              const std::function<float(const vec3&)>& coordinate) {
  float low = std::numeric_limits<float>::max();
  float high = std::numeric_limits<float>::lowest();
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    if (!wanted(i)) continue;
    const float value = coordinate(mesh.positions[i]);
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return high - low;
}

/// Breadth of one region between two heights and two depths.
double breadth(const Mesh& mesh, Region region, Range y, Range z) {
  const auto wanted = [&](std::size_t i) {
    const vec3& p = mesh.positions[i];
    return mesh.regions[i] == region && y.contains(p.y) && z.contains(p.z);
  };
  return extent(mesh, wanted, [](const vec3& p) { return p.x; });
}

bool isOnPinna(const vec3& p) {
  constexpr float kSkin_mm = 0.2f;
  return p.x > 0 && pinna(p) < kSkin_mm;
}

double turn(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c) {
  return static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(b.y - a.y) * (c.x - a.x);
}

/// Length of a tape around the points: perimeter of their convex hull (Andrew's monotone chain).
double tapeAround(std::vector<glm::vec2> points) {
  std::sort(points.begin(), points.end(),
            [](const glm::vec2& a, const glm::vec2& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  double length = 0;
  for (int side = 0; side < 2; ++side) {
    std::vector<glm::vec2> chain;
    for (const glm::vec2& p : points) {
      while (chain.size() >= 2 && turn(chain[chain.size() - 2], chain.back(), p) <= 0) chain.pop_back();
      chain.push_back(p);
    }
    for (std::size_t i = 1; i < chain.size(); ++i) length += glm::distance(chain[i - 1], chain[i]);
    std::reverse(points.begin(), points.end());
  }
  return length;
}

/// A tape laid over one or more regions in the plane through `on_midline` whose trace in the side view has
/// the given slope (rise per mm forward).
double circumference(const Mesh& mesh, const vec3& on_midline, float slope,
                     std::initializer_list<Region> regions) {
  const vec3 forward = glm::normalize(vec3(0, slope, 1));
  const vec3 normal = glm::cross(forward, vec3(1, 0, 0));
  const auto height = [&](std::uint32_t v) { return glm::dot(mesh.positions[v] - on_midline, normal); };
  const auto isUnder = [&](std::uint32_t v) {
    return std::find(regions.begin(), regions.end(), mesh.regions[v]) != regions.end();
  };
  std::vector<glm::vec2> crossings;
  for (const glm::uvec3& triangle : mesh.triangles) {
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t a = triangle[k], b = triangle[(k + 1) % 3];
      const float height_a = height(a), height_b = height(b);
      if ((height_a < 0) == (height_b < 0) || !isUnder(a) || !isUnder(b)) continue;
      const vec3 p = glm::mix(mesh.positions[a], mesh.positions[b], height_a / (height_a - height_b));
      crossings.push_back({p.x, glm::dot(p - on_midline, forward)});
    }
  }
  return tapeAround(std::move(crossings));
}

/// Where the columella meets the lip: the midline vertex farthest behind the line from the tip to the upper
/// lip.
vec3 subnasale(const Mesh& mesh, const vec3& pronasale) {
  constexpr float kMidline_mm = 1.2f;
  const auto onMidline = [](const vec3& p) { return std::abs(p.x) < kMidline_mm && p.z > 85; };
  vec3 lip{0};
  for (const vec3& p : mesh.positions) {
    if (onMidline(p) && Range{-54, -44}.contains(p.y) && p.z > lip.z) lip = p;
  }
  const vec3 along = glm::normalize(lip - pronasale);
  const vec3 behind{0, along.z, -along.y};
  vec3 deepest = pronasale;
  for (const vec3& p : mesh.positions) {
    if (!onMidline(p) || !Range{lip.y, pronasale.y}.contains(p.y)) continue;
    if (std::abs(glm::dot(p - pronasale, behind)) > std::abs(glm::dot(deepest - pronasale, behind)))
      deepest = p;
  }
  return deepest;
}

}  // namespace

std::vector<Measure> takeMeasures(const Head& head) {
  const Mesh& mesh = head.mesh;
  const Landmarks& at = head.landmarks;
  const vec3 under_nose = subnasale(mesh, at.pronasale);
  const auto isPinna = [&](std::size_t i) { return isOnPinna(mesh.positions[i]); };
  const auto isNose = [&](std::size_t i) {
    const vec3& p = mesh.positions[i];
    return Range{-31, -18}.contains(p.y) && p.z > 95.5f && std::abs(p.x) < 25;
  };
  const vec3 infrathyroid{0, -138, 30};
  const vec3 above_brows{0, at.glabella.y + 8, at.glabella.z};
  const float to_occiput = (above_brows.y - at.opisthocranion.y) / (above_brows.z - at.opisthocranion.z);
  return {
      {"head length", glm::distance(at.glabella, at.opisthocranion), 197.3, "NIOSH 2003"},
      {"head breadth", breadth(mesh, Region::scalp, {20, 120}, {-90, 60}), 153.0, "NIOSH 2003"},
      {"head circumference", circumference(mesh, above_brows, to_occiput, {Region::scalp, Region::face}),
       567.7, "ANSUR 88"},
      {"bizygomatic breadth", breadth(mesh, Region::face, {-14, 12}, {14, 50}), 143.5, "NIOSH 2003"},
      {"bitragion breadth", at.tragion_left.x - at.tragion_right.x, 142.4, "USAF 67"},
      {"bigonial breadth", breadth(mesh, Region::face, {-72, -50}, {-6, 26}), 120.4, "NIOSH 2003"},
      {"menton to sellion", glm::distance(at.menton, at.sellion), 122.7, "NIOSH 2003"},
      {"menton to vertex, height", at.vertex.y - at.menton.y, 232.0, "ANSUR 88"},
      {"tragion to vertex, height", at.vertex.y - at.tragion_left.y, 131.0, "ANSUR 88"},
      {"ear length", extent(mesh, isPinna, [](const vec3& p) { return earAxes().toLocal(p).y; }), 62.7,
       "ANSUR 88"},
      {"ear breadth", extent(mesh, isPinna, [](const vec3& p) { return earAxes().toLocal(p).x; }), 36.5,
       "ANSUR 88"},
      {"nose breadth", extent(mesh, isNose, [](const vec3& p) { return p.x; }), 36.6, "NIOSH 2003"},
      {"nose height, sellion to subnasale", glm::distance(at.sellion, under_nose), 52.0, "NIOSH 2003"},
      {"nose protrusion, subnasale to tip", glm::distance(at.pronasale, under_nose), 21.1, "NIOSH 2003"},
      {"mouth width", 2 * mouthCorner().x, 51.1, "NIOSH 2003"},
      {"interpupillary distance", 2 * eyeCentre().x, 64.5, "NIOSH 2003"},
      {"neck circumference", circumference(mesh, infrathyroid, -0.36f, {Region::neck}), 397.3, "ANSUR II"},
  };
}

}  // namespace stipple::sculpt
