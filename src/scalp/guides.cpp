#include "scalp/guides.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>

#include "base/units.h"
#include "head/raycast.h"

namespace stipple {
namespace {

using enum HairlinePointId;

constexpr double kSamePlaceMm = 1e-3;

/// A tape from one place on the skin to another.
double tape(const RayCaster& rays, const glm::dvec3& from, const glm::dvec3& to) {
  return skinLength(rays, from - kChartCentre, to - kChartCentre);
}

double polarOf(const glm::dvec3& skin_mm) {
  return std::acos(glm::normalize(skin_mm - kChartCentre).y);
}

/// How far towards the crown a corner lies of the ring about the crown on which the mid-frontal point lies:
/// a tape from the ring straight up to it.
double recessionOf(const RayCaster& rays, const glm::dvec3& corner, double ring_polar) {
  const glm::dvec3 there = glm::normalize(corner - kChartCentre);
  const glm::dvec3 on_ring = directionFromAngles(ring_polar, std::atan2(there.x, there.z));
  const double length = skinLength(rays, on_ring, there);
  return polarOf(corner) <= ring_polar ? length : -length;
}

glm::dvec3 mirrored(const glm::dvec3& place) {
  return {-place.x, place.y, place.z};
}

/// The deepest that the line dips below its mid-frontal point on the way to a corner. The outline runs down
/// the left side from its first point and comes back up the right.
double fallOf(const Outline& outline, HairlinePointId corner) {
  const auto& line = outline.skin_mm;
  const glm::dvec3& start = line.front();
  const glm::dvec3& end = outline.points_mm[static_cast<std::size_t>(corner)];
  double lowest = start.y;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const glm::dvec3& place = sideOf(corner) > 0 ? line[i] : line[(line.size() - i) % line.size()];
    lowest = std::min(lowest, place.y);
    if (glm::distance(place, end) < kSamePlaceMm) break;
  }
  return start.y - lowest;
}

}  // namespace

FaceMarks faceMarksOf(const Landmarks& landmarks, const RayCaster& rays) {
  constexpr double kCanthusShare = 91.0 / 146;
  // In the mean the base of the nose lies 16 mm below its tip and 21 mm behind, and the upper lip comes
  // forward again 28 mm below the tip [ANSUR].
  constexpr double kLipFromMm = 22, kLipUntilMm = 36, kStepMm = 0.25, kFarInFrontMm = 300;
  const glm::dvec3 tip(landmarks.pronasale);
  const auto skinBelowTip = [&](double below_mm) -> std::optional<glm::dvec3> {
    const glm::dvec3 from(tip.x, tip.y - below_mm, kFarInFrontMm);
    const auto hit = rays.cast(glm::vec3(from), {0, 0, -1});
    return hit ? std::optional(glm::dvec3(hit->position)) : std::nullopt;
  };
  FaceMarks marks;
  marks.canthus_aside_mm =
      kCanthusShare / 2 * static_cast<double>(glm::distance(landmarks.tragion_left, landmarks.tragion_right));
  marks.subnasale = tip + glm::dvec3(0, -16, -21);

  std::optional<glm::dvec3> lip;
  for (double below_mm = kLipFromMm; below_mm <= kLipUntilMm; below_mm += kStepMm)
    if (const auto skin = skinBelowTip(below_mm); skin && (!lip || skin->z > lip->z)) lip = skin;
  if (!lip) return marks;
  double deepest_mm = 0;
  for (double below_mm = kStepMm; below_mm < tip.y - lip->y; below_mm += kStepMm) {
    const auto skin = skinBelowTip(below_mm);
    if (!skin) continue;
    const glm::dvec3 chord = *lip - tip, place = *skin - tip;
    const double under_mm = (chord.z * place.y - chord.y * place.z) / -std::hypot(chord.y, chord.z);
    if (under_mm <= deepest_mm) continue;
    deepest_mm = under_mm;
    marks.subnasale = *skin;
  }
  return marks;
}

HairlineMeasures measureHairline(const Outline& outline, const Landmarks& landmarks, const RayCaster& rays) {
  const FaceMarks face = faceMarksOf(landmarks, rays);
  const auto at = [&](HairlinePointId point) -> const glm::dvec3& {
    return outline.points_mm[static_cast<std::size_t>(point)];
  };
  const auto bothSides = [](const auto& measure, HairlinePointId left) {
    return BothSides{measure(left), measure(mirrorOf(left))};
  };
  const glm::dvec3 mid = at(mid_frontal), glabella(landmarks.glabella), menton(landmarks.menton);
  HairlineMeasures measures;
  measures.mid_frontal_height_mm = tape(rays, glabella, mid);

  const auto ofCorner = [&](const auto& measure) {
    return bothSides([&](HairlinePointId id) { return measure(at(id), id); }, corner_left);
  };
  measures.recession_mm =
      ofCorner([&](const glm::dvec3& corner, auto) { return recessionOf(rays, corner, polarOf(mid)); });
  measures.corner_above_mm = ofCorner([&](const glm::dvec3& corner, auto) { return corner.y - mid.y; });
  measures.mid_to_corner_mm =
      ofCorner([&](const glm::dvec3& corner, auto) { return tape(rays, mid, corner); });
  measures.corner_off_canthus_mm =
      ofCorner([&](const glm::dvec3& corner, auto) { return std::abs(corner.x) - face.canthus_aside_mm; });
  measures.profile_slope_deg = ofCorner([&](const glm::dvec3& corner, auto) {
    return degrees(std::atan2(corner.y - mid.y, mid.z - corner.z));
  });
  measures.profile_fall_mm = ofCorner([&](const auto&, HairlinePointId id) { return fallOf(outline, id); });
  measures.corner_to_peak_mm = {tape(rays, at(corner_left), at(temporal_peak_left)),
                                tape(rays, at(corner_right), at(temporal_peak_right))};
  measures.peak_off_canthus_mm = bothSides(
      [&](HairlinePointId id) { return std::abs(at(id).x) - face.canthus_aside_mm; }, temporal_peak_left);

  measures.upper_third_mm = mid.y - glabella.y;
  measures.middle_third_mm = glabella.y - face.subnasale.y;
  measures.lower_third_mm = face.subnasale.y - menton.y;

  constexpr std::array kPairs{lateral_left, corner_left, temporal_peak_left, side_profile_left};
  for (std::size_t i = 0; i < kPairs.size(); ++i)
    measures.left_right_mm[i] = glm::distance(at(kPairs[i]), mirrored(at(mirrorOf(kPairs[i]))));
  measures.left_right_most_mm = std::ranges::max(measures.left_right_mm);
  return measures;
}

}  // namespace stipple
