#include "studio/head_facts.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "scalp/scan_skin.h"

namespace stipple {

HeadFacts factsOf(const Head& head) {
  HeadFacts facts{.name = head.name, .is_built_in = head.is_built_in, .fit = head.fit};
  facts.length_mm = glm::distance(head.landmarks.glabella, head.landmarks.opisthocranion);
  float left = 0, right = 0;
  for (std::size_t i = 0; i < head.mesh.positions.size(); ++i) {
    if (head.mesh.regions[i] != Region::scalp) continue;
    left = std::max(left, head.mesh.positions[i].x);
    right = std::min(right, head.mesh.positions[i].x);
  }
  facts.breadth_mm = left - right;
  facts.skin = foreheadColour(head);
  return facts;
}

}  // namespace stipple
