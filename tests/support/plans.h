// Plans that several tests start from.
#pragma once
#include <cstddef>

#include "plan/plan.h"

namespace stipple::testing {

/// The default plan on another type of skin.
inline Plan onSkin(std::size_t type) {
  Plan plan;
  plan.skin.type = static_cast<SkinType>(type);
  return plan;
}

/// The default plan at another density, per cm².
inline Plan withDensity(float density) {
  Plan plan;
  plan.density_per_cm2 = density;
  return plan;
}

}  // namespace stipple::testing
