#pragma once
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace stipple {

/// What a film of the build-up shows when: bare skin, each session just done and the days until it has
/// healed, the head swaying so that both sides are seen; then the result once round and held.
class FilmScript {
 public:
  /// `seconds` above 0 (asserted): of all of it.
  FilmScript(const Plan& plan, double seconds);

  struct Moment {
    std::optional<float> day;  // none: bare
    float turn = 0;            // of the camera around the head, towards its left, radians
    std::string caption;       // "Looks patchy, this is normal"
    std::string detail;        // "Day 9 after session 1"
    bool operator==(const Moment&) const = default;
  };
  /// From 0 to the whole; later, the last moment: the final stage from the front.
  Moment at(double second) const;
  double seconds() const { return end_s_; }

 private:
  /// One piece of the film: a day that is rested on, or days that pass.
  struct Scene {
    double begin_s, length_s;
    std::optional<float> from_day, to_day;
  };
  Plan plan_;
  std::vector<Scene> scenes_;
  double sway_until_s_ = 0, turn_until_s_ = 0, end_s_ = 0;
};

}  // namespace stipple
