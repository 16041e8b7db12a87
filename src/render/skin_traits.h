#pragma once
#include <glm/vec3.hpp>

#include "head/landmarks.h"
#include "head/mesh.h"

namespace stipple {

/// What kind of skin lies at a place, from 0 to 1 each.
struct LocalSkin {
  float pores;  // depth of pores, follicle mouths and furrows
  float lines;  // 0.5: none; 1: level ones, as on forehead and lids; 0: upright ones, as on lips
  float oil;
};

/// By the landmarks alone, so that a scan without names for its regions has them too.
LocalSkin skinTraitsAt(const glm::vec3& place, Region region, const Landmarks& landmarks);

}  // namespace stipple
