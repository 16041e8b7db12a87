#include "head/profile.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <utility>

#include "head/nearest.h"

namespace stipple {
namespace {

// Mean midline of adult men in the Frankfort position, (forward, up) of the midpoint between the tragions,
// mm, from the nape over the vertex and the face to the throat. Landmark heights and depths are headboard
// means of the ANSUR surveys; between them the line is interpolated as for the built-in head (models/).
constexpr std::array<glm::vec2, 36> kMeanProfile_mm{{
    {-77.5f, -42}, {-87, -20}, {-95, 0},     {-99.5f, 20}, {-100, 40},    {-98.5f, 60},
    {-94.5f, 80},  {-83, 100}, {-66, 115},   {-46, 125},   {-12, 131},    {20, 126},
    {47, 115},     {70, 100},  {87, 80},     {95.5f, 60},  {97, 40},      {96, 31},
    {92, 21},      {95, 12},   {101, 1},     {109, -9},    {116, -15},    {119.5f, -21},
    {116, -27},    {106, -33}, {98.5f, -37}, {100, -44},   {104, -49},    {103, -57},
    {96, -65},     {94, -71},  {95.5f, -84}, {91, -95},    {78, -101.5f}, {62, -103},
}};
constexpr MidlineLandmarks kMeanMidline{{97, 37},   {92, 21},   {119.5f, -21},
                                        {80, -101}, {-12, 131}, {-100, 40}};

constexpr float kTemplateStep_mm = 5;
constexpr float kMissCap_mm = 15;  // a template point further from the cut than this has simply no partner
constexpr float kNormalAgreement = 0.3f;  // cosine
constexpr float kCapDepth_mm = 60;   // the part of the head below the vertex that centres the first guess
constexpr float kCapMiddle_mm = -3;  // forward coordinate of the middle of the mean profile's cap

glm::vec2 rotated(const glm::vec2& v, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  return {c * v.x - s * v.y, s * v.x + c * v.y};
}

glm::vec2 flippedIf(bool flip, const glm::vec2& v) {
  return flip ? glm::vec2(-v.x, v.y) : v;
}

std::vector<ProfilePoint> meanProfilePoints() {
  std::vector<ProfilePoint> points;
  for (std::size_t i = 0; i + 1 < kMeanProfile_mm.size(); ++i) {
    const glm::vec2 along = kMeanProfile_mm[i + 1] - kMeanProfile_mm[i];
    const glm::vec2 outward = glm::normalize(glm::vec2(-along.y, along.x));
    const int steps = std::max(1, static_cast<int>(std::lround(glm::length(along) / kTemplateStep_mm)));
    for (int step = 0; step < steps; ++step) {
      const float share = (static_cast<float>(step) + 0.5f) / static_cast<float>(steps);
      points.push_back({kMeanProfile_mm[i] + share * along, outward});
    }
  }
  return points;
}

/// A cut made ready for matching against the mean profile.
struct Matcher {
  const Profile& profile;
  NearestPoint nearest;
  std::vector<ProfilePoint> mean = meanProfilePoints();

  explicit Matcher(const Profile& cut) : profile(cut), nearest(flat(cut)) {}

  static std::vector<glm::vec3> flat(const Profile& cut) {
    std::vector<glm::vec3> points;
    for (const ProfilePoint& point : cut.points) points.emplace_back(point.position, 0.0f);
    return points;
  }

  struct Partner {
    glm::vec2 on_cut;
    float miss_mm;
    bool agrees;
  };
  Partner partner(const ProfilePoint& mean_point, const ProfileFit& fit) const {
    const glm::vec2 on_plane =
        flippedIf(fit.mirror, rotated((mean_point.position - fit.shift) / fit.mm_per_unit, -fit.angle));
    const auto found = nearest.find(glm::vec3(on_plane, 0), kMissCap_mm / fit.mm_per_unit);
    if (!found) return {{}, kMissCap_mm, false};
    const ProfilePoint& point = profile.points[found->index];
    if (glm::dot(fit.turned(point.normal), mean_point.normal) < kNormalAgreement)
      return {{}, kMissCap_mm, false};
    return {point.position, found->distance * fit.mm_per_unit, true};
  }

  float miss_mm(const ProfileFit& fit, std::size_t stride) const {
    float sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < mean.size(); i += stride, ++count) sum += partner(mean[i], fit).miss_mm;
    return sum / static_cast<float>(count);
  }

  /// Best similarity for the pairs of one round (Umeyama 1991, in the plane; scale from both spreads so that
  /// noise does not shrink it).
  bool improve(ProfileFit& fit) const {
    std::vector<std::pair<glm::vec2, glm::vec2>> pairs;  // flipped cut point, mean point
    glm::vec2 cut_middle(0), mean_middle(0);
    for (const ProfilePoint& mean_point : mean) {
      const Partner found = partner(mean_point, fit);
      if (!found.agrees) continue;
      pairs.emplace_back(flippedIf(fit.mirror, found.on_cut), mean_point.position);
      cut_middle += pairs.back().first;
      mean_middle += mean_point.position;
    }
    if (pairs.size() < mean.size() / 3) return false;
    cut_middle /= static_cast<float>(pairs.size());
    mean_middle /= static_cast<float>(pairs.size());
    float dot = 0, cross = 0, cut_spread = 0, mean_spread = 0;
    for (const auto& [on_cut, on_mean] : pairs) {
      const glm::vec2 from = on_cut - cut_middle, to = on_mean - mean_middle;
      dot += glm::dot(from, to);
      cross += from.x * to.y - from.y * to.x;
      cut_spread += glm::dot(from, from);
      mean_spread += glm::dot(to, to);
    }
    if (!(cut_spread > 0)) return false;
    fit.angle = std::atan2(cross, dot);
    fit.mm_per_unit = std::sqrt(mean_spread / cut_spread);
    fit.shift = mean_middle - fit.mm_per_unit * rotated(cut_middle, fit.angle);
    return true;
  }

  ProfileFit refined(ProfileFit fit) const {
    constexpr int kRounds = 60;
    ProfileFit best = fit;
    best.miss_mm = miss_mm(fit, 1);
    for (int round = 0; round < kRounds && improve(fit); ++round) {
      fit.miss_mm = miss_mm(fit, 1);
      if (fit.miss_mm < best.miss_mm) best = fit;
    }
    return best;
  }
};

/// Guesses for one direction of up: the cut is so and so tall, its top is the vertex or, should the crown be
/// missing, a little below it, and its cap is centred.
void addGuesses(const Profile& profile, float angle, bool mirror, std::vector<ProfileFit>& guesses) {
  std::vector<glm::vec2> upright;
  float top = std::numeric_limits<float>::lowest(), bottom = std::numeric_limits<float>::max();
  for (const ProfilePoint& point : profile.points) {
    upright.push_back(rotated(flippedIf(mirror, point.position), angle));
    top = std::max(top, upright.back().y);
    bottom = std::min(bottom, upright.back().y);
  }
  if (!(top > bottom)) return;
  constexpr float kShortest_mm = 160, kTallest_mm = 2000,
                  kGrowth = 1.1f;  // a mask without jaw, a standing man
  for (float height_mm = kShortest_mm; height_mm < kTallest_mm; height_mm *= kGrowth) {
    const float mm_per_unit = height_mm / (top - bottom);
    float back = std::numeric_limits<float>::max(), front = std::numeric_limits<float>::lowest();
    for (const glm::vec2& point : upright) {
      if ((top - point.y) * mm_per_unit > kCapDepth_mm) continue;
      back = std::min(back, point.x);
      front = std::max(front, point.x);
    }
    const glm::vec2 anchor((back + front) / 2, top);
    for (const float missing_mm : {0.0f, 30.0f}) {
      const glm::vec2 place(kCapMiddle_mm, kMeanMidline.vertex.y - missing_mm);
      guesses.push_back({mm_per_unit, angle, mirror, place - mm_per_unit * anchor, 0});
    }
  }
}

/// A tangle of triangles must not cost more time than a head does.
void thinOut(std::vector<ProfilePoint>& points) {
  constexpr std::size_t kMost = 4000;
  const std::size_t stride = points.size() / kMost + 1;
  for (std::size_t i = 0; i * stride < points.size(); ++i) points[i] = points[i * stride];
  points.resize((points.size() + stride - 1) / stride);
}

/// Of the points within `reach_mm` of `near`, the one furthest along `direction`; `near` itself if there are
/// none.
glm::vec2 furthestNear(const std::vector<ProfilePoint>& profile, const glm::vec2& near, float reach_mm,
                       const glm::vec2& direction) {
  glm::vec2 best = near;
  float best_along = std::numeric_limits<float>::lowest();
  for (const ProfilePoint& point : profile) {
    if (glm::distance(point.position, near) > reach_mm || glm::dot(point.normal, direction) < 0) continue;
    const float along = glm::dot(point.position, direction);
    if (along > best_along) {
      best_along = along;
      best = point.position;
    }
  }
  return best;
}

/// The deepest point of the bridge of the nose, well above the tip and below the brow.
glm::vec2 findSellion(const std::vector<ProfilePoint>& profile, const glm::vec2& brow, const glm::vec2& tip) {
  constexpr float kAboveTip_mm = 20, kBelowBrow_mm = 3, kBehindBrow_mm = 30;
  glm::vec2 deepest = tip + (kMeanMidline.sellion - kMeanMidline.pronasale);
  float depth_mm = std::numeric_limits<float>::max();
  for (const ProfilePoint& point : profile) {
    const bool is_between =
        point.position.y > tip.y + kAboveTip_mm && point.position.y < brow.y - kBelowBrow_mm;
    const bool is_skin = point.normal.x > 0.2f && point.position.x > brow.x - kBehindBrow_mm;
    if (!is_between || !is_skin || point.position.x >= depth_mm) continue;
    depth_mm = point.position.x;
    deepest = point.position;
  }
  return deepest;
}

}  // namespace

glm::vec2 ProfileFit::operator()(const glm::vec2& point) const {
  return mm_per_unit * rotated(flippedIf(mirror, point), angle) + shift;
}

glm::vec2 ProfileFit::turned(const glm::vec2& direction) const {
  return rotated(flippedIf(mirror, direction), angle);
}

Profile cutProfile(const Surface& surface, const MirrorPlane& plane, float step) {
  assert(step > 0);
  constexpr float kMostPieces = 200;  // of one triangle's cut
  Profile profile;
  profile.origin = plane.offset * plane.normal;
  const glm::vec3 helper = std::abs(plane.normal.y) < 0.7f ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
  profile.across = glm::normalize(glm::cross(helper, plane.normal));
  profile.up = glm::cross(plane.normal, profile.across);
  const auto onPlane = [&](const glm::vec3& v) {
    return glm::vec2(glm::dot(v, profile.across), glm::dot(v, profile.up));
  };
  for (const glm::uvec3& triangle : surface.triangles) {
    std::array<glm::vec2, 3> crossings;
    int count = 0;
    for (int corner = 0; corner < 3; ++corner) {
      const glm::vec3& from = surface.positions[triangle[corner]];
      const glm::vec3& to = surface.positions[triangle[(corner + 1) % 3]];
      const float from_side = glm::dot(from, plane.normal) - plane.offset;
      const float to_side = glm::dot(to, plane.normal) - plane.offset;
      if ((from_side < 0) == (to_side < 0)) continue;
      crossings[count++] = onPlane(from + (to - from) * (from_side / (from_side - to_side)) - profile.origin);
    }
    if (count != 2) continue;
    const glm::vec2 normal = onPlane(areaNormal(surface.positions, triangle));
    const float length = glm::length(normal);
    if (!(length > 0)) continue;
    const glm::vec2 along = crossings[1] - crossings[0];
    const int pieces = 1 + static_cast<int>(std::min(kMostPieces, glm::length(along) / step));
    for (int piece = 0; piece < pieces; ++piece) {
      const float share = (static_cast<float>(piece) + 0.5f) / static_cast<float>(pieces);
      profile.points.push_back({crossings[0] + share * along, normal / length});
    }
  }
  thinOut(profile.points);
  return profile;
}

std::optional<ProfileFit> fitProfile(const Profile& profile) {
  constexpr std::size_t kFewest = 20;
  if (profile.points.size() < kFewest) return std::nullopt;
  const Matcher matcher(profile);

  std::vector<ProfileFit> guesses;
  constexpr int kTurns = 36;
  for (int turn = 0; turn < kTurns; ++turn) {
    const float angle = static_cast<float>(turn) * 2 * std::numbers::pi_v<float> / kTurns;
    for (const bool mirror : {false, true}) addGuesses(profile, angle, mirror, guesses);
  }
  if (guesses.empty()) return std::nullopt;
  constexpr std::size_t kCoarseStride = 4, kFinalists = 16;
  for (ProfileFit& guess : guesses) guess.miss_mm = matcher.miss_mm(guess, kCoarseStride);
  const auto better = [](const ProfileFit& a, const ProfileFit& b) { return a.miss_mm < b.miss_mm; };
  std::stable_sort(guesses.begin(), guesses.end(), better);
  guesses.resize(std::min(guesses.size(), kFinalists));
  for (ProfileFit& guess : guesses) guess = matcher.refined(guess);
  return *std::min_element(guesses.begin(), guesses.end(), better);
}

ProfileFit refineProfileFit(const Profile& profile, const ProfileFit& start) {
  return Matcher(profile).refined(start);
}

MidlineLandmarks meanMidline() {
  return kMeanMidline;
}

MidlineLandmarks findMidline(const std::vector<ProfilePoint>& profile) {
  MidlineLandmarks found;
  found.pronasale = furthestNear(profile, kMeanMidline.pronasale, 25, {1, 0});
  // The nose's height varies: look for the brow where it is relative to the tip.
  const glm::vec2 brow = found.pronasale + (kMeanMidline.glabella - kMeanMidline.pronasale);
  found.sellion = findSellion(profile, brow, found.pronasale);
  found.glabella =
      furthestNear(profile, found.sellion + (kMeanMidline.glabella - kMeanMidline.sellion), 13, {1, 0});
  found.menton = furthestNear(profile, kMeanMidline.menton, 22, glm::normalize(glm::vec2(0.15f, -1)));
  found.vertex = furthestNear(profile, kMeanMidline.vertex, 60, {0, 1});
  found.opisthocranion = furthestNear(profile, kMeanMidline.opisthocranion, 60,
                                      glm::normalize(kMeanMidline.opisthocranion - found.glabella));
  return found;
}

}  // namespace stipple
