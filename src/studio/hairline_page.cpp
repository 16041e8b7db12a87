#include <fmt/format.h>

#include <array>
#include <cassert>

#include "plan/styles.h"
#include "studio/pages.h"

namespace stipple {
namespace {

void drawStyles(const Page& page) {
  static constexpr std::array<std::string_view, kStyleNames.size()> kLabels{
      "Natural", "Faded", "Broken", "Defined", "Edge-up", "Receded", "Widow's peak"};
  static constexpr std::array<std::string_view, kStyleNames.size()> kHints{
      "Slightly receded, uneven as hair grows; suits most clients",
      "Dissolves over a wide band; the softest",
      "Ragged, with gaps and strays; reads as grown, not drawn",
      "A clear line with a short fade, as after a fresh cut",
      "Straight and sharp, as the barber's clippers leave it; least forgiving",
      "Deep corners and a high front, for older clients",
      "A point in the middle of the front"};
  quietText(page.ui, "Style");
  drawPresets(page, {{"style", kLabels, 4, kHints},
                     [](Plan& plan, std::size_t style) { applyStyle(plan, static_cast<Style>(style)); },
                     [](std::size_t style) { return fmt::format("Style: {}", kLabels[style]); }});
}

void drawPoints(const Page& page, HairlineTool& tool) {
  static constexpr std::array<std::string_view, 2> kSides{"Both sides", "One side"};
  static constexpr std::array<std::string_view, 2> kHints{
      "A point takes its twin on the other side along, so that the asymmetry stays",
      "A point moves alone; so it does with Alt held"};
  quietText(page.ui, "A handle moves");
  const auto sides = choices(page.ui, {"tool.sides", kSides, 2, kHints}, tool.both_sides ? 0u : 1u);
  if (sides.pressed) tool.both_sides = *sides.pressed == 0;
  space(page.ui, 2);
  if (!tool.selected()) return wrappedText(page.ui, "Click a point on the head to set its millimetres.");
  const HairlinePointId point = *tool.selected();
  for (const char* axis : {"up", "aside"}) {
    const auto parameterOf = [&](HairlinePointId id) {
      const Parameter* parameter = findParameter(fmt::format("points.{}_{}_mm", nameOf(id), axis));
      assert(parameter);
      return parameter;
    };
    const Parameter* twin = tool.both_sides ? parameterOf(mirrorOf(point)) : nullptr;
    page.sliders.draw(page.ui, page.document, *parameterOf(point), twin);
  }
}

}  // namespace

void drawHairlinePage(const Page& page, HairlineTool& tool) {
  drawStyles(page);
  space(page.ui, 8);
  section(page.ui, "Where it lies");
  for (const char* key : {"hairline.mid_frontal_height_mm", "hairline.recession_mm", "hairline.asymmetry_mm"})
    drawSlider(page, key);
  space(page.ui, 2);
  drawPoints(page, tool);
  space(page.ui, 8);
  section(page.ui, "How its edge dissolves");
  for (const char* key : {"hairline.fade_mm", "hairline.irregularity", "hairline.undulation_mm",
                          "hairline.strays_per_cm2", "hairline.stray_reach_mm"})
    drawSlider(page, key);
}

}  // namespace stipple
