#pragma once
#include <array>
#include <cstddef>
#include <optional>

#include "plan/plan.h"

namespace stipple {

/// Plans put aside under a letter while another idea is tried, to be compared and taken back. They last as
/// long as the studio is open; what is edited, saved and undone is the document's plan alone.
class Designs {
 public:
  static constexpr std::size_t kCount = 4;  // A to D
  static constexpr char letterOf(std::size_t index) { return static_cast<char>('A' + index); }

  void keep(std::size_t index, const Plan& plan) { kept_[index] = plan; }
  const std::optional<Plan>& at(std::size_t index) const { return kept_[index]; }
  /// Whether `plan` is the one kept there, unchanged.
  bool holds(std::size_t index, const Plan& plan) const { return kept_[index] == plan; }

 private:
  std::array<std::optional<Plan>, kCount> kept_;
};

}  // namespace stipple
