#include "studio/timeline.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace stipple {
namespace {

constexpr float kBareSeconds = 1;  // bare skin is looked at this long before the first session, when playing

/// Bare skin lies before day 0 when stages are put in order.
float orderOf(std::optional<float> day) {
  return day.value_or(-1);
}

}  // namespace

float Timeline::lastDay(const Plan& plan) {
  return stagesOf(plan).back().day.value_or(0);
}

void Timeline::goTo(std::optional<float> day) {
  day_ = day;
  playing_ = false;
}

void Timeline::step(const Plan& plan, int direction) {
  const std::vector<Stage> stages = stagesOf(plan);
  const float here = orderOf(day_);
  if (direction > 0) {
    const auto next =
        std::ranges::find_if(stages, [&](const Stage& stage) { return orderOf(stage.day) > here; });
    if (next != stages.end()) goTo(next->day);
  } else {
    const auto before = std::find_if(stages.rbegin(), stages.rend(),
                                     [&](const Stage& stage) { return orderOf(stage.day) < here; });
    if (before != stages.rend()) goTo(before->day);
  }
}

void Timeline::togglePlay(const Plan& plan) {
  playing_ = !playing_;
  if (!playing_) return;
  bare_seconds_ = 0;
  if (orderOf(day_) >= lastDay(plan)) day_.reset();
}

void Timeline::advance(const Plan& plan, float seconds) {
  if (!playing_) return;
  if (!day_) {
    bare_seconds_ += seconds;
    if (bare_seconds_ >= kBareSeconds) day_ = 0.0f;
    return;
  }
  // A session is a stop of the journey: even if a frame took long, its first day is shown.
  float next = *day_ + seconds * days_per_second;
  for (const float session : sessionDays(plan))
    if (*day_ < session && next > session) next = session;
  day_ = std::min(next, lastDay(plan));
  playing_ = *day_ < lastDay(plan);
}

void Timeline::keepWithin(const Plan& plan) {
  if (day_) day_ = std::min(*day_, lastDay(plan));
}

std::optional<std::size_t> stageIndexAt(const Plan& plan, std::optional<float> day) {
  const std::vector<Stage> stages = stagesOf(plan);
  const auto found = std::ranges::find(stages, day, &Stage::day);
  if (found == stages.end()) return std::nullopt;
  return static_cast<std::size_t>(found - stages.begin());
}

Stage stageShown(const Plan& plan, std::optional<float> day) {
  if (const auto index = stageIndexAt(plan, day)) return stagesOf(plan)[*index];
  const float whole_day = std::round(day.value_or(0));
  if (const auto index = stageIndexAt(plan, whole_day)) return stagesOf(plan)[*index];
  return stageAtDay(plan, whole_day);
}

std::string captionFor(const Plan& plan, std::optional<float> day) {
  std::string caption = stageShown(plan, day).caption;
  if (!caption.empty()) caption[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(caption[0])));
  return caption;
}

}  // namespace stipple
