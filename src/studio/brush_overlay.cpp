#include "studio/brush_overlay.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "studio/skin_lines.h"

namespace stipple {
namespace {

constexpr int kSides = 48;

/// A circle laid on the skin around a place of it.
SkinLine ringAround(const RayCaster& rays, const glm::vec3& middle, float radius_mm) {
  const glm::vec3 out = glm::normalize(middle - glm::vec3(kChartCentre));
  const glm::vec3 first =
      glm::normalize(glm::cross(out, std::abs(out.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0)));
  const glm::vec3 second = glm::cross(out, first);
  SkinLine ring;
  for (int i = 0; i <= kSides; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kSides;
    const glm::vec3 place = middle + radius_mm * (std::cos(angle) * first + std::sin(angle) * second);
    const glm::vec3 direction = glm::normalize(place - glm::vec3(kChartCentre));
    if (const auto hit = rays.cast(glm::vec3(kChartCentre), direction)) ring.push_back(hit->position);
  }
  return ring;
}

}  // namespace

void drawBrush(const Ui& ui, const BrushTool& brush, const PictureView& view, const RayCaster& rays,
               glm::vec2 at) {
  const auto skin = view.skinAt(rays, at);
  if (!skin) return;
  constexpr Shade kGround = IM_COL32(0, 0, 0, 90);
  const auto draw = [&](float radius_mm, const LineLook& look) {
    const SkinLine ring = ringAround(rays, *skin, radius_mm);
    drawSkinLine(ui, view, ring, SeenPoints().of(view, rays, ring), look);
  };
  draw(brush.radius_mm, {.shade = OverPicture::kAccent, .width = 1.5f, .ground = kGround});
  draw(brush.radius_mm / 2, {.shade = OverPicture::kAccentDim, .width = 1});
}

}  // namespace stipple
