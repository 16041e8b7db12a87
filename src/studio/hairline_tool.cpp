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

const Parameter& parameterOf(HairlinePointId point, std::string_view axis) {
  const Parameter* parameter = findParameter(fmt::format("points.{}_{}_mm", nameOf(point), axis));
  assert(parameter);
  return *parameter;
}

/// The point of the skin that lies `mm` inside the edge, seen from its i-th point; none in a hole of a scan.
std::optional<glm::dvec3> insideOf(const std::vector<glm::dvec3>& edge, std::size_t i, double mm,
                                   const RayCaster& rays) {
  const std::size_t count = edge.size();
  const glm::dvec3 along = edge[(i + 1) % count] - edge[(i + count - 1) % count];
  const glm::dvec3 out = glm::normalize(edge[i] - kChartCentre);
  // The edge runs down the left side and up the right: the scalp lies on this side of it.
  const glm::dvec3 inward = glm::normalize(glm::cross(out, along));
  const glm::vec3 direction(edge[i] + inward * mm - kChartCentre);
  const auto hit = rays.cast(glm::vec3(kChartCentre), direction);
  if (!hit) return std::nullopt;
  return glm::dvec3(hit->position);
}

/// The edge moved inwards along the skin, without the pieces that would come nearer to another part of it.
std::vector<SkinLine> movedInwards(const std::vector<glm::dvec3>& edge, double mm, const RayCaster& rays) {
  constexpr double kLeastShare = 0.94;  // of `mm`: bending edges bring points a little nearer
  std::vector<SkinLine> pieces(1);
  for (std::size_t i = 0; i <= edge.size(); ++i) {
    const auto moved = insideOf(edge, i % edge.size(), mm, rays);
    const bool clear = moved && std::ranges::all_of(edge, [&](const glm::dvec3& other) {
                         return glm::distance(other, *moved) > mm * kLeastShare;
                       });
    if (clear)
      pieces.back().emplace_back(*moved);
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
  laid_.solid = movedInwards(laid_.outline.skin_mm, static_cast<double>(hairline.fade_mm), rays);
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
