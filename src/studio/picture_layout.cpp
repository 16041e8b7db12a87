#include "studio/picture_layout.h"

#include <algorithm>
#include <glm/common.hpp>

namespace stipple {

PictureLayout layOutPicture(const Comparison& comparison, const Ui::Rect& picture, const Ui::Rect& free,
                            float gap, float caption, float least_side) {
  const Ui::Rect pane = comparison.panesOf(picture, free, gap).front();
  Ui::Rect open = free;
  if (comparison.hasPanes()) {
    open = pane;
    open.high.y -= caption;
  }
  const glm::vec2 room = glm::max(sizeOf(open), glm::vec2(least_side));
  const glm::vec2 low{open.low.x - pane.low.x, open.low.y - pane.low.y};
  return {picture,
          free,
          gap,
          {glm::max(sizeOf(pane), glm::vec2(1)), low + room / 2.0f, std::min(room.x, room.y)}};
}

std::vector<ShownPane> panesOf(const PictureLayout& layout, const Comparison& comparison,
                               const CompareWith& with) {
  const std::vector<Subject> subjects = comparison.subjects(with.plan);
  std::vector<ShownPane> panes;
  if (comparison.hasPanes()) {
    for (const Ui::Rect& area : comparison.panesOf(layout.picture, layout.free, layout.gap))
      panes.push_back({seenOf(subjects[panes.size()], with), area, area});
    return panes;
  }
  for (const Subject& subject : subjects)
    panes.push_back({seenOf(subject, with), layout.picture, layout.picture});
  if (panes.size() == 2)
    panes[0].window.high.x = panes[1].window.low.x = comparison.dividerAt(layout.picture);
  return panes;
}

}  // namespace stipple
