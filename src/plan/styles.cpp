#include "plan/styles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace stipple {
namespace {

using enum HairlinePointId;

void moveBoth(Hairline& hairline, HairlinePointId left, PointOffset offset) {
  hairline[left] = offset;
  hairline[mirrorOf(left)] = offset;
}

/// How the edge of a style dissolves. Fades are the ranges by name in the trade; what they leave open is
/// tuned by eye.
struct Edge {
  float fade_mm, undulation_mm, irregularity, strays_per_cm2, stray_reach_mm, asymmetry_mm;
  Zone zone;
};

void set(Plan& plan, const Edge& edge) {
  Hairline& hairline = plan.hairline;
  hairline.fade_mm = edge.fade_mm;
  hairline.undulation_mm = edge.undulation_mm;
  hairline.irregularity = edge.irregularity;
  hairline.strays_per_cm2 = edge.strays_per_cm2;
  hairline.stray_reach_mm = edge.stray_reach_mm;
  hairline.asymmetry_mm = edge.asymmetry_mm;
  plan.zones[ZoneId::hairline_edge] = edge.zone;
}

}  // namespace

Result<Style> styleNamed(std::string_view name) {
  const auto found = std::ranges::find(kStyleNames, name);
  if (found != kStyleNames.end()) return static_cast<Style>(found - kStyleNames.begin());
  return Error{fmt::format("there is no style '{}'; the styles are {}", name.substr(0, 40),
                           fmt::join(kStyleNames, ", "))};
}

EdgeRange edgeRangeOf(Style style) {
  // Waves of a grown hairline are 2 to 5 mm high and the trade grades its styles by how far they keep to
  // that; micro waves are no higher than half their length, and what a grade means in mm is assumed.
  constexpr EdgeRange kHigh{2, 5, 0.3f, 1.5f}, kVeryHigh{2.5f, 6, 0.6f, 2}, kMedium{1.2f, 4, 0.2f, 1.2f},
      kLow{0.4f, 1.6f, 0.08f, 0.4f}, kMinimal{0.05f, 0.5f, 0, 0.2f};
  switch (style) {
    case Style::natural:
      return kHigh;
    case Style::broken:
      return kVeryHigh;
    case Style::defined:
      return kLow;
    case Style::edge_up:
      return kMinimal;
    case Style::faded:
    case Style::receded:
    case Style::widows_peak:
      break;
  }
  return kMedium;
}

void applyStyle(Plan& plan, Style style) {
  const Plan usual;
  plan.hairline = usual.hairline;
  plan.zones[ZoneId::hairline_edge] = usual.zones[ZoneId::hairline_edge];
  Hairline& hairline = plan.hairline;
  switch (style) {
    case Style::natural:
      break;  // the usual plan
    case Style::faded:
      hairline.mid_frontal_height_mm = 73;
      set(plan, {20, 2.8f, 0.6f, 2, 6, 2, {0.85f, 0.7f, 0.35f}});
      break;
    case Style::broken:
      hairline.recession_mm = 9;
      set(plan, {10, 4.5f, 2, 16, 10, 3, {0.9f, 0.8f, 0.65f}});
      break;
    case Style::defined:
      hairline.mid_frontal_height_mm = 72;
      hairline.recession_mm = 5;
      set(plan, {3, 0.9f, 0.35f, 0, 2, 1, {1, 0.9f, 0.85f}});
      break;
    case Style::edge_up:
      // A barber's line: level from corner to corner, then straight down to a temporal peak set forward.
      hairline.mid_frontal_height_mm = 70;
      hairline.recession_mm = 0;
      moveBoth(hairline, lateral_left, {1, 0});
      moveBoth(hairline, corner_left, {4, 3});
      moveBoth(hairline, temporal_peak_left, {0, -5});
      set(plan, {1.5f, 0.25f, 0.12f, 0, 2, 1, {1, 0.95f, 0.95f}});
      break;
    case Style::receded:
      hairline.mid_frontal_height_mm = 82;
      hairline.recession_mm = 18;
      moveBoth(hairline, lateral_left, {1, 3});
      moveBoth(hairline, corner_left, {0, 10});
      moveBoth(hairline, temporal_peak_left, {3, 4});
      set(plan, {15, 2.8f, 1, 4, 6, 3, {0.9f, 0.8f, 0.5f}});
      break;
    case Style::widows_peak:
      hairline.recession_mm = 11;
      hairline[mid_frontal] = {-9, 0};
      moveBoth(hairline, lateral_left, {4, 0});
      set(plan, {10, 2.8f, 1, 5, 5, 2, {1, 0.8f, 0.6f}});
      break;
  }
}

}  // namespace stipple
