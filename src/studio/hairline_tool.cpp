#include "studio/hairline_tool.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>

#include "plan/check.h"
#include "plan/parameters.h"

namespace stipple {
namespace {

constexpr float kTremble = 3;  // a click moves the pointer by no more, in the window system's units

const Parameter& parameterOf(HairlinePointId point, std::string_view axis) {
  const Parameter* parameter = findParameter(fmt::format("points.{}_{}_mm", nameOf(point), axis));
  assert(parameter);
  return *parameter;
}

/// The edge moved inwards along the skin; pieces that would cross the edge's other parts are left out.
std::vector<SkinLine> movedInwards(const Outline& outline, double mm, const RayCaster& rays) {
  const std::vector<glm::dvec3>& edge = outline.skin_mm;
  const std::size_t count = edge.size();
  std::vector<SkinLine> pieces(1);
  for (std::size_t i = 0; i <= count; ++i) {
    const glm::dvec3 place = edge[i % count];
    const glm::dvec3 along = edge[(i + 1) % count] - edge[(i + count - 1) % count];
    const glm::dvec3 out = glm::normalize(place - kChartCentre);
    // Down the left side and up the right: the scalp lies on this side of the line.
    const glm::dvec3 inward = glm::normalize(glm::cross(out, along));
    const glm::dvec3 direction = glm::normalize(place + inward * mm - kChartCentre);
    const auto hit = rays.cast(glm::vec3(kChartCentre), glm::vec3(direction));
    const glm::dvec3 moved = hit ? glm::dvec3(hit->position) : place;
    constexpr double kFairShare = 0.06;  // by which an offset may come nearer to the edge for its curve
    const bool clear = hit && std::ranges::all_of(edge, [&](const glm::dvec3& other) {
                         return glm::distance(other, moved) > mm * (1 - kFairShare);
                       });
    if (clear)
      pieces.back().emplace_back(moved);
    else if (!pieces.back().empty())
      pieces.emplace_back();
  }
  return pieces;
}

}  // namespace

std::string labelOf(HairlinePointId point) {
  const std::string_view label = parameterOf(point, "up").label;
  return std::string(label.substr(0, label.rfind(',')));
}

void keepInRange(Hairline& hairline, HairlinePointId point) {
  const Parameter &up = parameterOf(point, "up"), &aside = parameterOf(point, "aside");
  PointOffset& offset = hairline[point];
  offset.up_mm = std::clamp(offset.up_mm, up.low, up.high);
  offset.aside_mm = std::clamp(offset.aside_mm, aside.low, aside.high);
}

void HairlineTool::openHead(const Scalp& scalp) {
  const bool both = both_sides;
  *this = HairlineTool(scalp);
  both_sides = both;
}

const LaidHairline& HairlineTool::laid(const Hairline& hairline) {
  if (laid_of_ == hairline) return laid_;
  const RayCaster& rays = scalp_->rays();
  laid_.outline = layOutline(hairline, scalp_->head().landmarks, rays);
  laid_.edge.assign(laid_.outline.skin_mm.begin(), laid_.outline.skin_mm.end());
  laid_.edge.push_back(laid_.edge.front());
  laid_.solid = movedInwards(laid_.outline, static_cast<double>(hairline.fade_mm), rays);
  laid_of_ = hairline;
  return laid_;
}

std::optional<HairlinePointId> HairlineTool::pointNear(const Hairline& hairline, const PictureView& view,
                                                       glm::vec2 at, float reach) {
  const Outline& outline = laid(hairline).outline;
  std::optional<HairlinePointId> nearest;
  for (std::size_t i = 0; i < kHairlinePointCount; ++i) {
    const glm::vec3 place(outline.points_mm[i]);
    const float apart = glm::distance(view.project(place), at);
    if (apart > reach || !view.sees(scalp_->rays(), place)) continue;
    reach = apart;
    nearest = static_cast<HairlinePointId>(i);
  }
  return nearest;
}

void HairlineTool::selectNext(int direction) {
  const int count = kHairlinePointCount;
  const int next = selected_ ? static_cast<int>(*selected_) + direction : direction > 0 ? 0 : count - 1;
  selected_ = static_cast<HairlinePointId>((next + count) % count);
  refusal_.clear();
}

bool HairlineTool::press(const Document& document, const PictureView& view, glm::vec2 at, float reach) {
  const Hairline& hairline = document.plan().hairline;
  const auto point = pointNear(hairline, view, at, reach);
  if (!point) return false;
  const glm::vec3 place(laid(hairline).outline.points_mm[static_cast<std::size_t>(*point)]);
  selected_ = point;
  refusal_.clear();
  drag_ = {at, at - view.project(place), document.plan()};
  return true;
}

void HairlineTool::drag(Document& document, const PictureView& view, glm::vec2 at, bool other_sides) {
  if (!drag_) return;
  drag_->moved = drag_->moved || glm::distance(at, drag_->from) > kTremble;
  const auto skin = view.skinAt(scalp_->rays(), at - drag_->grab);
  if (!drag_->moved || !skin) return;
  Plan plan = drag_->before;
  movePoint(plan.hairline, *selected_, *skin, both_sides != other_sides, scalp_->head().landmarks,
            scalp_->rays());
  apply(document, std::move(plan), *selected_);
}

void HairlineTool::release(Document& document) {
  drag_.reset();
  refusal_.clear();
  document.finishGroup();
}

void HairlineTool::cancel(Document& document) {
  if (!drag_) return;
  document.change(drag_->before, labelOf(*selected_));
  release(document);
}

void HairlineTool::nudge(Document& document, const PictureView& view, glm::vec2 towards, float mm) {
  if (!selected_ || drag_) return;
  Plan plan = document.plan();
  const glm::dvec3 place = laid(plan.hairline).outline.points_mm[static_cast<std::size_t>(*selected_)];
  // The ways in which a point is moved, as they look from here.
  const glm::dvec3 out = glm::normalize(place - kChartCentre);
  const glm::dvec3 up = glm::normalize(glm::dvec3(0, 1, 0) - out * out.y);
  const glm::dvec3 aside = static_cast<double>(sideOf(*selected_)) * glm::cross(up, out);
  const float mirrored = glm::dot(glm::vec3(aside), view.axes().right) < 0 ? -1.0f : 1.0f;
  PointOffset& offset = plan.hairline[*selected_];
  offset.up_mm += towards.y * mm;
  offset.aside_mm += mirrored * towards.x * mm;
  if (both_sides) plan.hairline[mirrorOf(*selected_)] = offset;
  apply(document, std::move(plan), *selected_);
  document.finishGroup();
}

/// A plan that cannot be leaves everything as it is.
void HairlineTool::apply(Document& document, Plan plan, HairlinePointId point) {
  keepInRange(plan.hairline, point);
  keepInRange(plan.hairline, mirrorOf(point));
  if (const auto good = checkPlan(plan); !good) {
    refusal_ = good.error().message;
    return;
  }
  refusal_.clear();
  document.change(plan, labelOf(point));
}

}  // namespace stipple
