// Dots laid by hand on the ball, known in the numbers that they really have once packed, and what the frame
// draws of them.
#pragma once
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

#include "support/ball_scene.h"

namespace stipple::testing {

struct LaidDot {
  glm::dvec3 place_mm;
  glm::dvec3 normal;  // the ball's
  double diameter_mm;
  double absorptance;
  std::uint32_t seed;     // of its grains
  std::uint32_t cleared;  // of them
  shared::Dot packed;
  glm::dvec3 stub{0};  // of a hair: from root to tip, mm
};

/// In this direction from the ball's middle; `cleared`: grains that are gone, below 2^5.
inline LaidDot layDot(const glm::dvec3& direction, double diameter_mm, double absorptance,
                      std::uint32_t cleared = 0) {
  const auto stored = [](double value, double units) { return std::round(value * units) / units; };
  const glm::dvec3 normal = glm::normalize(direction);
  glm::dvec3 place = kChartCentre + normal * kBallRadiusMm;
  for (int axis = 0; axis < 3; ++axis) place[axis] = stored(place[axis], shared::kUnitsPerMm);
  const double diameter = stored(diameter_mm, 4096), ink = stored(absorptance, 4095);
  shared::Dot packed = makeDot(place, normal, diameter, ink);
  packed.ink |= cleared << 20;
  const std::uint32_t seed = packed.position_low ^ packed.position_high * 0x9e3779b9u;  // dots_common.glsl
  return {place, normal, diameter, ink, seed, cleared, packed};
}

inline bool isHair(const shared::Dot& dot) { return (dot.ink >> 18 & 3u) == shared::kHair; }

/// What a hair's dot says of its shaft, from root to tip, mm (shared/treatment.h).
inline glm::dvec3 stubOf(const shared::Dot& dot) {
  const glm::dvec2 p = glm::dvec2(dot.ink >> 20 & 63u, dot.ink >> 26) / 63.0 * 2.0 - 1.0;
  glm::dvec3 way(p, 1 - std::abs(p.x) - std::abs(p.y));
  if (way.z < 0) way = {std::copysign(1 - std::abs(p.y), p.x), std::copysign(1 - std::abs(p.x), p.y), way.z};
  return glm::normalize(way) * ((dot.ink >> 12 & 63u) / static_cast<double>(shared::kStubStepsPerMm));
}

/// A hair that leaves the skin this way, its shaft as long as `stub`, both rounded as stored.
inline LaidDot layHair(const glm::dvec3& direction, double diameter_mm, double absorptance, const glm::dvec3& stub) {
  LaidDot hair = layDot(direction, diameter_mm, absorptance);
  const double length_mm = glm::length(stub);
  const glm::dvec3 way = length_mm > 0 ? stub / length_mm : hair.normal;
  const double size = std::abs(way.x) + std::abs(way.y) + std::abs(way.z);
  glm::dvec2 octahedral(way.x / size, way.y / size);
  if (way.z < 0)
    octahedral = {std::copysign(1 - std::abs(way.y) / size, way.x), std::copysign(1 - std::abs(way.x) / size, way.y)};
  const auto rounded = [](double value) { return static_cast<std::uint32_t>(std::lround(value)); };
  hair.packed.ink = rounded(hair.absorptance * 4095) | rounded(length_mm * static_cast<double>(shared::kStubStepsPerMm)) << 12 |
                    shared::kHair << 18 | rounded((octahedral.x * 0.5 + 0.5) * 63) << 20 | rounded((octahedral.y * 0.5 + 0.5) * 63) << 26;
  hair.stub = stubOf(hair.packed);
  return hair;
}

inline std::size_t grainsOf(const std::vector<LaidDot>& dots) {
  return std::accumulate(dots.begin(), dots.end(), std::size_t{0},
                         [](std::size_t sum, const LaidDot& dot) { return sum + shared::kGrainsPerDot - dot.cleared; });
}

/// The normal as a dot keeps it: rounded by up to a tenth of a degree, which at a slant is some of its ink.
inline glm::dvec3 storedNormal(const shared::Dot& dot) {
  const glm::dvec2 p = glm::dvec2(dot.shape & 1023u, dot.shape >> 10 & 1023u) / 1023.0 * 2.0 - 1.0;
  glm::dvec3 n(p, 1 - std::abs(p.x) - std::abs(p.y));
  if (n.z < 0) n = {std::copysign(1 - std::abs(p.y), p.x), std::copysign(1 - std::abs(p.x), p.y), n.z};
  return glm::normalize(n);
}

/// A camera in doubles, before the ball.
class Sight {
 public:
  explicit Sight(const shared::View& view)
      : eye_(view.eye),
        right_(view.right),
        up_(view.up),
        forward_(view.forward),
        focal_px_(static_cast<double>(view.focal_px)),
        picture_(view.picture) {}

  glm::dvec2 pixelOf(const glm::dvec3& place) const {
    const glm::dvec3 d = place - eye_;
    return picture_ / 2.0 + pxPerMm(place) * glm::dvec2(glm::dot(d, right_), -glm::dot(d, up_));
  }
  /// Of what lies square to the view axis.
  double pxPerMm(const glm::dvec3& place) const { return focal_px_ / glm::dot(place - eye_, forward_); }
  /// Area on the picture over area on the skin, were that as far away and square to the view axis; negative:
  /// turned away.
  double facing(const glm::dvec3& place, const glm::dvec3& normal) const {
    const glm::dvec3 d = place - eye_;
    return -glm::dot(d, normal) / glm::dot(d, forward_);
  }
  /// Where the ray through this place on the picture meets a plane.
  glm::dvec3 planeAt(const glm::dvec2& px, const glm::dvec3& place, const glm::dvec3& normal) const {
    const glm::dvec2 c = (px - picture_ / 2.0) / focal_px_;
    const glm::dvec3 ray = forward_ + right_ * c.x - up_ * c.y;
    return eye_ + ray * (glm::dot(place - eye_, normal) / glm::dot(ray, normal));
  }
  /// Where the ray through this place on the picture meets the ball first.
  std::optional<glm::dvec3> skinAt(const glm::dvec2& px) const {
    const glm::dvec2 c = (px - picture_ / 2.0) / focal_px_;
    const glm::dvec3 ray = glm::normalize(forward_ + right_ * c.x - up_ * c.y), to_eye = eye_ - kChartCentre;
    const double half_b = glm::dot(ray, to_eye);
    const double root = half_b * half_b - glm::dot(to_eye, to_eye) + kBallRadiusMm * kBallRadiusMm;
    if (root < 0) return std::nullopt;
    return eye_ + ray * (-half_b - std::sqrt(root));
  }

 private:
  glm::dvec3 eye_, right_, up_, forward_;
  double focal_px_;
  glm::dvec2 picture_;
};

/// What is seen of dots, and at what size.
struct Scene {
  Camera camera;
  glm::uvec2 picture{64, 64};
  float grains_from_px = 0;  // as Frame::Input
  shared::StubLook stubs{};  // of hairs; as it is: cut ends alone

  shared::View view() const { return viewOf(camera, picture, 1); }
};

inline constexpr float kNoGrains = 1e6f, kOnlyGrains = 1e-6f;

inline double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Dots scattered evenly over all of the skin that shows in the picture or close by, also just beyond the
/// silhouette.
inline std::vector<LaidDot> scatterDots(const Scene& scene, double per_mm2, double diameter_mm) {
  constexpr double kBeyondPx = 4, kBeyondFacing = -0.01;
  const Sight sight(scene.view());
  std::mt19937 random(4);
  std::uniform_real_distribution<double> height(-1, 1), azimuth(0, 2 * M_PI), size(0.7, 1.3),
      absorptance(0.2, 0.9);
  std::vector<LaidDot> dots;
  const auto count = static_cast<std::uint32_t>(per_mm2 * 4 * M_PI * kBallRadiusMm * kBallRadiusMm);
  for (std::uint32_t i = 0; i < count; ++i) {
    const double z = height(random), around = azimuth(random), across = std::sqrt(1 - z * z);
    const double diameter = diameter_mm * size(random), ink = absorptance(random);
    const glm::dvec3 direction(across * std::cos(around), across * std::sin(around), z);
    const glm::dvec3 place = kChartCentre + direction * kBallRadiusMm;
    if (sight.facing(place, direction) < kBeyondFacing) continue;
    const glm::dvec2 px = sight.pixelOf(place);
    if (glm::any(glm::lessThan(px, glm::dvec2(-kBeyondPx))) ||
        glm::any(glm::greaterThan(px, glm::dvec2(scene.picture) + kBeyondPx)))
      continue;
    dots.push_back(layDot(direction, diameter, ink, i % (shared::kGrainsPerDot / 2)));
  }
  return dots;
}

class LaidDotsTest : public GpuTest {
 protected:
  void SetUp() override {
    GpuTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ball_.emplace(device(), 0.5);
  }
  void TearDown() override {
    ball_.reset();
    GpuTest::TearDown();
  }

  /// Absorptance in every pixel. Hairs first.
  std::vector<double> draw(const Scene& scene, const std::vector<LaidDot>& dots) {
    std::vector<shared::Dot> packed;
    for (const LaidDot& dot : dots) packed.push_back(dot.packed);
    const auto hairs = static_cast<std::size_t>(std::count_if(packed.begin(), packed.end(), isHair));
    EXPECT_TRUE(std::is_partitioned(packed.begin(), packed.end(), isHair));
    ball_->layDots(packed, hairs);
    Frame frame(device(), {scene.picture, 1});
    Frame::Input input = ball_->input(scene.camera);
    input.grains_from_px = scene.grains_from_px;
    input.stubs = scene.stubs;
    input.count_dots = true;
    device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, input); });
    return inkOf(device(), frame);
  }
  shared::SplatCounts counts() { return ball_->dots.splatCounts(); }
  BallScene& ball() { return *ball_; }

 private:
  std::optional<BallScene> ball_;
};

}  // namespace stipple::testing
