#pragma once
#include <vector>

#include "studio/comparison.h"

namespace stipple {

/// Where the picture of the head stands in a window: one pane, or those of a comparison.
struct PictureLayout {
  Ui::Rect picture{};  // with what lies under cards
  Ui::Rect free{};     // of it, without
  float gap = 0;       // between panes
  ViewArea area;       // of one pane; all are equal
};

/// `caption` is left free at the foot of panes that stand beside each other; `least_side` is kept of the free
/// part in windows too small for all that covers it.
PictureLayout layOutPicture(const Comparison& comparison, const Ui::Rect& picture, const Ui::Rect& free,
                            float gap, float caption, float least_side);

/// A pane's picture lies over `area` and is seen through `window`: the same, but for the sides of a wipe.
struct ShownPane {
  Seen seen;
  Ui::Rect area, window;
};
std::vector<ShownPane> panesOf(const PictureLayout& layout, const Comparison& comparison,
                               const CompareWith& with);

inline glm::vec2 sizeOf(const Ui::Rect& rect) {
  return {rect.high.x - rect.low.x, rect.high.y - rect.low.y};
}

}  // namespace stipple
