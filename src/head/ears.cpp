#include "head/ears.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

constexpr float kEarHalfWidth_mm = 23;  // an ear is at most 40 mm wide [ANSUR II: ear breadth 33 to 44 mm]
constexpr float kEarRelief_mm = 4.5f;
constexpr glm::vec2 kMeanEarMiddle_mm{-14, 1};  // z, y
constexpr float kEarSearch_mm = 32;
constexpr float kSmallestEar_mm2 = 350, kLargestEar_mm2 = 5000;
constexpr float kTragionBehindFront_mm = 2.5f;  // the notch lies within the ear's outline, above the tragus
constexpr float kTragionShareOfHeight = 0.52f;  // of the ear, from below [ANSUR II: ear length above tragion]

int cellIndex(int column, int row) {
  return row * SideMap::kColumns + column;
}

std::vector<float> measureReach(const RayCaster& head, float side) {
  constexpr float kOutside_mm = 200;
  std::vector<float> reach(SideMap::kColumns * SideMap::kRows, 0);
  for (int row = 0; row < SideMap::kRows; ++row) {
    for (int column = 0; column < SideMap::kColumns; ++column) {
      const glm::vec2 zy = SideMap::cell(column, row);
      const auto hit = head.cast({side * kOutside_mm, zy.y, zy.x}, {-side, 0, 0}, kOutside_mm);
      if (hit) reach[cellIndex(column, row)] = kOutside_mm - hit->distance;
    }
  }
  return reach;
}

struct Offset {
  int column, row;
};

std::vector<Offset> disc(float radius_mm) {
  const int cells = static_cast<int>(radius_mm / SideMap::kStep_mm);
  std::vector<Offset> offsets;
  for (int row = -cells; row <= cells; ++row) {
    for (int column = -cells; column <= cells; ++column) {
      if (column * column + row * row <= cells * cells) offsets.push_back({column, row});
    }
  }
  return offsets;
}

/// For each cell `choose` (min or max) over the disc around it; the disc is cut off at the border of the map.
template <typename Choose>
std::vector<float> overDisc(const std::vector<float>& values, const std::vector<Offset>& offsets,
                            const Choose& choose) {
  std::vector<float> result(values.size());
  for (int row = 0; row < SideMap::kRows; ++row) {
    for (int column = 0; column < SideMap::kColumns; ++column) {
      float best = values[cellIndex(column, row)];
      for (const Offset& offset : offsets) {
        const int c = column + offset.column, r = row + offset.row;
        if (c < 0 || r < 0 || c >= SideMap::kColumns || r >= SideMap::kRows) continue;
        best = choose(best, values[cellIndex(c, r)]);
      }
      result[cellIndex(column, row)] = best;
    }
  }
  return result;
}

/// Morphological opening: what remains of the side of the head when everything narrower than the disc is
/// shaved off.
std::vector<float> withoutNarrowFeatures(const std::vector<float>& reach) {
  const std::vector<Offset> offsets = disc(kEarHalfWidth_mm);
  const auto lower = [](float a, float b) { return std::min(a, b); };
  const auto higher = [](float a, float b) { return std::max(a, b); };
  return overDisc(overDisc(reach, offsets, lower), offsets, higher);
}

std::vector<std::vector<int>> connectedCells(const std::vector<bool>& wanted) {
  std::vector<std::vector<int>> groups;
  std::vector<bool> visited(wanted.size(), false);
  for (int seed = 0; seed < static_cast<int>(wanted.size()); ++seed) {
    if (!wanted[seed] || visited[seed]) continue;
    std::vector<int> group{seed};
    visited[seed] = true;
    for (std::size_t next = 0; next < group.size(); ++next) {
      const int column = group[next] % SideMap::kColumns, row = group[next] / SideMap::kColumns;
      for (const Offset& step : {Offset{1, 0}, Offset{-1, 0}, Offset{0, 1}, Offset{0, -1}}) {
        const int c = column + step.column, r = row + step.row;
        if (c < 0 || r < 0 || c >= SideMap::kColumns || r >= SideMap::kRows) continue;
        const int index = cellIndex(c, r);
        if (!wanted[index] || visited[index]) continue;
        visited[index] = true;
        group.push_back(index);
      }
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

glm::vec2 cellOf(int index) {
  return SideMap::cell(index % SideMap::kColumns, index / SideMap::kColumns);
}

/// The value below which `share` of the values lie: an outline that ignores single stray cells.
float quantile(std::vector<float> values, float share) {
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<float>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

Ear outline(const std::vector<int>& cells) {
  std::vector<float> heights;
  for (const int cell : cells) heights.push_back(cellOf(cell).y);
  Ear ear{quantile(heights, 0.995f), quantile(heights, 0.005f), 0, 0, {}};
  const float tragion_height = glm::mix(ear.bottom_mm, ear.top_mm, kTragionShareOfHeight);
  // The lobe and the helix lean forward or back; the tragus is the front of the ear at its own height.
  std::vector<float> depths, depths_at_tragus;
  constexpr float kTragusHalfHeight_mm = 6;
  for (const int cell : cells) {
    const glm::vec2 zy = cellOf(cell);
    depths.push_back(zy.x);
    if (std::abs(zy.y - tragion_height) < kTragusHalfHeight_mm) depths_at_tragus.push_back(zy.x);
  }
  ear.front_mm = quantile(depths, 0.995f);
  ear.back_mm = quantile(depths, 0.005f);
  const float tragus_front = depths_at_tragus.empty() ? ear.front_mm : quantile(depths_at_tragus, 0.98f);
  ear.tragion = {tragus_front - kTragionBehindFront_mm, tragion_height};
  return ear;
}

}  // namespace

Side findEar(const RayCaster& head, float side) {
  Side result;
  SideMap& map = result.map;
  map.reach_mm = measureReach(head, side);
  const std::vector<float> shaved = withoutNarrowFeatures(map.reach_mm);
  map.relief_mm.resize(map.reach_mm.size());
  map.is_ear.assign(map.reach_mm.size(), false);
  std::vector<bool> stands_out(map.reach_mm.size());
  for (std::size_t i = 0; i < map.reach_mm.size(); ++i) {
    map.relief_mm[i] = map.reach_mm[i] - shaved[i];
    stands_out[i] = map.relief_mm[i] > kEarRelief_mm;
  }

  // Ears stand out further and over more skin than cheekbones or jaw angles: weigh by volume, near the mean
  // place.
  const std::vector<int>* best = nullptr;
  float best_volume = 0;
  const auto groups = connectedCells(stands_out);
  for (const auto& group : groups) {
    constexpr float kCell_mm2 = SideMap::kStep_mm * SideMap::kStep_mm;
    const float area_mm2 = static_cast<float>(group.size()) * kCell_mm2;
    glm::vec2 middle(0);
    float volume = 0;
    for (const int cell : group) {
      middle += cellOf(cell);
      volume += map.relief_mm[cell];
    }
    middle /= static_cast<float>(group.size());
    const bool is_plausible = area_mm2 > kSmallestEar_mm2 && area_mm2 < kLargestEar_mm2 &&
                              glm::distance(middle, kMeanEarMiddle_mm) < kEarSearch_mm;
    if (is_plausible && volume > best_volume) {
      best = &group;
      best_volume = volume;
    }
  }
  if (best) {
    for (const int cell : *best) map.is_ear[cell] = true;
    result.ear = outline(*best);
  }
  return result;
}

}  // namespace stipple
