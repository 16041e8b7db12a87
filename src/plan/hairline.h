// The edge between forehead and treated scalp: nine named points, and how the edge dissolves. Pure: where the
// points lie on one head is scalp/hairline.h.
//
// A point has a norm on every head: a direction from the middle of the skull, read off the landmarks and
// moved with the height of the mid-frontal point and the recession. The plan keeps how far the practitioner
// moved the point from its norm, in millimetres along the skin. So a plan carries from head to head (the norm
// scales, the hand's millimetres stay), and a handle dragged on the skin is an offset and back again,
// exactly.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace stipple {

enum class HairlinePointId : std::uint8_t {
  mid_frontal,
  lateral_left,
  lateral_right,
  corner_left,  // frontotemporal
  corner_right,
  temporal_peak_left,
  temporal_peak_right,
  side_profile_left,  // front of the sideburn, before the ear
  side_profile_right,
};
inline constexpr std::size_t kHairlinePointCount = 9;

/// "corner_left": as in the keys of the plan file.
std::string_view nameOf(HairlinePointId point);
/// The same point on the other side; the mid-frontal point is its own.
HairlinePointId mirrorOf(HairlinePointId point);
/// +1 left and in the middle, -1 right.
int sideOf(HairlinePointId point);

/// How far a point was moved from its norm, along the skin.
struct PointOffset {
  float up_mm = 0;     // towards the crown
  float aside_mm = 0;  // square to that, towards the ear of its side; the mid-frontal point: to the left
  bool operator==(const PointOffset&) const = default;
};

struct Hairline {
  /// Glabella to the norm of the mid-frontal point along the skin; 80 in Garg 2017 (JCAS), 70 aggressive.
  float mid_frontal_height_mm = 75;
  float recession_mm = 6;      // of the corners behind the line through the mid-frontal point
  float asymmetry_mm = 2;      // how much further the right side recedes, as in most men [JCMA 2016]
  float fade_mm = 12;          // width over which density and tone rise from nothing to full
  float undulation_mm = 3.5f;  // macro: crest to trough of waves 10 to 30 mm long; 2 to 5 in grown hair [assumed]
  float irregularity = 1;      // micro: share of the default waves 2 to 5 mm long: 0 ruled, 2 broken
  float strays_per_cm2 = 5;    // lone dots ahead of the edge, where they are densest
  float stray_reach_mm = 5;    // how far ahead they are met
  std::array<PointOffset, kHairlinePointCount> points{};

  PointOffset& operator[](HairlinePointId point) { return points[static_cast<std::size_t>(point)]; }
  const PointOffset& operator[](HairlinePointId point) const {
    return points[static_cast<std::size_t>(point)];
  }
  bool operator==(const Hairline&) const = default;
};

/// One knot of the outline of the treated scalp on the left side, mirrored on the right: those with a point
/// can be moved, the others follow or stand still.
struct OutlineKnot {
  std::string_view name;
  double azimuth_deg;  // norm: from the front towards the ear
  double polar_deg;    // norm: from the crown down
  double follows_height = 0;
  double follows_recession = 0;
  double follows_asymmetry = 0;
  int point = -1;               // left HairlinePointId, or -1
  int before = -1, after = -1;  // points it lies between and follows half each, or -1
};
/// From the mid-frontal point down the left side to the nape.
std::span<const OutlineKnot> outlineKnots();

/// The polar angle of the mid-frontal point in the table above, and the radius that turns small offsets of
/// macros into angles.
inline constexpr double kNormPolarDeg = 44.6;
inline constexpr double kNormHeightMm = 75;
inline constexpr double kNormRadiusMm = 95;

struct Angles {
  double azimuth_deg;
  double polar_deg;
};
/// Where a knot would lie if nobody had moved its point, given the mid-frontal point's polar angle.
Angles normOf(const OutlineKnot& knot, const Hairline& hairline, double mid_frontal_polar_deg);

/// How far the knot lies from its norm on that side (+1 left, -1 right): its own point's offset or its
/// neighbours', and the asymmetry.
PointOffset offsetOf(const OutlineKnot& knot, const Hairline& hairline, int side);

}  // namespace stipple
