// Where the ears stand out from the side of a head that is roughly in the head frame.
#pragma once
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "head/raycast.h"

namespace stipple {

/// How far the side of the head reaches outward, on a grid over the sagittal plane, and what of that is ear.
struct SideMap {
  static constexpr float kStep_mm = 1.5f;
  static constexpr glm::vec2 kLow_mm{-90, -85};  // z, y of the first cell
  static constexpr int kColumns = 114;           // along z
  static constexpr int kRows = 118;              // along y

  std::vector<float> reach_mm;   // |x| of the outermost skin, row by row; 0 where there is none
  std::vector<float> relief_mm;  // of that, what narrow features such as an ear add
  std::vector<bool> is_ear;

  static glm::vec2 cell(int column, int row) {
    return kLow_mm + kStep_mm * glm::vec2(static_cast<float>(column), static_cast<float>(row));
  }
};

struct Ear {
  float top_mm, bottom_mm;  // y
  float front_mm, back_mm;  // z
  glm::vec2 tragion;        // z, y
};

struct Side {
  SideMap map;
  std::optional<Ear> ear;  // empty when nothing stands out where an ear belongs
};

/// `side` is +1 for the subject's left (+X), -1 for the right. The frame may be off by 15 mm and 15 degrees.
Side findEar(const RayCaster& head, float side);

}  // namespace stipple
