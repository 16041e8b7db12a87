#pragma once
#include <string>
#include <vector>

#include "studio/compare_bar.h"
#include "studio/picture_layout.h"
#include "studio/timeline_panel.h"

namespace stipple {

/// What is shown in front of a client, in a presentation and in a window of their own: the head and what it
/// is. Whatever is not in here cannot appear there: no tool, no menu, no name of a person or a file.
struct ClientView {
  const Comparison& comparison;
  CompareWith with;
  TimelineWords words;
  bool is_built_in_head;
  std::string note;  // what makes the picture other than the plan's; mostly empty
  bool black;        // nothing for now
};

PictureLayout layOutForClient(const Theme& theme, glm::vec2 size, const Comparison& comparison);

/// Captions and badges over the picture.
void drawForClient(const Ui& ui, const PictureLayout& layout, const std::vector<ShownPane>& panes,
                   const ClientView& view);

/// What must be known about the picture by whoever sees it.
void drawBadges(const Ui& ui, float top, bool is_built_in_head, const std::string& note);

/// Where the captions of panes stand: at the foot of each, or in the two corners of a wipe that ends at
/// `foot`.
std::vector<PaneCaption> captionsOf(const PictureLayout& layout, const std::vector<ShownPane>& panes,
                                    const Comparison& comparison, float foot);

}  // namespace stipple
