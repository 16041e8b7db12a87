#include "head/frame.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <optional>

#include "head/ears.h"
#include "head/profile.h"
#include "head/raycast.h"
#include "head/symmetry.h"

namespace stipple {
namespace {

constexpr std::size_t kSearchSamples = 2000;
constexpr std::size_t kRefineSamples = 8000;
constexpr std::size_t kPlanes = 8;
constexpr float kCutStep = 0.01f;  // of the scan's radius
constexpr float kCutStep_mm = 1;
constexpr float kHeadBottom_mm = -70;  // shoulders and a turned neck must not steer the head's own symmetry
constexpr float kHeadReach_mm = 190;
constexpr float kMeanHeadLength_mm = 197;  // ANSUR II, men
constexpr float kShortestHead_mm = 170, kLongestHead_mm = 230;
constexpr float kMeanTragionOut_mm = 71;
constexpr float kNoMatch_mm = 15;  // a profile that has nothing of a head

Similarity after(const Similarity& outer, const Similarity& inner) {
  return {outer.scale * inner.scale, outer.rotation * inner.rotation, outer(inner.translation)};
}

Surface moved(const Surface& surface, const Similarity& pose) {
  Surface result{surface.positions, surface.triangles, {}};
  for (glm::vec3& position : result.positions) position = pose(position);
  return result;
}

/// Moves the middle of the points to the origin and makes their mean distance from it 1, in double precision:
/// scans may lie kilometres from their origin.
Similarity toUnitSize(const std::vector<glm::vec3>& positions) {
  glm::dvec3 middle(0);
  for (const glm::vec3& position : positions) middle += glm::dvec3(position);
  middle /= static_cast<double>(positions.size());
  double radius = 0;
  for (const glm::vec3& position : positions) radius += glm::distance(glm::dvec3(position), middle);
  radius /= static_cast<double>(positions.size());
  return {static_cast<float>(1 / radius), glm::mat3(1), glm::vec3(-middle / radius)};
}

/// The pose that takes the cut's plane to x = 0 and the cut to its place on the mean profile.
Similarity poseFrom(const Profile& profile, const ProfileFit& fit) {
  const glm::vec2 across = fit.turned({1, 0}), up = fit.turned({0, 1});
  const glm::vec3 forward = profile.across * across.x + profile.up * up.x;
  const glm::vec3 upward = profile.across * across.y + profile.up * up.y;
  const glm::vec3 leftward = glm::cross(upward, forward);
  const glm::mat3 rotation = glm::transpose(glm::mat3(leftward, upward, forward));
  return {fit.mm_per_unit, rotation,
          glm::vec3(0, fit.shift.y, fit.shift.x) - fit.mm_per_unit * (rotation * profile.origin)};
}

/// Turns about +X so that forward goes towards up, and moves `pivot` (z, y) to the origin.
Similarity pitchAbout(const glm::vec2& pivot, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  const glm::mat3 rotation(glm::vec3(1, 0, 0), glm::vec3(0, c, -s), glm::vec3(0, s, c));  // columns
  return {1, rotation, -(rotation * glm::vec3(0, pivot.y, pivot.x))};
}

struct Candidate {
  Similarity pose;
  float miss_mm;
  float disagreement;
};

/// Symmetry and profile once more, of the head alone.
Candidate refinePose(const Surface& surface, const Similarity& pose, std::size_t sample_count) {
  const Surface in_frame = moved(surface, pose);
  std::vector<SurfaceSample> samples;
  for (const SurfaceSample& sample : sampleSurface(in_frame, sample_count)) {
    const bool is_head = sample.position.y > kHeadBottom_mm && glm::length(sample.position) < kHeadReach_mm;
    if (is_head) samples.push_back(sample);
  }
  constexpr std::size_t kFewest = 100;
  if (samples.size() < kFewest) return {pose, kNoMatch_mm, 1};
  MirrorPlane plane = refineMirrorPlane(samples, {{-1, 0, 0}, 0, 0});
  if (plane.normal.x > 0)
    plane = {-plane.normal, -plane.offset, plane.disagreement};  // the cut seen face to the right
  const Profile profile = cutProfile(in_frame, plane, kCutStep_mm);
  const ProfileFit fit = refineProfileFit(profile, ProfileFit{});
  return {after(poseFrom(profile, fit), pose), fit.miss_mm, plane.disagreement};
}

/// The best pose over all planes of symmetry, each looked at closely: shoulders may be more symmetric than
/// the head that is turned on them, but only the head has a face's profile.
std::optional<Candidate> firstPose(const Surface& surface) {
  const std::vector<MirrorPlane> planes = findMirrorPlanes(sampleSurface(surface, kSearchSamples), kPlanes);
  std::vector<std::optional<Candidate>> candidates(planes.size());
  for (std::size_t i = 0; i < planes.size(); ++i) {
    const Profile profile = cutProfile(surface, planes[i], kCutStep);
    const auto fit = fitProfile(profile);
    if (fit) candidates[i] = refinePose(surface, poseFrom(profile, *fit), kSearchSamples);
  }
  constexpr float kDisagreementCost_mm = 8;
  const auto cost_mm = [](const std::optional<Candidate>& candidate) {
    return candidate ? candidate->miss_mm + kDisagreementCost_mm * candidate->disagreement : 2 * kNoMatch_mm;
  };
  const auto best = std::min_element(candidates.begin(), candidates.end(),
                                     [&](const auto& a, const auto& b) { return cost_mm(a) < cost_mm(b); });
  return best == candidates.end() ? std::nullopt : *best;
}

/// The midline of a surface in the head frame, x forward and y up.
std::vector<ProfilePoint> midline(const Surface& in_frame) {
  std::vector<ProfilePoint> points = cutProfile(in_frame, {{-1, 0, 0}, 0, 0}, kCutStep_mm).points;
  std::erase_if(points,
                [](const ProfilePoint& point) { return glm::length(point.position) > kHeadReach_mm; });
  return points;
}

struct Measured {
  MidlineLandmarks midline;
  std::array<std::optional<Ear>, 2> ears;  // left, right
  std::array<float, 2> tragion_out_mm;
  float breadth_mm;  // of the cranium
};

Measured measure(const Surface& in_frame) {
  Measured result;
  result.midline = findMidline(midline(in_frame));
  const RayCaster head(in_frame.positions, in_frame.triangles);
  result.breadth_mm = 0;
  for (int side = 0; side < 2; ++side) {
    const float sign = side == 0 ? 1.0f : -1.0f;
    result.ears[side] = findEar(head, sign).ear;
    const glm::vec2 tragion = result.ears[side] ? result.ears[side]->tragion : glm::vec2(0);
    constexpr float kOutside_mm = 200, kBeforeTragus_mm = 4;
    const auto skin = head.cast({sign * kOutside_mm, tragion.y, tragion.x + kBeforeTragus_mm}, {-sign, 0, 0});
    result.tragion_out_mm[side] = skin ? std::abs(skin->position.x) : kMeanTragionOut_mm;
    // Breadth: the widest place over the ears.
    float widest = 0;
    for (float y = 50; y <= 90; y += 10) {
      for (float z = -50; z <= 20; z += 10) {
        const auto hit = head.cast({sign * kOutside_mm, y, z}, {-sign, 0, 0}, kOutside_mm);
        if (hit) widest = std::max(widest, kOutside_mm - hit->distance);
      }
    }
    result.breadth_mm += widest;
  }
  return result;
}

glm::vec2 middleTragion(const Measured& measured) {
  const auto& [left, right] = measured.ears;
  if (left && right) return (left->tragion + right->tragion) * 0.5f;
  if (left) return left->tragion;
  return right ? right->tragion : glm::vec2(0);
}

/// How far the face, seen from the tragion, must be pitched to lie as in the Frankfort position.
float facePitch(const MidlineLandmarks& found, const glm::vec2& tragion) {
  const MidlineLandmarks mean = meanMidline();
  float dot = 0, cross = 0;
  for (const auto landmark :
       {&MidlineLandmarks::glabella, &MidlineLandmarks::sellion, &MidlineLandmarks::pronasale}) {
    const glm::vec2 from = found.*landmark - tragion, to = mean.*landmark;
    dot += glm::dot(from, to);
    cross += from.x * to.y - from.y * to.x;
  }
  return std::atan2(cross, dot);
}

/// Ears fix the origin, and share the say over the level with the profile as a whole.
Similarity levelled(const Surface& surface, Similarity pose) {
  constexpr int kRounds = 3;
  constexpr float kShareOfFace = 0.5f;
  float pitched = 0;  // so far, against the profile's own level
  for (int round = 0; round < kRounds; ++round) {
    const Measured measured = measure(moved(surface, pose));
    const glm::vec2 tragion = middleTragion(measured);
    const bool has_ear = measured.ears[0] || measured.ears[1];
    const float wanted = has_ear ? kShareOfFace * (pitched + facePitch(measured.midline, tragion)) : 0;
    pose = after(pitchAbout(tragion, wanted - pitched), pose);
    pitched = wanted;
  }
  return pose;
}

struct Units {
  const char* name;
  float mm;
};

/// Known units are believed when they make a head of the right length.
Units findUnits(float head_length_in_units) {
  for (const Units& units :
       {Units{"millimetres", 1}, {"centimetres", 10}, {"metres", 1000}, {"inches", 25.4f}}) {
    const float length_mm = head_length_in_units * units.mm;
    if (length_mm >= kShortestHead_mm && length_mm <= kLongestHead_mm) return units;
  }
  return {"unknown", kMeanHeadLength_mm / head_length_in_units};
}

Landmarks landmarksFrom(const Measured& measured) {
  const auto onMidline = [](const glm::vec2& point) { return glm::vec3(0, point.y, point.x); };
  const auto tragion = [&](int side) {
    const glm::vec2 zy = measured.ears[side] ? measured.ears[side]->tragion : middleTragion(measured);
    return glm::vec3((side == 0 ? 1.0f : -1.0f) * measured.tragion_out_mm[side], zy.y, zy.x);
  };
  const MidlineLandmarks& found = measured.midline;
  return {onMidline(found.glabella),
          onMidline(found.sellion),
          onMidline(found.pronasale),
          onMidline(found.menton),
          onMidline(found.vertex),
          onMidline(found.opisthocranion),
          tragion(0),
          tragion(1)};
}

/// 1 up to `good`, falling linearly to 0 at `bad`.
float trust(float value, float good, float bad) {
  return std::clamp((bad - value) / (bad - good), 0.0f, 1.0f);
}

void judge(const Candidate& pose, const Measured& measured, FrameFit& fit) {
  fit.confidence = 1;
  const auto weigh = [&](float factor, std::string reason) {
    fit.confidence *= factor;
    if (factor < 0.8f) fit.reasons.push_back(std::move(reason));
  };
  const MidlineLandmarks& line = measured.midline;
  const glm::vec2 face = glm::normalize(line.glabella - line.menton), to_tip = line.pronasale - line.menton;
  const float nose_mm = to_tip.x * face.y - to_tip.y * face.x;  // ahead of the line from chin to brow
  weigh(trust(pose.miss_mm, 4, 9),
        fmt::format("its profile is {:.0f} mm from a head's on average", pose.miss_mm));
  weigh(trust(pose.disagreement, 0.25f, 0.7f), "its left and right sides differ");
  weigh(trust(-nose_mm, -18, -10), "no nose stands out on its midline");
  weigh(measured.ears[0] && measured.ears[1]   ? 1.0f
        : measured.ears[0] || measured.ears[1] ? 0.75f
                                               : 0.5f,
        measured.ears[0] || measured.ears[1] ? "only one ear was found" : "no ears were found");
  const float breadth = measured.breadth_mm / glm::distance(line.glabella, line.opisthocranion);
  weigh(std::min(trust(breadth, 0.92f, 1.1f), trust(-breadth, -0.68f, -0.5f)),
        fmt::format("the skull is {:.0f} % as broad as long", 100 * breadth));
}

}  // namespace

Result<FrameFit> fitFrame(const Surface& surface) {
  const Error no_head{
      "no head can be recognised in it; scan the whole head with face and both ears, hair cropped or tied "
      "back"};
  const Similarity to_unit = toUnitSize(surface.positions);
  const Surface unit = moved(surface, to_unit);

  const auto first = firstPose(unit);
  if (!first) return no_head;
  Candidate pose = refinePose(unit, first->pose, kRefineSamples);
  pose = refinePose(unit, pose.pose, kRefineSamples);
  pose.pose = levelled(unit, pose.pose);

  const Measured rough = measure(moved(unit, pose.pose));
  const float length_mm = glm::distance(rough.midline.glabella, rough.midline.opisthocranion);
  const Similarity rough_pose = after(pose.pose, to_unit);
  if (!(length_mm > 0) || !std::isfinite(rough_pose.scale)) return no_head;
  const Units units = findUnits(length_mm / rough_pose.scale);
  const float correction = units.mm / rough_pose.scale;

  FrameFit fit;
  fit.units = units.name;
  fit.to_head = after({correction, glm::mat3(1), glm::vec3(0)}, rough_pose);
  const Measured measured = measure(moved(surface, fit.to_head));
  fit.landmarks = landmarksFrom(measured);
  judge(pose, measured, fit);

  constexpr float kLeastConfidence = 0.25f;
  if (fit.confidence < kLeastConfidence) {
    std::string reasons;
    for (const std::string& reason : fit.reasons) reasons += (reasons.empty() ? "" : ", ") + reason;
    return Error{
        fmt::format("no head can be recognised in it ({}); scan the whole head with face and both ears, hair "
                    "cropped or tied back",
                    reasons)};
  }
  return fit;
}

}  // namespace stipple
