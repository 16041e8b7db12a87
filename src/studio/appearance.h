#pragma once
#include <glm/vec2.hpp>

#include "studio/settings.h"
#include "studio/widgets.h"

namespace stipple {

/// The next larger (+1) or smaller (-1) scale that is offered.
int nextScalePercent(int percent, int direction);

/// What the window system says.
struct DisplayFacts {
  glm::vec2 size;                            // of the window, in the window system's units
  float scale = 1;                           // layout units to those, as the display asks for
  float density = 1;                         // pixels for each of those
  Brightness brightness = Brightness::dark;  // of the desktop
};
/// How the interface looks there: as the user chose, but never so large that the panel and its controls would
/// not fit beside a picture.
ThemeLook lookFor(const Settings& settings, const DisplayFacts& display);

/// A small card over the middle of `area` that sets size and shades of the interface; false once it has been
/// closed.
bool drawAppearanceBox(Ui& ui, const Ui::Rect& area, Settings& settings);

}  // namespace stipple
