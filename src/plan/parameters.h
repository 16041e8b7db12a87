#pragma once
#include <span>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

/// One number of the plan, described once for the plan file, the command line (--set key=value), the panels.
struct Parameter {
  std::string_view key;    // "hairline.fade_mm": group and field as in the plan file; no dot: top level
  std::string_view label;  // "Fade width"
  std::string_view unit;   // "mm", "per cm²", "" for shares
  float low;
  float high;
  std::string_view help;  // one sentence in the trade's words
  float& (*of)(Plan&);

  float read(const Plan& plan) const { return of(const_cast<Plan&>(plan)); }
};

/// All of them, in the order a practitioner would go through them.
std::span<const Parameter> parameters();

/// Null if there is none.
const Parameter* findParameter(std::string_view key);

/// `value` as this parameter holds it; the error names the key, the value and the range. NaN is in no range.
Result<float> valueFor(const Parameter& parameter, double value);

/// Sets one from text ("hairline.fade_mm=8"); the error names the key, the value and the range.
Result<Done> setParameter(Plan& plan, std::string_view assignment);

}  // namespace stipple
