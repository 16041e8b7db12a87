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

/// Whether every point of a closed line lies further than `mm` from a place. Points that cannot be nearer are
/// passed over: along the line it is at least as far to them as straight.
class Clearance {
 public:
  explicit Clearance(const std::vector<glm::dvec3>& line) : line_(line) {
    double along = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      along_.push_back(along);
      along += glm::distance(line[i], line[(i + 1) % line.size()]);
    }
  }
  bool isClear(const glm::dvec3& place, double mm) const {
    for (std::size_t i = 0; i < line_.size();) {
      const double apart = glm::distance(line_[i], place);
      if (apart <= mm) return false;
      const double passed = along_[i] + (apart - mm) * kRounded;
      do ++i;
      while (i < line_.size() && along_[i] < passed);
    }
    return true;
  }

 private:
  static constexpr double kRounded = 1 - 1e-9;  // never past a point that lies just as near
  const std::vector<glm::dvec3>& line_;
  std::vector<double> along_;
};

/// The pieces of the line inside the edge that come no nearer to any part of it.
std::vector<SkinLine> clearPieces(const LaidHairline& laid) {
  constexpr double kLeastShare = 0.94;  // of the fade: bending edges bring points a little nearer
  const Clearance clearance(laid.outline.skin_mm);
  const std::size_t count = laid.inside.size();
  std::vector<SkinLine> pieces(1);
  for (std::size_t i = 0; i <= count; ++i) {
    const auto& inside = laid.inside[i % count];
    if (inside && clearance.isClear(*inside, laid.inside_mm * kLeastShare))
      pieces.back().emplace_back(*inside);
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
  Outline outline = layOutline(hairline, scalp_->head().landmarks, rays, &laid_.outline);
  layInside(outline, static_cast<double>(hairline.fade_mm));
  laid_.outline = std::move(outline);
  laid_.edge.assign(laid_.outline.skin_mm.begin(), laid_.outline.skin_mm.end());
  laid_.edge.push_back(laid_.edge.front());
  laid_.solid = clearPieces(laid_);
  laid_of_ = hairline;
  return laid_;
}

/// A point inside the edge hangs on the edge's point and the two beside it.
void HairlineTool::layInside(const Outline& outline, double mm) {
  const auto &edge = outline.skin_mm, &last = laid_.outline.skin_mm;
  const std::size_t count = edge.size();
  const bool comparable = last.size() == count && laid_.inside_mm == mm;
  laid_.inside_mm = mm;
  laid_.inside.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto same = [&](std::size_t point) { return edge[point % count] == last[point % count]; };
    if (!comparable || !same(i + count - 1) || !same(i) || !same(i + 1))
      laid_.inside[i] = insideOf(edge, i, mm, scalp_->rays());
  }
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
