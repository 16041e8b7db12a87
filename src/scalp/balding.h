#pragma once
#include <glm/vec2.hpp>

#include "plan/native_hair.h"
#include "scalp/pattern_shapes.h"

namespace stipple {

/// How far a man's hair has gone at one place. Drawn after the Norwood-Hamilton plates as shapes that grow
/// from stage to stage: nowhere does hair come back as the stage rises, and between stages every shape is
/// between.
struct Balding {
  double hair;   // share of full density that is left, 0 to 1
  double cover;  // 1 in the bald area and its fringe, where treatment goes, 0 in full hair
};

/// The shapes of one plan's native hair, made once for all the places that are asked about.
class BaldingPattern {
 public:
  explicit BaldingPattern(const NativeHair& hair);

  /// `place` in the pattern plane (chart.h); `edge_noise_mm` moves the fringe out, the same for every stage.
  Balding at(const glm::dvec2& place, double edge_noise_mm) const;

 private:
  Capsule temple_, front_, crown_, top_;
  double top_lost_, ludwig_lost_;
};

/// Middle of the crown whorl in the pattern plane.
glm::dvec2 whorlPlace(const NativeHair& hair);
void setWhorlPlace(NativeHair& hair, const glm::dvec2& place);

}  // namespace stipple
