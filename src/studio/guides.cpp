#include "studio/guides.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/units.h"
#include "scalp/guides.h"

namespace stipple {
namespace {

constexpr float kBeforeTheFaceMm = 300;
constexpr float kStepMm = 2;

// Thirds are marked beside the face's middle, where brows and nose do not cover them.
constexpr float kThirdsFromMm = 8, kThirdsHalfWidthMm = 52, kThirdsTagMm = 32;

/// The foremost skin at a place of the face seen from the front.
std::optional<glm::vec3> faceAt(const RayCaster& rays, float x, float y) {
  const auto hit = rays.cast({x, y, kBeforeTheFaceMm}, {0, 0, -1});
  if (!hit) return std::nullopt;
  return hit->position;
}

/// Up the face at one distance from the midline.
SkinLine vertical(const RayCaster& rays, float x, float from_y, float to_y) {
  SkinLine line;
  for (float y = from_y; y <= to_y; y += kStepMm)
    if (const auto skin = faceAt(rays, x, y)) line.push_back(*skin);
  return line;
}

SkinLine level(const RayCaster& rays, float y, float from_x, float to_x) {
  SkinLine line;
  for (float x = from_x; x <= to_x; x += kStepMm)
    if (const auto skin = faceAt(rays, x, y)) line.push_back(*skin);
  return line;
}

/// Over the crown in the midline, from one place to another.
SkinLine overTheHead(const RayCaster& rays, const glm::dvec3& from, const glm::dvec3& to) {
  const auto angleOf = [](const glm::dvec3& place) {
    const glm::dvec3 out = place - kChartCentre;
    return std::atan2(out.z, out.y);  // 0 at the crown, positive in front
  };
  SkinLine line;
  for (double angle = angleOf(from); angle >= angleOf(to); angle -= radians(1)) {
    const glm::vec3 out(0, std::cos(angle), std::sin(angle));
    if (const auto hit = rays.cast(glm::vec3(kChartCentre), out)) line.push_back(hit->position);
  }
  return line;
}

void addThirds(std::vector<Guide>& guides, const RayCaster& rays, const Landmarks& landmarks,
               const FaceMarks& face, float hairline_y) {
  const std::array<float, 4> lines{hairline_y, landmarks.glabella.y, static_cast<float>(face.subnasale.y),
                                   landmarks.menton.y};
  for (const float y : lines)
    for (const float side : {-1.0f, 1.0f}) {
      const float a = side * kThirdsFromMm, b = side * kThirdsHalfWidthMm;
      guides.push_back({.line = level(rays, y, std::min(a, b), std::max(a, b))});
    }
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const float middle = (lines[i] + lines[i + 1]) / 2;
    if (const auto skin = faceAt(rays, -kThirdsTagMm, middle))
      guides.push_back({.tag_at = *skin, .tag = fmt::format("{:.0f} mm", lines[i] - lines[i + 1])});
  }
}

std::vector<Guide> layGuides(const Scalp& scalp, const Outline& outline) {
  const Landmarks& landmarks = scalp.head().landmarks;
  const RayCaster& rays = scalp.rays();
  const glm::dvec3 glabella(landmarks.glabella);
  const glm::dvec3 mid_frontal = outline.points_mm[static_cast<std::size_t>(HairlinePointId::mid_frontal)];

  std::vector<Guide> guides;
  guides.push_back({.line = overTheHead(rays, glabella, glm::dvec3(landmarks.opisthocranion))});
  guides.push_back({.line = vertical(rays, 0, landmarks.menton.y, landmarks.glabella.y)});
  const SkinLine height = overTheHead(rays, glabella, mid_frontal);
  if (!height.empty()) {
    const double height_mm = skinLength(rays, glabella - kChartCentre, mid_frontal - kChartCentre);
    guides.push_back({.tag_at = height[height.size() / 2], .tag = fmt::format("{:.1f} mm", height_mm)});
  }
  const FaceMarks face = faceMarksOf(landmarks, rays);
  const auto canthus = static_cast<float>(face.canthus_aside_mm);
  for (const float side : {1.0f, -1.0f})
    guides.push_back({.line = vertical(rays, side * canthus, landmarks.sellion.y - 10, landmarks.vertex.y)});
  addThirds(guides, rays, landmarks, face, static_cast<float>(mid_frontal.y));
  return guides;
}

}  // namespace

void GuideLines::draw(const Ui& ui, const PictureView& view, const Scalp& scalp, const Hairline& hairline,
                      const Outline& outline) {
  constexpr Shade kLine = IM_COL32(150, 214, 255, 150), kWords = IM_COL32(190, 228, 255, 255);
  constexpr Shade kGround = IM_COL32(0, 0, 0, 40);
  if (laid_of_ != hairline) {
    guides_ = layGuides(scalp, outline);
    laid_of_ = hairline;
  }
  for (Guide& guide : guides_) {
    drawSkinLine(ui, view, guide.line, guide.seen.of(view, scalp.rays(), guide.line),
                 {.shade = kLine, .width = 1, .ground = kGround});
    if (guide.tag.empty() || !view.sees(scalp.rays(), guide.tag_at)) continue;
    const std::string words[]{guide.tag};
    drawTag(ui, view, view.project(guide.tag_at) + glm::vec2(ui.px(6), -ui.px(10)), words, kWords);
  }
}

}  // namespace stipple
