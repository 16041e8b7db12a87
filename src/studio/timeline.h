#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "plan/stage.h"

namespace stipple {

/// Where on the timeline the studio stands: bare skin, or a day since the first session; and how it moves.
class Timeline {
 public:
  /// Opens on the healed result: what the client will live with, not the darker first day.
  explicit Timeline(const Plan& plan) : day_(lastDay(plan)) {}

  /// 42 days after the last session, when everything has settled.
  static float lastDay(const Plan& plan);

  std::optional<float> day() const { return day_; }
  bool playing() const { return playing_; }

  void goTo(std::optional<float> day);
  /// To the next (+1) or previous (-1) stage of the plan; stays at the ends.
  void step(const Plan& plan, int direction);

  /// From the end, starts again at bare skin.
  void togglePlay(const Plan& plan);
  void advance(const Plan& plan, float seconds);
  /// The plan's sessions may have moved.
  void keepWithin(const Plan& plan);

  float days_per_second = 4;

 private:
  std::optional<float> day_;
  bool playing_ = false;
  float bare_seconds_ = 0;  // how long bare skin has been shown while playing
};

/// The stage whose day is exactly `day`, or any other day as stageAtDay() describes it, to the nearest whole
/// day.
Stage stageShown(const Plan& plan, std::optional<float> day);

/// Index into stagesOf(plan) of that stage, if `day` is one.
std::optional<std::size_t> stageIndexAt(const Plan& plan, std::optional<float> day);

/// For a client: "Session 1, just done", "12 days after the first session".
std::string captionFor(const Plan& plan, std::optional<float> day);

}  // namespace stipple
