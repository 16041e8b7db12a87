#include "studio/hairline_overlay.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace stipple {
namespace {

constexpr Shade kGround = IM_COL32(0, 0, 0, 90);
constexpr Shade kEdge = IM_COL32(255, 246, 234, 225);
constexpr Shade kSolid = IM_COL32(255, 246, 234, 105);

constexpr float kLeastShownMm = 0.05f;  // an offset that rounds to 0.0 is none

std::string offsetText(HairlinePointId point, const PointOffset& offset) {
  if (std::abs(offset.up_mm) < kLeastShownMm && std::abs(offset.aside_mm) < kLeastShownMm)
    return "not moved from its norm";
  const bool in_the_middle = mirrorOf(point) == point;
  const char* outwards = in_the_middle ? "to the left" : "towards the ear";
  const char* inwards = in_the_middle ? "to the right" : "towards the middle";
  return fmt::format("moved {:.1f} mm {}, {:.1f} mm {}", std::abs(offset.up_mm),
                     offset.up_mm < 0 ? "down" : "up", std::abs(offset.aside_mm),
                     offset.aside_mm < 0 ? inwards : outwards);
}

double tapeMm(const Scalp& scalp, const glm::dvec3& from, const glm::dvec3& to) {
  return skinLength(scalp.rays(), from - kChartCentre, to - kChartCentre);
}

/// Name and figures of a point, along the skin.
std::vector<std::string> wordsFor(HairlinePointId point, const HairlineOverlay& overlay,
                                  const Outline& outline) {
  using enum HairlinePointId;
  const auto placeOf = [&](HairlinePointId id) { return outline.points_mm[static_cast<std::size_t>(id)]; };
  const auto tape = [&](const glm::dvec3& from) { return tapeMm(overlay.scalp, from, placeOf(point)); };
  const bool left = sideOf(point) > 0;
  std::vector<std::string> words{labelOf(point)};
  if (point == mid_frontal)
    words.push_back(fmt::format("{:.1f} mm above the glabella",
                                tape(glm::dvec3(overlay.scalp.head().landmarks.glabella))));
  else
    words.push_back(fmt::format("{:.1f} mm from the mid-frontal point", tape(placeOf(mid_frontal))));
  if (point == temporal_peak_left || point == temporal_peak_right)
    words.push_back(
        fmt::format("{:.1f} mm from the corner", tape(placeOf(left ? corner_left : corner_right))));
  words.push_back(offsetText(point, overlay.hairline[point]));
  return words;
}

}  // namespace

void drawHairline(const Ui& ui, HairlineTool& tool, const HairlineOverlay& overlay, HairlineSeen& seen) {
  const LaidHairline& laid = tool.laid(overlay.hairline);
  const RayCaster& rays = overlay.scalp.rays();
  const PictureView& view = overlay.view;
  seen.solid.resize(laid.solid.size());
  for (std::size_t i = 0; i < laid.solid.size(); ++i)
    drawSkinLine(ui, view, laid.solid[i], seen.solid[i].of(view, rays, laid.solid[i]),
                 {.shade = kSolid, .width = 1});
  drawSkinLine(ui, view, laid.edge, seen.edge.of(view, rays, laid.edge),
               {.shade = kEdge, .width = 1.5f, .ground = kGround});
  if (!overlay.handles) return;

  const auto pointed = tool.dragging() ? tool.selected() : overlay.hovered;
  for (std::size_t i = 0; i < kHairlinePointCount; ++i) {
    const auto point = static_cast<HairlinePointId>(i);
    const glm::vec3 place(laid.outline.points_mm[i]);
    if (!view.sees(rays, place)) continue;
    // Its twin lights up with a handle that would take it along.
    const bool hot = pointed == point || (pointed && tool.both_sides && mirrorOf(*pointed) == point);
    drawHandle(ui, view.project(place), tool.selected() == point, hot);
  }
  if (!pointed) return;
  std::vector<std::string> words = wordsFor(*pointed, overlay, laid.outline);
  if (!tool.refusal().empty()) words.push_back(tool.refusal());
  const glm::vec2 at = view.project(glm::vec3(laid.outline.points_mm[static_cast<std::size_t>(*pointed)]));
  drawTag(ui, view, at + glm::vec2(ui.px(16), ui.px(12)), words);
}

}  // namespace stipple
