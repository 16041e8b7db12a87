#pragma once
#include "studio/timeline.h"
#include "studio/widgets.h"

namespace stipple {

/// The card along the bottom: caption, stage buttons, play, and the days to scrub through.
/// `free` is the part of the picture it may take; gives back what it took.
Ui::Rect drawTimelinePanel(Ui& ui, const Ui::Rect& free, const Plan& plan, Timeline& timeline);

/// What a client reads in a presentation: the caption alone, large, at the bottom of `area`.
void drawLargeCaption(Ui& ui, const Ui::Rect& area, const Plan& plan, const Timeline& timeline);

/// Height of the card in layout units, for the head to stand above it.
inline constexpr float kTimelineHeight = 158;

}  // namespace stipple
