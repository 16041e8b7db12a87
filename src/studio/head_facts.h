#pragma once
#include <glm/vec3.hpp>
#include <optional>
#include <string>

#include "head/head.h"

namespace stipple {

/// What a practitioner wants to know of the head that is shown.
struct HeadFacts {
  std::string name;
  bool is_built_in = false;
  float length_mm = 0;   // glabella to opisthocranion
  float breadth_mm = 0;  // of the scalp, above the ears
  std::optional<ScanFit> fit;
  std::optional<glm::vec3> skin;  // linear albedo of a scan's forehead; none without colours
};
HeadFacts factsOf(const Head& head);

}  // namespace stipple
