#include "studio/day_scale.h"

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

constexpr float kBareRoom = 62;  // from bare skin to day 0, layout units
constexpr float kBreakRoom = 26;
constexpr float kYearsShare = 0.36f;  // of the room of both parts
constexpr float kStopReach = 4;

float between(float low, float high, float share) {
  return low + (high - low) * share;
}

}  // namespace

DayScale::DayScale(const Timeline& timeline, float left, float right, float unit)
    : bare_x_(left),
      first_x_(left + kBareRoom * unit),
      last_x_(right),
      settled_day_(timeline.settledDay()),
      last_day_(timeline.lastDay()),
      reach_(kStopReach * unit) {
  const float room = last_x_ - first_x_ - kBreakRoom * unit;
  settled_x_ = first_x_ + (1 - kYearsShare) * room;
  years_x_ = settled_x_ + kBreakRoom * unit;
}

float DayScale::at(std::optional<float> day) const {
  if (!day) return bare_x_;
  if (*day <= settled_day_) return between(first_x_, settled_x_, *day / settled_day_);
  return between(years_x_, last_x_, (*day - settled_day_) / (last_day_ - settled_day_));
}

std::optional<float> DayScale::dayAt(float x, const Timeline& timeline) const {
  if (x < (bare_x_ + first_x_) / 2) return std::nullopt;
  const auto nearest = std::ranges::min_element(
      timeline.stops(), {}, [&](const Stage& stop) { return std::abs(at(stop.day) - x); });
  if (std::abs(at(nearest->day) - x) <= reach_) return nearest->day;
  if (x < (settled_x_ + years_x_) / 2) {
    const float share = std::clamp((x - first_x_) / (settled_x_ - first_x_), 0.0f, 1.0f);
    return std::round(share * settled_day_);
  }
  const float share = std::clamp((x - years_x_) / (last_x_ - years_x_), 0.0f, 1.0f);
  const float day = settled_day_ + share * (last_day_ - settled_day_);
  return std::clamp(nearestMonth(day), settled_day_, last_day_);
}

}  // namespace stipple
