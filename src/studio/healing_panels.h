#pragma once
#include "studio/plan_sliders.h"

namespace stipple {

// What the skin makes of the work, group by group: each draws into the panel at the cursor, as wide as
// ImGui's item width.

/// The kind of skin, with what follows from it, and the skin's own figures.
void drawSkinGroup(const Ui& ui, Document& document, PlanSliders& sliders);
/// Every figure of healing; what is only assumed shows how far it may be off.
void drawHealingGroup(const Ui& ui, Document& document, PlanSliders& sliders);

}  // namespace stipple
