#pragma once
#include <optional>

#include "studio/timeline.h"

namespace stipple {

/// Where days lie on the timeline's line: bare skin a stop of its own, the treatment day by day, and beyond a
/// break the years, closer together. Places are in the window system's units.
class DayScale {
 public:
  /// From `left` to `right`; `unit`: of the layout.
  DayScale(const Timeline& timeline, float left, float right, float unit);

  float at(std::optional<float> day) const;
  /// What is meant by a place: a stop that lies near it, else the nearest whole day of the treatment or month
  /// of the years.
  std::optional<float> dayAt(float x, const Timeline& timeline) const;

  float bareX() const { return bare_x_; }
  float firstX() const { return first_x_; }      // day 0
  float settledX() const { return settled_x_; }  // the break lies between this
  float yearsX() const { return years_x_; }      // and this, which is the same day
  float lastX() const { return last_x_; }

 private:
  float bare_x_, first_x_, settled_x_, years_x_, last_x_;
  float settled_day_, last_day_;
  float reach_;  // of a stop
};

}  // namespace stipple
