#pragma once
#include <array>
#include <cstddef>
#include <memory>

#include "plan/plan.h"

namespace stipple {

/// Plans put aside under a letter while another idea is tried, to be compared and taken back. Copies share
/// the plans.
class Designs {
 public:
  static constexpr std::size_t kCount = 4;  // A to D
  static constexpr char letterOf(std::size_t index) { return static_cast<char>('A' + index); }

  void keep(std::size_t index, const Plan& plan) { kept_[index] = std::make_shared<const Plan>(plan); }
  /// Null: none is kept there.
  const Plan* at(std::size_t index) const { return kept_[index].get(); }
  /// Whether `plan` is the one kept there, unchanged.
  bool holds(std::size_t index, const Plan& plan) const { return kept_[index] && *kept_[index] == plan; }
  bool empty() const { return *this == Designs(); }

  bool operator==(const Designs& other) const {
    for (std::size_t i = 0; i < kCount; ++i) {
      const Plan *here = at(i), *there = other.at(i);
      if (here != there && (!here || !there || *here != *there)) return false;
    }
    return true;
  }

 private:
  std::array<std::shared_ptr<const Plan>, kCount> kept_;
};

/// What one file holds, and one document: the plan, and what was put aside beside it, mostly nothing.
struct PlanAndDesigns {
  Plan plan;
  Designs designs{};
  bool operator==(const PlanAndDesigns&) const = default;
};

}  // namespace stipple
