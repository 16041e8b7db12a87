#pragma once
#include <array>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "scalp/scalp.h"

namespace stipple {

/// A plan's hairline at its own size on paper, front and both side profiles in one piece: the skin around it
/// laid flat, the printed side outwards. x towards the subject's left, y upwards from the glabella to the
/// mid-frontal point, which is the origin; mm.
struct Stencil {
  using Line = std::vector<glm::dvec2>;

  Line hairline;  // from the foot of the right sideburn over the front to that of the left one
  Line midline;   // from the glabella upwards
  std::vector<Line> canthus_verticals;  // where planes through the outer canthi cut the skin
  std::vector<std::array<glm::dvec2, 2>>
      full_density;  // where the fade ends: short pieces; none: not on this paper

  struct Mark {
    glm::dvec2 place;
    std::string name;
  };
  std::vector<Mark> marks;  // the plan's points and the glabella

  /// Every kTickMm along the hairline, from the mid-frontal point.
  struct Tick {
    glm::dvec2 place, towards_scalp;  // the latter of length 1
    int from_middle_mm;
  };
  std::vector<Tick> ticks;
  static constexpr int kTickMm = 10;

  double skin_length_mm = 0;   // of the hairline, along the skin,
  double paper_length_mm = 0;  // and on paper
  double worst_along = 0;      // how far any stretch of it between two of its points is off, as a share
  double worst_around = 0;     // and any length on the skin around it
};

/// A second or two. The error says where a scan has no skin to lay flat.
Result<Stencil> layStencil(const Scalp& scalp, const Plan& plan);

}  // namespace stipple
