#pragma once
#include <string>

#include "studio/timeline.h"
#include "studio/widgets.h"

namespace stipple {

/// What the moment shown is called (captions.h).
struct TimelineWords {
  std::string caption;
  std::string detail;
};

/// The card along the bottom: caption, stops, play, and the line of days and years to scrub along.
/// `free` is the part of the picture it may take; gives back what it took.
Ui::Rect drawTimelinePanel(Ui& ui, const Ui::Rect& free, const TimelineWords& words, Timeline& timeline);

/// What a client reads in a presentation: caption and detail alone, large, at the bottom of `area`.
void drawLargeCaption(const Ui& ui, const Ui::Rect& area, const TimelineWords& words);

/// Height of the card in layout units, for the head to stand above it.
inline constexpr float kTimelineHeight = 184;

}  // namespace stipple
