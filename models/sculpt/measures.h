#pragma once
#include <string_view>
#include <vector>

#include "head/head.h"

namespace stipple::sculpt {

/// One distance of anthropometry, as the built-in head has it and as adult men have it on average.
struct Measure {
  std::string_view name;
  double measured_mm;
  double mean_mm;
  std::string_view source;  // of the mean: a key of README.md's list

  double deviation() const { return measured_mm / mean_mm - 1; }
};

/// Takes the distances on the finished mesh of the built-in head; pupils, mouth corners and the ear's axes
/// come from the places where the sculptor put them.
std::vector<Measure> takeMeasures(const Head& head);

}  // namespace stipple::sculpt
