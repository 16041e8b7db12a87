// The midline profile of a head, and where the mean profile of anthropometry lies on it.
#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "head/surface.h"
#include "head/symmetry.h"

namespace stipple {

/// A point of the cut through a surface, in the cut's own plane.
struct ProfilePoint {
  glm::vec2 position;
  glm::vec2 normal;  // unit, outward
};

/// The cut itself: position3 = origin + position.x * across + position.y * up.
struct Profile {
  glm::vec3 origin, across, up;  // across and up are unit and span the plane
  std::vector<ProfilePoint> points;
};

/// Cuts the surface with a plane; points lie at most `step` apart.
Profile cutProfile(const Surface& surface, const MirrorPlane& plane, float step);

/// From the cut's plane to the midline of the head frame (x forward = head +Z, y up = head +Y), mm:
/// p -> mm_per_unit * turn(mirror(p)) + shift.
struct ProfileFit {
  float mm_per_unit = 1;
  float angle = 0;      // radians, counter-clockwise
  bool mirror = false;  // the cut was seen with the face to the left
  glm::vec2 shift{0};
  float miss_mm = 0;  // mean distance of the mean profile from the cut, clamped at 15 mm a point

  glm::vec2 operator()(const glm::vec2& point) const;
  glm::vec2 turned(const glm::vec2& direction) const;
};

/// The best fit over all turns, sides and sizes. Empty if the cut is too small to tell.
std::optional<ProfileFit> fitProfile(const Profile& profile);

/// The nearest fit to `start`.
ProfileFit refineProfileFit(const Profile& profile, const ProfileFit& start);

/// Points of craniometry on the midline, x forward and y up, mm.
struct MidlineLandmarks {
  glm::vec2 glabella, sellion, pronasale, menton, vertex, opisthocranion;
};

/// Where the mean profile has them.
MidlineLandmarks meanMidline();

/// The same points on an actual profile, given in the head frame: each searched near its mean place.
MidlineLandmarks findMidline(const std::vector<ProfilePoint>& profile);

}  // namespace stipple
