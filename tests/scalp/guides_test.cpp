#include "scalp/guides.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "head/built_in.h"
#include "head/raycast.h"
#include "plan/styles.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

using enum HairlinePointId;

/// Length of the shortest way over the skin, found another way than with a tape along a plane through the chart's
/// centre: a string of beads is laid beside the tape's course and drawn tight until it lies still. Beads are pulled
/// within the skin's own tangent plane, so that what is left of their pull points along its normal: a geodesic.
double geodesicMm(const Mesh& mesh, const RayCaster& rays, const glm::dvec3& from, const glm::dvec3& to) {
  constexpr int kBeads = 33, kRounds = 3000;
  struct Bead {
    glm::dvec3 place, normal;
  };
  const auto onSkin = [&](const glm::dvec3& place) -> Bead {
    const glm::dvec3 direction = glm::normalize(place - kChartCentre);
    const auto hit = rays.cast(glm::vec3(kChartCentre), glm::vec3(direction));
    if (!hit) return {place, direction};
    const glm::uvec3& corners = mesh.triangles[hit->triangle];
    const glm::vec3 normal = hit->barycentric.x * mesh.normals[corners.x] + hit->barycentric.y * mesh.normals[corners.y] +
                             hit->barycentric.z * mesh.normals[corners.z];
    return {kChartCentre + direction * static_cast<double>(hit->distance), glm::normalize(glm::dvec3(normal))};
  };
  std::array<Bead, kBeads> beads;
  const glm::dvec3 middle = (from + to) / 2.0;
  const glm::dvec3 aside = 4.0 * glm::normalize(glm::cross(to - from, middle - kChartCentre));
  for (std::size_t i = 0; i < kBeads; ++i) {
    const double t = static_cast<double>(i) / (kBeads - 1);
    beads[i] = onSkin(glm::mix(from, to, t) + aside * std::sin(kPi * t));
  }
  beads.front().place = from;
  beads.back().place = to;
  for (int round = 0; round < kRounds; ++round)
    for (std::size_t i = 1; i + 1 < kBeads; ++i) {
      const auto& [place, normal] = beads[i];
      const glm::dvec3 pull = (beads[i - 1].place + beads[i + 1].place) / 2.0 - place;
      beads[i] = onSkin(place + pull - normal * glm::dot(pull, normal));
    }
  double length = 0;
  for (std::size_t i = 0; i + 1 < kBeads; ++i) {
    constexpr int kPieces = 4;  // of each chord, laid on skin
    glm::dvec3 last = beads[i].place;
    for (int piece = 1; piece <= kPieces; ++piece) {
      const glm::dvec3 next = onSkin(glm::mix(beads[i].place, beads[i + 1].place, static_cast<double>(piece) / kPieces)).place;
      length += glm::distance(last, next);
      last = next;
    }
  }
  return length;
}

const Head& man() {
  static const Head head = *builtInHead();
  return head;
}
const RayCaster& manRays() {
  static const RayCaster rays(man().mesh);
  return rays;
}
Outline outlineOfStyle(Style style) {
  Plan plan;
  applyStyle(plan, style);
  return layOutline(plan.hairline, man().landmarks, manRays());
}

TEST(Guides, LengthsOnTheBuiltInHeadAreThoseOfTheShortestWayOverTheSkin) {
  constexpr double kMostMm = 0.5;
  const RayCaster& rays = manRays();
  for (const Style style : {Style::natural, Style::receded, Style::edge_up}) {
    const Outline outline = outlineOfStyle(style);
    const HairlineMeasures line = measureHairline(outline, man().landmarks, rays);
    const auto at = [&](HairlinePointId point) { return outline.points_mm[static_cast<std::size_t>(point)]; };
    const auto way = [&](const glm::dvec3& from, const glm::dvec3& to) { return geodesicMm(man().mesh, rays, from, to); };
    EXPECT_NEAR(line.mid_frontal_height_mm, way(glm::dvec3(man().landmarks.glabella), at(mid_frontal)), kMostMm);
    EXPECT_NEAR(line.mid_to_corner_mm.left, way(at(mid_frontal), at(corner_left)), kMostMm);
    EXPECT_NEAR(line.mid_to_corner_mm.right, way(at(mid_frontal), at(corner_right)), kMostMm);
    EXPECT_NEAR(line.corner_to_peak_mm.left, way(at(corner_left), at(temporal_peak_left)), kMostMm);
    EXPECT_NEAR(line.corner_to_peak_mm.right, way(at(corner_right), at(temporal_peak_right)), kMostMm);
  }
}

TEST(Guides, OnABallRecessionIsTheArcThatThePlanAsksForOnTopOfTheNorms) {
  const Head ball = testing::ballHead();
  const RayCaster rays(ball.mesh);
  const auto measured = [&](float recession_mm, float asymmetry_mm) {
    Hairline hairline;
    hairline.recession_mm = recession_mm;
    hairline.asymmetry_mm = asymmetry_mm;
    return measureHairline(layOutline(hairline, ball.landmarks, rays), ball.landmarks, rays);
  };
  const HairlineMeasures none = measured(0, 0), some = measured(12, 3);
  // The plan's recession is an angle on a skull of 95 mm; the asymmetry is along the skin.
  const double scale = testing::kBallRadiusMm / kNormRadiusMm;
  EXPECT_NEAR(some.recession_mm.left - none.recession_mm.left, 12 * scale, 0.1);
  EXPECT_NEAR(some.recession_mm.right - some.recession_mm.left, 3, 0.1);
  EXPECT_NEAR(some.left_right_most_mm, 3, 0.1);
  EXPECT_LT(none.left_right_most_mm, 0.01);
  EXPECT_GT(some.profile_slope_deg.right, some.profile_slope_deg.left + 1);
}

TEST(Guides, ACornerBelowTheMiddleFallsByTheMillimetresBetween) {
  const Head ball = testing::ballHead();
  const RayCaster rays(ball.mesh);
  Hairline hairline;
  hairline.recession_mm = 0;
  hairline.asymmetry_mm = 0;
  hairline[corner_left].up_mm = -10;
  const Outline outline = layOutline(hairline, ball.landmarks, rays);
  const HairlineMeasures line = measureHairline(outline, ball.landmarks, rays);
  EXPECT_LT(line.profile_slope_deg.left, -5);
  EXPECT_GT(line.profile_slope_deg.right, 0);
  EXPECT_NEAR(line.profile_fall_mm.left, outline.points_mm[0].y - outline.points_mm[static_cast<std::size_t>(corner_left)].y, 0.5);
  EXPECT_LT(line.profile_fall_mm.right, 0.2);
}

// The sculpt gives the built-in head a nose of mean height: its base lies 16 mm below its tip.
TEST(Guides, ThirdsOfTheBuiltInFaceMeetAtTheBaseOfItsNose) {
  const FaceMarks face = faceMarksOf(man().landmarks, manRays());
  EXPECT_NEAR(face.subnasale.y, static_cast<double>(man().landmarks.pronasale.y) - 15, 4);
  EXPECT_LT(face.subnasale.z, static_cast<double>(man().landmarks.pronasale.z) - 10);
  const HairlineMeasures line = measureHairline(outlineOfStyle(Style::natural), man().landmarks, manRays());
  const double face_mm = static_cast<double>(man().landmarks.glabella.y - man().landmarks.menton.y);
  EXPECT_NEAR(line.middle_third_mm + line.lower_third_mm, face_mm, 1e-3);
  for (const double third : {line.upper_third_mm, line.middle_third_mm, line.lower_third_mm}) {
    EXPECT_GT(third, 55);
    EXPECT_LT(third, 78);
  }
}

TEST(Guides, EveryStyleIsADistinctLineAndNoneIsAStrictMirrorOrFallsBackwards) {
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    const HairlineMeasures line =
        measureHairline(outlineOfStyle(static_cast<Style>(i)), man().landmarks, manRays());
    EXPECT_GE(line.left_right_most_mm, 0.8) << kStyleNames[i];
    EXPECT_LE(line.left_right_most_mm, 5) << kStyleNames[i];
    EXPECT_GT(std::min(line.profile_slope_deg.left, line.profile_slope_deg.right), -1.5) << kStyleNames[i];
    EXPECT_GT(line.recession_mm.right, line.recession_mm.left) << kStyleNames[i];
  }
}

}  // namespace
}  // namespace stipple
