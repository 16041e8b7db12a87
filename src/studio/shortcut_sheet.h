#pragma once
#include "studio/widgets.h"

namespace stipple {

/// What mouse and keys do, by what it is about, over the middle of `area`; false once it has been closed.
bool drawShortcutSheet(Ui& ui, const Ui::Rect& area);

}  // namespace stipple
