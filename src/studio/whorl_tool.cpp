#include "studio/whorl_tool.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>

#include "plan/parameters.h"
#include "scalp/balding.h"
#include "scalp/chart.h"
#include "studio/skin_lines.h"

namespace stipple {
namespace {

constexpr const char* kStep = "Crown whorl";

/// Held to the range of the parameter table.
void set(NativeHair& hair, const glm::dvec2& place) {
  Plan plan;
  plan.native = hair;
  setWhorlPlace(plan.native, place);
  for (const char* key : {"native.whorl_left_mm", "native.whorl_behind_mm"}) {
    const Parameter* parameter = findParameter(key);
    assert(parameter);
    float& value = parameter->of(plan);
    value = std::clamp(value, parameter->low, parameter->high);
  }
  hair = plan.native;
}

/// Two arms that wind clockwise out of the middle, as hair does.
void drawSpiral(const Ui& ui, glm::vec2 middle, Shade shade) {
  constexpr int kSteps = 14;
  constexpr float kTurns = 0.55f;
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  for (const float arm : {0.0f, 0.5f}) {
    std::array<ImVec2, kSteps + 1> path;
    for (int i = 0; i <= kSteps; ++i) {
      const float share = static_cast<float>(i) / kSteps;
      const float angle = 2 * static_cast<float>(M_PI) * (arm + kTurns * share), far = ui.px(9 + 11 * share);
      path[static_cast<std::size_t>(i)] = {middle.x + far * std::cos(angle),
                                           middle.y + far * std::sin(angle)};
    }
    list.AddPolyline(path.data(), static_cast<int>(path.size()), shade, 0, ui.px(1.5f));
  }
}

}  // namespace

std::optional<glm::vec3> WhorlTool::placeOf(const NativeHair& hair) const {
  const glm::dvec3 way = directionFromChart(chartFromPattern(whorlPlace(hair)));
  const auto hit = scalp_->rays().cast(glm::vec3(kChartCentre), glm::vec3(way));
  if (!hit) return std::nullopt;
  return hit->position;
}

bool WhorlTool::isNear(const NativeHair& hair, const PictureView& view, glm::vec2 at, float reach) const {
  const auto place = placeOf(hair);
  return place && glm::distance(view.project(*place), at) <= reach && view.sees(scalp_->rays(), *place);
}

bool WhorlTool::press(const Document& document, const PictureView& view, glm::vec2 at, float reach) {
  const NativeHair& hair = document.plan().native;
  if (!isNear(hair, view, at, reach)) return false;
  drag_ = {at, at - view.project(*placeOf(hair)), document.plan()};
  return true;
}

void WhorlTool::drag(Document& document, const PictureView& view, glm::vec2 at) {
  if (!drag_) return;
  drag_->moved = drag_->moved || glm::distance(at, drag_->from) > kTremble;
  const auto skin = view.skinAt(scalp_->rays(), at - drag_->grab);
  if (!drag_->moved || !skin) return;
  Plan plan = drag_->before;
  set(plan.native, patternPlace(chartFromDirection(glm::dvec3(*skin) - kChartCentre)));
  document.change(plan, kStep);
}

void WhorlTool::release(Document& document) {
  drag_.reset();
  document.finishGroup();
}

void WhorlTool::cancel(Document& document) {
  if (!drag_) return;
  document.change(drag_->before, kStep);
  release(document);
}

void drawWhorl(const Ui& ui, const WhorlTool& tool, const NativeHair& hair, const PictureView& view,
               const RayCaster& rays, bool pointed) {
  const auto place = tool.placeOf(hair);
  if (!place || !view.sees(rays, *place)) return;
  const glm::vec2 at = view.project(*place);
  const bool hot = pointed || tool.dragging();
  drawSpiral(ui, at, OverPicture::kText);
  drawHandle(ui, at, tool.dragging(), hot);
  if (!hot) return;
  const std::array<std::string, 2> words{
      kStep, fmt::format("{:.0f} mm behind the ears, {:.0f} mm to the {}", hair.whorl_behind_mm,
                         std::abs(hair.whorl_left_mm), hair.whorl_left_mm < 0 ? "right" : "left")};
  drawTag(ui, view, at + glm::vec2(ui.px(16), ui.px(12)), words);
}

}  // namespace stipple
