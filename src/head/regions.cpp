#include "head/regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>
#include <queue>
#include <span>
#include <utility>

#include "head/ears.h"
#include "head/raycast.h"

namespace stipple {
namespace {

// All lines below are drawn in the side view of the head frame: z forward, y up, mm. They follow where hair
// ends on men and are moved with the landmarks of the head at hand.
using Line = std::span<const glm::vec2>;  // z rising

/// Lower edge of the scalp from the nape over the ear to the sideburn and up the temple. The forehead is a
/// height above the glabella and joins on in front.
constexpr std::array<glm::vec2, 12> kScalpEdge{{
    {-60, -45},
    {-40, -34},
    {-20, -22},
    {-8, -12},
    {19, -10},
    {23, 6},
    {29, 18},
    {36, 31},
    {43, 44},
    {51, 57},
    {60, 68},
    {66, 75},
}};
// Brows end some 5 mm above the glabella, the lowest hairlines begin 50 mm above it.
constexpr float kScalpAboveGlabella_mm = 38;

/// Lower edge of the face: behind the ramus of the jaw, along its body to the chin.
constexpr std::array<glm::vec2, 4> kJaw{{{-6, -20}, {4, -62}, {30, -85}, {80, -104}}};
constexpr float kMeanMenton_mm = -101;

float heightOfLine(Line line, float z) {
  if (z <= line.front().x) return line.front().y;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (z > line[i].x) continue;
    const float share = (z - line[i - 1].x) / (line[i].x - line[i - 1].x);
    return glm::mix(line[i - 1].y, line[i].y, share);
  }
  return line.back().y;
}

Region skinAt(const glm::vec3& position, const Landmarks& landmarks) {
  const float forehead = landmarks.glabella.y + kScalpAboveGlabella_mm;
  const float edge = position.z >= kScalpEdge.back().x ? forehead : heightOfLine(kScalpEdge, position.z);
  if (position.y > std::min(edge, forehead)) return Region::scalp;
  const bool is_before_neck = position.z > kJaw.front().x;
  const float jaw = heightOfLine(kJaw, position.z) * (landmarks.menton.y / kMeanMenton_mm);
  return is_before_neck && position.y > jaw ? Region::face : Region::neck;
}

// ---- ears

/// The side of the skull as it would be without the ear: the map under the ear is filled in from its
/// surroundings.
struct SkullSide {
  std::vector<bool> footprint;  // convex outline of the ear
  std::vector<float> reach_mm;  // |x| of the outermost skin
  std::vector<float> skull_mm;  // |x| of the skull, under the ear too

  /// Cell of a side-view position, or -1 outside the map.
  static int cellAt(float z, float y) {
    const glm::vec2 cell = (glm::vec2(z, y) - SideMap::kLow_mm) / SideMap::kStep_mm + 0.5f;
    const int column = static_cast<int>(std::floor(cell.x)), row = static_cast<int>(std::floor(cell.y));
    if (column < 0 || row < 0 || column >= SideMap::kColumns || row >= SideMap::kRows) return -1;
    return row * SideMap::kColumns + column;
  }
};

std::array<int, 4> neighbours(int cell) {
  return {cell - 1, cell + 1, cell - SideMap::kColumns, cell + SideMap::kColumns};
}

bool isBorder(int cell) {
  const int column = cell % SideMap::kColumns, row = cell / SideMap::kColumns;
  return column == 0 || row == 0 || column == SideMap::kColumns - 1 || row == SideMap::kRows - 1;
}

float turnOf(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Counter-clockwise corners of the smallest convex outline (Andrew's monotone chain).
std::vector<glm::vec2> convexOutline(std::vector<glm::vec2> points) {
  std::sort(points.begin(), points.end(),
            [](const glm::vec2& a, const glm::vec2& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<glm::vec2> outline;
  const auto walk = [&](auto begin, auto end) {
    const std::size_t start = outline.size();
    for (auto point = begin; point != end; ++point) {
      while (outline.size() >= start + 2 &&
             turnOf(outline[outline.size() - 2], outline.back(), *point) <= 0) {
        outline.pop_back();
      }
      outline.push_back(*point);
    }
    outline.pop_back();  // the next walk starts with it
  };
  walk(points.begin(), points.end());
  walk(points.rbegin(), points.rend());
  return outline;
}

/// An ear is convex from the side, but its concha and the gap between tragus and helix hardly rise from the
/// cheek.
std::vector<bool> convexHull(const std::vector<bool>& mask) {
  std::vector<glm::vec2> points;
  for (int cell = 0; cell < static_cast<int>(mask.size()); ++cell) {
    if (mask[cell]) points.emplace_back(cell % SideMap::kColumns, cell / SideMap::kColumns);
  }
  const std::vector<glm::vec2> outline = convexOutline(points);
  std::vector<bool> hull(mask.size(), true);
  for (int cell = 0; cell < static_cast<int>(mask.size()); ++cell) {
    const glm::vec2 here(cell % SideMap::kColumns, cell / SideMap::kColumns);
    for (std::size_t i = 0; i < outline.size(); ++i) {
      if (turnOf(outline[i], outline[(i + 1) % outline.size()], here) < 0) hull[cell] = false;
    }
  }
  return hull;
}

std::vector<bool> grown(std::vector<bool> mask, int cells) {
  for (int round = 0; round < cells; ++round) {
    std::vector<bool> wider = mask;
    for (int cell = 0; cell < static_cast<int>(mask.size()); ++cell) {
      if (!mask[cell] || isBorder(cell)) continue;
      for (const int next : neighbours(cell)) wider[next] = true;
    }
    mask = std::move(wider);
  }
  return mask;
}

/// A soap film over the hole that the ear leaves (Laplace's equation, successive over-relaxation).
std::vector<float> filledIn(std::vector<float> heights, const std::vector<bool>& hole) {
  constexpr int kRounds = 400;
  constexpr float kOverRelaxation = 1.9f;
  for (int round = 0; round < kRounds; ++round) {
    for (int cell = 0; cell < static_cast<int>(heights.size()); ++cell) {
      if (!hole[cell] || isBorder(cell)) continue;
      float sum = 0;
      for (const int next : neighbours(cell)) sum += heights[next];
      heights[cell] += kOverRelaxation * (sum / 4 - heights[cell]);
    }
  }
  return heights;
}

/// Where an ear is on average, for heads on which none stands out: nothing may be tattooed there either.
std::vector<bool> meanFootprint() {
  constexpr glm::vec2 kMiddle_mm{-14, 1}, kHalfSize_mm{18, 32};
  std::vector<bool> mask(SideMap::kColumns * SideMap::kRows, false);
  for (int cell = 0; cell < static_cast<int>(mask.size()); ++cell) {
    const glm::vec2 zy = SideMap::cell(cell % SideMap::kColumns, cell / SideMap::kColumns);
    mask[cell] = glm::length((zy - kMiddle_mm) / kHalfSize_mm) < 1;
  }
  return mask;
}

SkullSide skullSide(const RayCaster& head, float side) {
  const Side found = findEar(head, side);
  SkullSide skull;
  skull.reach_mm = found.map.reach_mm;
  skull.footprint = found.ear ? convexHull(found.map.is_ear) : meanFootprint();
  constexpr int kRootCells = 4;  // the ear's root rises gently: leave it out of the skull too
  skull.skull_mm = filledIn(found.map.reach_mm, grown(skull.footprint, kRootCells));
  return skull;
}

/// Ear is what stands out from the skull, and what the ear encloses when seen from the side.
bool isEar(const glm::vec3& position, const SkullSide& skull) {
  constexpr float kStandsOut_mm = 3, kVisible_mm = 3;
  const int cell = SkullSide::cellAt(position.z, position.y);
  if (cell < 0 || !skull.footprint[cell]) return false;
  const float out = std::abs(position.x);
  return out > skull.skull_mm[cell] + kStandsOut_mm || out > skull.reach_mm[cell] - kVisible_mm;
}

using Neighbours = std::vector<std::vector<std::uint32_t>>;

Neighbours vertexNeighbours(const Surface& surface) {
  Neighbours result(surface.positions.size());
  for (const Edge& edge : findEdges(surface.triangles).edges) {
    result[edge.low].push_back(edge.high);
    result[edge.high].push_back(edge.low);
  }
  return result;
}

/// Patches of skin that ears cut off from the rest, such as the inside of the concha, belong to them.
void absorbIslands(std::vector<bool>& ear, const Neighbours& neighbours) {
  constexpr std::size_t kLargestShare = 50;  // an island is at most one vertex in so many
  std::vector<bool> visited = ear;
  for (std::uint32_t seed = 0; seed < ear.size(); ++seed) {
    if (visited[seed]) continue;
    std::vector<std::uint32_t> patch{seed};
    visited[seed] = true;
    bool touches_ear = false;
    for (std::size_t i = 0; i < patch.size(); ++i) {
      for (const std::uint32_t next : neighbours[patch[i]]) {
        touches_ear |= ear[next];
        if (visited[next]) continue;
        visited[next] = true;
        patch.push_back(next);
      }
    }
    if (!touches_ear || patch.size() * kLargestShare > ear.size()) continue;
    for (const std::uint32_t vertex : patch) ear[vertex] = true;
  }
}

/// Adds every vertex within `reach_mm` along the edges (Dijkstra).
void growAlongSkin(std::vector<bool>& ear, const Surface& surface, const Neighbours& neighbours,
                   float reach_mm) {
  using Entry = std::pair<float, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> pending;
  std::vector<float> distance_mm(ear.size(), std::numeric_limits<float>::max());
  for (std::uint32_t vertex = 0; vertex < ear.size(); ++vertex) {
    if (!ear[vertex]) continue;
    distance_mm[vertex] = 0;
    pending.emplace(0.0f, vertex);
  }
  while (!pending.empty()) {
    const auto [distance, vertex] = pending.top();
    pending.pop();
    if (distance > distance_mm[vertex]) continue;
    ear[vertex] = true;
    for (const std::uint32_t next : neighbours[vertex]) {
      const float there = distance + glm::distance(surface.positions[vertex], surface.positions[next]);
      if (there > reach_mm || there >= distance_mm[next]) continue;
      distance_mm[next] = there;
      pending.emplace(there, next);
    }
  }
}

std::vector<bool> findEars(const Surface& surface) {
  const RayCaster head(surface.positions, surface.triangles);
  const SkullSide left = skullSide(head, 1), right = skullSide(head, -1);
  std::vector<bool> ear(surface.positions.size());
  for (std::size_t vertex = 0; vertex < ear.size(); ++vertex) {
    const glm::vec3& position = surface.positions[vertex];
    ear[vertex] = isEar(position, position.x > 0 ? left : right);
  }
  const Neighbours neighbours = vertexNeighbours(surface);
  absorbIslands(ear, neighbours);
  constexpr float kMargin_mm = 3;
  growAlongSkin(ear, surface, neighbours, kMargin_mm);
  return ear;
}

}  // namespace

std::vector<Region> labelRegions(const Surface& surface, const Landmarks& landmarks) {
  const std::vector<bool> ear = findEars(surface);
  std::vector<Region> regions(surface.positions.size());
  for (std::size_t vertex = 0; vertex < regions.size(); ++vertex) {
    regions[vertex] = ear[vertex] ? Region::ear : skinAt(surface.positions[vertex], landmarks);
  }
  return regions;
}

}  // namespace stipple
