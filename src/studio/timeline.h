#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/stage.h"

namespace stipple {

/// Where the studio stands between bare skin and the last year, and how it moves. Bare skin is no day; days
/// count from the first session. The plan's stages and years are its stops.
class Timeline {
 public:
  /// Opens on the healed result: what the client will live with, not the darker first day.
  explicit Timeline(const Plan& plan);

  std::optional<float> day() const { return day_; }
  std::span<const Stage> stops() const { return stops_; }
  /// Index of the stop whose day is exactly the one shown.
  std::optional<std::size_t> stopHere() const;

  /// The treatment ends here, 42 days after the last session, when everything has settled; then years follow.
  float settledDay() const { return settled_day_; }
  float lastDay() const;

  void goTo(std::optional<float> day);
  /// To the next (+1) or previous (-1) stop; stays at the ends.
  void step(int direction);
  /// By a day of the treatment, by a month of the years.
  void stepDay(int direction);

  bool playing() const { return playing_; }
  /// From the end, starts again at bare skin.
  void togglePlay();
  void advance(float seconds);

  static constexpr float kSlowest = 1, kFastest = 8;
  /// Twice as fast (+1) or half as fast (-1); from the fastest, with `around`, to the slowest.
  void changeSpeed(int direction, bool around = false);
  /// How many days a second playing passes here: some in the treatment, months afterwards.
  float pace() const;

  /// The plan's sessions may have changed: stays at the stop where it was, and within the last day.
  void follow(const Plan& plan);

 private:
  bool isRest() const;

  std::vector<Stage> stops_;
  float settled_day_ = 0;
  std::optional<float> day_;
  bool playing_ = false;
  float rested_s_ = 0;  // how long this day has been rested on while playing
  float days_per_second_ = 4;
};

/// A month of the years, the nearest to a day, as that day; the stops of whole years are among them.
float nearestMonth(float day);

}  // namespace stipple
