#pragma once
#include "studio/view_control.h"

namespace stipple {

/// The mode in front of a client: nothing but the head and what it is. Which keys work in it is in
/// shortcuts.h.
class Presentation {
 public:
  /// A second press of the key to leave counts within this time.
  static constexpr double kLeaveWithinS = 3;

  bool active() const { return active_; }
  void begin();
  void end() { active_ = false; }

  /// The key to leave was pressed. The first time arms it; true at the second, and the presentation is over.
  bool leave(double now_s);
  /// Armed: whoever presents is told what a second press would do.
  bool isLeaving(double now_s) const { return active_ && now_s < leaving_until_s_; }

  /// Attention is wanted elsewhere: the screen is black until the next key.
  bool black() const { return active_ && black_; }
  void toggleBlack() { black_ = !black_; }
  void uncover() { black_ = false; }

 private:
  bool active_ = false;
  bool black_ = false;
  double leaving_until_s_ = 0;
};

/// Turns the head slowly, round and round.
class Turntable {
 public:
  static constexpr float kSecondsARound = 24;

  bool turning() const { return turning_; }
  void toggle() { turning_ = !turning_; }
  void stop() { turning_ = false; }
  void advance(float seconds, ViewControl& view) const;

 private:
  bool turning_ = false;
};

}  // namespace stipple
