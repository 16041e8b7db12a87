#pragma once
#include <cstddef>
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

/// One thing of the plan that is chosen by name, described once likewise.
struct Choice {
  std::string_view key;  // "skin.type"
  std::string_view label;
  std::span<const std::string_view> names;  // as in the plan file
  std::string_view help;
  std::size_t (*read)(const Plan&);  // index into names
  void (*write)(Plan&, std::size_t);
};
std::span<const Choice> choices();
/// Null if there is none.
const Choice* findChoice(std::string_view key);
/// The index of `name` among a choice's; the error lists them.
Result<std::size_t> indexFor(const Choice& choice, std::string_view name);

/// All of them, in the order a practitioner would go through them.
std::span<const Parameter> parameters();

/// Null if there is none.
const Parameter* findParameter(std::string_view key);

/// `value` as this parameter holds it; the error names the key, the value and the range. NaN is in no range.
Result<float> valueFor(const Parameter& parameter, double value);

/// Sets one from text; the error names the key, the value and the range or the names there are:
/// "hairline.fade_mm=8", "skin.type=oily", and a number of a session the plan has, counted from 1:
/// "sessions.2.dilution=30".
Result<Done> setParameter(Plan& plan, std::string_view assignment);

}  // namespace stipple
