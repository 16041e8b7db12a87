#pragma once
#include "studio/brush_tool.h"
#include "studio/widgets.h"

namespace stipple {

/// The brush on the skin under the pointer: its rim, and fainter how far it is full.
void drawBrush(const Ui& ui, const BrushTool& brush, const PictureView& view, const RayCaster& rays,
               glm::vec2 at);

}  // namespace stipple
