#include "studio/wakefulness.h"

#include <algorithm>

namespace stipple {
namespace {

constexpr double kTooltipS = 0.8;  // tooltips appear within this time of the last movement
constexpr double kBlinkS = 0.25;
constexpr double kClockS = 0.001;  // a wait may end so much early

}  // namespace

void Wakefulness::disturb(double now_s) {
  disturbed_s_ = now_s;
  settle();
}

void Wakefulness::settle() {
  settling_ = kSettlingFrames;
}

void Wakefulness::drew(double now_s, bool shown) {
  drawn_s_ = now_s;
  settling_ = shown ? std::max(0, settling_ - 1) : kSettlingFrames;
}

void Wakefulness::cannotDraw(double now_s) {
  drawn_s_ = now_s;
  settling_ = 0;
}

bool Wakefulness::isFresh(double now_s) const {
  return disturbed_s_ && now_s - *disturbed_s_ < kTooltipS + kWorkingS;
}

bool Wakefulness::shouldDraw(double now_s, const GoingOn& going_on) const {
  if (going_on.working && now_s - drawn_s_ >= kWorkingS - kClockS) return true;
  if (settling_ > 0 || going_on.animating || going_on.typing || isFresh(now_s)) return true;
  return going_on.refines_in_s && *going_on.refines_in_s <= 0;
}

double Wakefulness::sleepS(double now_s, const GoingOn& going_on) const {
  const double next_frame_s = std::max(0.0, drawn_s_ + kFrameS - now_s);
  if (settling_ > 0 || going_on.animating) return next_frame_s;
  double sleep_s = kLongestSleepS;
  if (going_on.refines_in_s) sleep_s = std::min(sleep_s, *going_on.refines_in_s);
  if (going_on.typing) sleep_s = std::min(sleep_s, kBlinkS);
  if (going_on.working || isFresh(now_s)) sleep_s = std::min(sleep_s, kWorkingS);
  return std::max(sleep_s, next_frame_s);
}

}  // namespace stipple
