#include "plan/hairline.h"

#include "base/units.h"

namespace stipple {
namespace {

constexpr int pointIndex(HairlinePointId point) {
  return static_cast<int>(point);
}

constexpr std::array<std::string_view, kHairlinePointCount> kNames{
    "mid_frontal",        "lateral_left",        "lateral_right",     "corner_left",       "corner_right",
    "temporal_peak_left", "temporal_peak_right", "side_profile_left", "side_profile_right"};

constexpr int kMid = pointIndex(HairlinePointId::mid_frontal);
constexpr int kLateral = pointIndex(HairlinePointId::lateral_left);
constexpr int kCorner = pointIndex(HairlinePointId::corner_left);
constexpr int kPeak = pointIndex(HairlinePointId::temporal_peak_left);
constexpr int kProfile = pointIndex(HairlinePointId::side_profile_left);

// Angles on a head of average shape with the mid-frontal point at kNormHeightMm and no recession. The
// frontotemporal corner lies over the outer canthus (Shapiro 2013); the temporal peak and the line around the
// ear follow the hair-bearing skin of an adult man.
constexpr std::array kKnots{
    OutlineKnot{"mid-frontal point", 0, kNormPolarDeg, 1, 0, 0, kMid},
    OutlineKnot{"lateral point", 24, 44.0, 1, 0.3, 0.4, kLateral},
    OutlineKnot{"frontotemporal corner", 47, 43.0, 0.9, 1, 1, kCorner},
    OutlineKnot{"temporal recess", 57, 55, 0.35, 0.6, 0.7, -1, kCorner, kPeak},
    OutlineKnot{"temporal peak", 58, 70, 0, 0, 0.3, kPeak},
    OutlineKnot{"side profile point", 69, 88, 0, 0, 0, kProfile},
    OutlineKnot{"sideburn foot", 77, 101},
    OutlineKnot{"before the ear", 85, 80},
    OutlineKnot{"above the ear", 97, 71},
    OutlineKnot{"behind the ear, top", 109, 78},
    OutlineKnot{"behind the ear, middle", 117, 96},
    OutlineKnot{"behind the ear, foot", 121, 109},
    OutlineKnot{"nape side", 143, 124},
    OutlineKnot{"nape", 180, 129},
};

/// The offset of a left point, or of its twin.
PointOffset pointOffset(const Hairline& hairline, int left_point, int side) {
  const auto left = static_cast<HairlinePointId>(left_point);
  return hairline[side > 0 ? left : mirrorOf(left)];
}

}  // namespace

std::string_view nameOf(HairlinePointId point) {
  return kNames[static_cast<std::size_t>(point)];
}

HairlinePointId mirrorOf(HairlinePointId point) {
  const int index = pointIndex(point);
  if (index == kMid) return point;
  return static_cast<HairlinePointId>(index % 2 == 1 ? index + 1 : index - 1);
}

int sideOf(HairlinePointId point) {
  return pointIndex(point) % 2 == 1 || pointIndex(point) == kMid ? 1 : -1;
}

std::span<const OutlineKnot> outlineKnots() {
  return kKnots;
}

Angles normOf(const OutlineKnot& knot, const Hairline& hairline, double mid_frontal_polar_deg) {
  const double recession_deg = degrees(static_cast<double>(hairline.recession_mm) / kNormRadiusMm);
  return {knot.azimuth_deg, knot.polar_deg + knot.follows_height * (mid_frontal_polar_deg - kNormPolarDeg) -
                                knot.follows_recession * recession_deg};
}

PointOffset offsetOf(const OutlineKnot& knot, const Hairline& hairline, int side) {
  PointOffset offset;
  if (knot.point >= 0) {
    offset = pointOffset(hairline, knot.point, side);
  } else if (knot.before >= 0) {
    const PointOffset before = pointOffset(hairline, knot.before, side),
                      after = pointOffset(hairline, knot.after, side);
    offset = {(before.up_mm + after.up_mm) / 2, (before.aside_mm + after.aside_mm) / 2};
  }
  if (side < 0) offset.up_mm += static_cast<float>(knot.follows_asymmetry) * hairline.asymmetry_mm;
  return offset;
}

}  // namespace stipple
