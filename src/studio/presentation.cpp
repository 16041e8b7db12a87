#include "studio/presentation.h"

#include "base/units.h"

namespace stipple {
void Presentation::begin() {
  active_ = true;
  black_ = false;
  leaving_until_s_ = 0;
}

bool Presentation::leave(double now_s) {
  if (isLeaving(now_s)) {
    end();
    return true;
  }
  leaving_until_s_ = now_s + kLeaveWithinS;
  return false;
}

void Turntable::advance(float seconds, ViewControl& view) const {
  if (!turning_) return;
  view.turn(2 * static_cast<float>(kPi) * seconds / kSecondsARound);
}

}  // namespace stipple
