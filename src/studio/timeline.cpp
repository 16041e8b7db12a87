#include "studio/timeline.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/units.h"

namespace stipple {
namespace {

/// Playing rests this long on bare skin and on the healed result, before the days and before the years run.
constexpr float kRestSeconds = 1;
constexpr float kDaysPerMonth = kDaysPerYear / 12;
/// A year passes in a second when a day passes in an eighth of one.
constexpr float kYearsFaster = kDaysPerYear / Timeline::kFastest;

/// Bare skin lies before day 0 when stages are put in order.
float orderOf(std::optional<float> day) {
  return day.value_or(-1);
}

/// A month of the years, as a day since the first session.
float monthDay(float month) {
  return std::round(month * kDaysPerMonth);
}

}  // namespace

Timeline::Timeline(const Plan& plan) {
  follow(plan);
  day_ = settled_day_;
}

std::optional<std::size_t> Timeline::stopHere() const {
  const auto found = std::ranges::find(stops_, day_, &Stage::day);
  if (found == stops_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - stops_.begin());
}

float Timeline::lastDay() const {
  return stops_.back().day.value_or(0);
}

void Timeline::goTo(std::optional<float> day) {
  day_ = day;
  playing_ = false;
}

void Timeline::step(int direction) {
  const float here = orderOf(day_);
  if (direction > 0) {
    const auto next =
        std::ranges::find_if(stops_, [&](const Stage& stop) { return orderOf(stop.day) > here; });
    if (next != stops_.end()) goTo(next->day);
  } else {
    const auto before = std::find_if(stops_.rbegin(), stops_.rend(),
                                     [&](const Stage& stop) { return orderOf(stop.day) < here; });
    if (before != stops_.rend()) goTo(before->day);
  }
}

void Timeline::stepDay(int direction) {
  if (!day_) return direction > 0 ? goTo(0.0f) : goTo(std::nullopt);
  const bool in_years = direction > 0 ? *day_ >= settled_day_ : *day_ > settled_day_;
  if (in_years) {
    float month = std::floor(*day_ / kDaysPerMonth);
    if (direction > 0)
      while (monthDay(month) <= *day_) ++month;
    else
      while (monthDay(month) >= *day_) --month;
    return goTo(std::clamp(monthDay(month), settled_day_, lastDay()));
  }
  const float next = direction > 0 ? std::floor(*day_) + 1 : std::ceil(*day_) - 1;
  if (next < 0) return goTo(std::nullopt);
  goTo(std::min(next, settled_day_));
}

void Timeline::togglePlay() {
  playing_ = !playing_;
  if (!playing_) return;
  rested_s_ = 0;
  if (orderOf(day_) >= lastDay()) day_.reset();
}

bool Timeline::isRest() const {
  return !day_ || *day_ == settled_day_;
}

void Timeline::advance(float seconds) {
  if (!playing_) return;
  if (isRest()) {
    rested_s_ += seconds;
    if (rested_s_ < kRestSeconds) return;
    rested_s_ = 0;
  }
  // Stops are stops of the journey too: even if a frame took long, none is passed unseen.
  const float here = orderOf(day_);
  const auto stop =
      std::ranges::find_if(stops_, [&](const Stage& ahead) { return orderOf(ahead.day) > here; });
  const float next_stop = stop == stops_.end() ? lastDay() : orderOf(stop->day);
  day_ = day_ ? std::min(*day_ + seconds * pace(), next_stop) : 0.0f;
  playing_ = *day_ < lastDay();
}

float Timeline::pace() const {
  return orderOf(day_) < settled_day_ ? days_per_second_ : days_per_second_ * kYearsFaster;
}

void Timeline::changeSpeed(int direction, bool around) {
  if (around && days_per_second_ >= kFastest)
    days_per_second_ = kSlowest;
  else
    days_per_second_ = std::clamp(days_per_second_ * (direction > 0 ? 2.0f : 0.5f), kSlowest, kFastest);
}

void Timeline::follow(const Plan& plan) {
  std::vector<Stage> stops = stagesOf(plan);
  const float settled_day = stops.back().day.value_or(0);
  std::ranges::move(yearsOf(plan), std::back_inserter(stops));
  if (day_ && *day_ == settled_day_) {
    day_ = settled_day;
  } else if (const auto here = stopHere()) {
    const auto same = std::ranges::find(stops, stops_[*here].name, &Stage::name);
    if (same != stops.end()) day_ = same->day;
  }
  stops_ = std::move(stops);
  settled_day_ = settled_day;
  if (day_) day_ = std::min(*day_, lastDay());
}

float nearestMonth(float day) {
  return monthDay(std::round(day / kDaysPerMonth));
}

}  // namespace stipple
