#pragma once
#include <glm/vec2.hpp>

#include "plan/plan.h"

namespace stipple {

/// A click moves the pointer by no more than this, in the window system's units.
inline constexpr float kTremble = 3;

/// A handle on the head in the user's hand.
struct HandleDrag {
  glm::vec2 from;  // of the pointer
  glm::vec2 grab;  // from the handle's middle to the pointer
  Plan before;
  bool moved = false;  // further than a click trembles
};

}  // namespace stipple
