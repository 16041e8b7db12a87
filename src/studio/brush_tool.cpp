#include "studio/brush_tool.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>

#include "plan/check.h"

namespace stipple {
namespace {

// Widths of a strip harvest's scar and of a field of punches are assumed; a scar holds 0.6 of the impressions
// of normal skin [assumed].
constexpr std::array kKinds{
    BrushKind{"Add density", StrokeKind::density, 1, 12, 0.25f},
    BrushKind{"Take density", StrokeKind::density, -1, 12, 0.5f},
    BrushKind{"Add hair", StrokeKind::native_hair, 1, 12, 0.5f},
    BrushKind{"Take hair", StrokeKind::native_hair, -1, 12, 0.5f},
    BrushKind{"Scar strip", StrokeKind::scar_strip, 1, 1.5f, 0.6f},
    BrushKind{"Scar dots", StrokeKind::scar_dots, 1, 20, 0.6f},
};

// Points of a path lie this share of the radius apart: closer ones do not show.
constexpr float kSpacingShare = 0.2f, kLeastSpacingMm = 1;

}  // namespace

std::span<const BrushKind> brushKinds() {
  return kKinds;
}

void BrushTool::choose(std::size_t kind) {
  kind_ = kind;
  radius_mm = kKinds[kind].radius_mm;
  strength = kKinds[kind].strength;
}

void BrushTool::widen(float steps) {
  constexpr float kByStep = 1.1f;
  radius_mm = std::clamp(radius_mm * std::pow(kByStep, steps), kLeastRadiusMm, kMostRadiusMm);
}

bool BrushTool::press(Document& document, const PictureView& view, glm::vec2 at) {
  const auto skin = view.skinAt(scalp_->rays(), at);
  if (!skin) return false;
  before_ = document.plan();
  last_ = *skin;
  const glm::dvec2 chart = chartFromDirection(glm::dvec3(*skin) - kChartCentre);
  path_ = {{static_cast<float>(chart.x), static_cast<float>(chart.y)}};
  paint(document);
  return true;
}

void BrushTool::drag(Document& document, const PictureView& view, glm::vec2 at) {
  if (!painting()) return;
  const auto skin = view.skinAt(scalp_->rays(), at);
  if (!skin || glm::distance(*skin, last_) < std::max(kLeastSpacingMm, kSpacingShare * radius_mm)) return;
  last_ = *skin;
  const glm::dvec2 chart = chartFromDirection(glm::dvec3(*skin) - kChartCentre);
  path_.push_back({static_cast<float>(chart.x), static_cast<float>(chart.y)});
  paint(document);
}

void BrushTool::paint(Document& document) {
  const BrushKind& kind = kKinds[kind_];
  Plan plan = before_;
  plan.strokes.push_back({kind.kind, radius_mm, kind.sign * strength, StrokePath(path_)});
  // More strokes than a plan may have: nothing more is painted.
  if (!checkPlan(plan)) return;
  document.change(plan, std::string(kind.label));
}

void BrushTool::release(Document& document) {
  path_.clear();
  document.finishGroup();
}

void BrushTool::cancel(Document& document) {
  if (!painting()) return;
  document.change(before_, std::string(kKinds[kind_].label));
  release(document);
}

}  // namespace stipple
