#pragma once
#include <optional>
#include <span>
#include <string>

#include "studio/comparison.h"
#include "studio/widgets.h"

namespace stipple {

/// What the practitioner asked for in the bar.
struct CompareBar {
  std::optional<Comparison::Layout> layout;
  bool swap_sides = false;
  std::optional<std::size_t> design;  // its letter was pressed: kept if there is none yet, else taken back
};

/// The card at `right_top` of the picture, in two rows where `room` is too narrow for one: how to compare,
/// and the designs that are kept.
CompareBar drawCompareBar(Ui& ui, ImVec2 right_top, float room, const Comparison& comparison,
                          const CompareWith& with);

/// The name of a pane at its foot; `area` is what of it lies free. Pressed, it opens a menu of what could
/// stand there instead; gives back what was chosen in it.
struct PaneCaption {
  Ui::Rect area;
  float side = 0.5f;  // 0 at the left, 0.5 in the middle, 1 at the right
  std::string words;
};
std::optional<Subject> drawPaneMenu(Ui& ui, std::size_t pane, const PaneCaption& caption,
                                    const Subject& subject, const CompareWith& with);
/// The same to be read only; large in front of a client.
void drawPaneCaption(const Ui& ui, const PaneCaption& caption, bool large);

/// The line of the wipe, with a grip that is a number to the keyboard; gives back the steps that it asked
/// for. The mouse takes the whole line in hand (Comparison::isOnDivider).
int drawDivider(const Ui& ui, float x, const Ui::Rect& free, bool hot);

}  // namespace stipple
