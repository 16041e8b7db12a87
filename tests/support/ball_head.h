// A head as simple as one can be: a ball around the chart's centre, scalp down to well below the equator. Small enough for
// quick tests, round enough that lengths and areas are known from a formula.
#pragma once
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "head/test_meshes.h"
#include "scalp/chart.h"

namespace stipple::testing {

inline constexpr double kBallRadiusMm = 90;
inline constexpr double kBallScalpPolarDeg = 110;  // angle from the crown down to which the ball is scalp

/// The point of the ball at these angles (degrees); azimuth from the front towards the subject's left.
inline glm::dvec3 onBall(double polar_deg, double azimuth_deg) {
  return kChartCentre + kBallRadiusMm * directionFromAngles(radians(polar_deg), radians(azimuth_deg));
}

/// `rounds` of subdivision: 5 gives 20,480 triangles with edges of 3 mm.
inline Head ballHead(int rounds = 5) {
  const Surface unit_ball = icosphere(rounds);
  Head head;
  head.name = "ball";
  for (const glm::vec3& direction : unit_ball.positions) {
    head.mesh.positions.emplace_back(kChartCentre + kBallRadiusMm * glm::dvec3(direction));
    head.mesh.normals.push_back(direction);
    const bool scalp = static_cast<double>(direction.y) > std::cos(radians(kBallScalpPolarDeg));
    head.mesh.regions.push_back(scalp ? Region::scalp : Region::face);
  }
  head.mesh.triangles = unit_ball.triangles;

  Landmarks& landmarks = head.landmarks;
  landmarks.glabella = onBall(90, 0);
  landmarks.sellion = onBall(96, 0);
  landmarks.pronasale = onBall(110, 0);
  landmarks.menton = onBall(165, 0);
  landmarks.vertex = onBall(0, 0);
  landmarks.opisthocranion = onBall(90, 180);
  landmarks.tragion_left = onBall(100, 90);
  landmarks.tragion_right = onBall(100, -90);
  return head;
}

}  // namespace stipple::testing
