#pragma once
#include <glm/vec3.hpp>
#include <optional>

#include "studio/brush_tool.h"
#include "studio/hairline_tool.h"
#include "studio/head_facts.h"
#include "studio/page.h"

namespace stipple {

// What stands on each page of the panel, from the cursor on and as wide as ImGui's item width. That of the
// sessions is session_panel.h.

/// Which head is shown, how it fits, its own skin, and the hair that the client still has; true once another
/// head is asked for.
bool drawHeadPage(const Page& page, const HeadFacts& head);
/// Style, where the points are, how the edge dissolves.
void drawHairlinePage(const Page& page, HairlineTool& tool);
/// How dense, zone by zone, and what is painted by hand.
void drawZonesPage(const Page& page, BrushTool& brush);
/// Shade, size and depth of the dots.
void drawPigmentPage(const Page& page);
/// Its colour and kind, and every figure of how it heals; what is only assumed shows how far it may be off.
void drawSkinPage(const Page& page);
/// In which room the head is seen; gives back one that was chosen.
std::optional<LightPreset> drawLightPage(const Page& page, LightPreset light);

}  // namespace stipple
