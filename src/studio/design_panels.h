#pragma once
#include "studio/brush_tool.h"
#include "studio/hairline_tool.h"
#include "studio/plan_sliders.h"

namespace stipple {

// What is designed, group by group: each draws into the panel at the cursor, as wide as ImGui's item width.

/// Style, the selected point, and how the edge dissolves.
void drawHairlineGroup(const Ui& ui, Document& document, HairlineTool& tool, PlanSliders& sliders);
/// Stage and figures of the hair that is left.
void drawNativeHairGroup(const Ui& ui, Document& document, PlanSliders& sliders);
/// Density, dot size, shade and kind of skin zone by zone.
void drawZonesGroup(const Ui& ui, Document& document, PlanSliders& sliders);
void drawBrushGroup(const Ui& ui, Document& document, BrushTool& brush, PlanSliders& sliders);

}  // namespace stipple
