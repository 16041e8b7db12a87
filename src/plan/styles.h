#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

enum class Style : std::uint8_t { natural, faded, broken, defined, edge_up, receded, widows_peak };
/// As on the command line.
inline constexpr std::array<std::string_view, 7> kStyleNames{"natural", "faded",   "broken",     "defined",
                                                             "edge-up", "receded", "widows-peak"};

Result<Style> styleNamed(std::string_view name);

/// How high the waves of a style's edge are, crest to trough, mm: macro 10 to 30 mm long, micro 1 to 5 mm.
struct EdgeRange {
  float macro_low_mm, macro_high_mm, micro_low_mm, micro_high_mm;
};
EdgeRange edgeRangeOf(Style style);

/// Sets every hairline point, how the edge dissolves, and the zone of the hairline edge; nothing else. Points
/// keep their names, so what was selected stays selected.
void applyStyle(Plan& plan, Style style);

}  // namespace stipple
