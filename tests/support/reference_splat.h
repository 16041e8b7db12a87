// What the splat stands for, by brute force: many rays a pixel, each to where it meets the ball's skin, and
// there the sum of all dots. In doubles; of the shaders it shares the stored form of a dot and the figures of
// shared/splat.h alone. No projected footprint, no kernel along the picture's axes, no depth test: rays meet
// what is in front.
#pragma once
#include <algorithm>
#include <array>

#include "scalp/random.h"
#include "shared/splat.h"
#include "support/laid_dots.h"

namespace stipple::testing {

/// Half the width of a dot's profile (1 - t^2)^2 whose full width at half maximum is this.
inline double reachOf(double diameter_mm) {
  return diameter_mm / (2 * std::sqrt(1 - std::sqrt(0.5)));
}

/// Which way a dot's profile lies on the skin: with an axis that is seen along the picture's rows, or for
/// every dot another way. A dot is meant to be round; where it spans no more than a few pixels it must not
/// matter.
enum class ProfileAxes { along_picture, any_way };

class ReferenceSplat {
 public:
  /// Dots begin to dissolve into grains where they are seen `grains_from_px` wide, and have done so at twice
  /// that.
  ReferenceSplat(const shared::View& view, double grains_from_px, ProfileAxes axes)
      : sight_(view),
        picture_right_(view.right),
        size_(view.picture),
        grains_from_px_(grains_from_px),
        axes_(axes),
        ink_(std::size_t{view.picture.x} * view.picture.y, 0) {}

  void add(const LaidDot& dot) {
    const glm::dvec3 square_to = std::abs(dot.normal.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0);
    const glm::dvec3 u = glm::normalize(glm::cross(dot.normal, square_to)), v = glm::cross(dot.normal, u);
    constexpr double kGoldenAngle = 2.399963;
    const double turned = dot.seed * kGoldenAngle;
    const glm::dvec3 axis =
        axes_ == ProfileAxes::any_way
            ? u * std::cos(turned) + v * std::sin(turned)
            : glm::normalize(picture_right_ - dot.normal * glm::dot(picture_right_, dot.normal));
    const double reach_mm = reachOf(dot.diameter_mm);
    const double t =
        std::clamp(dot.diameter_mm * sight_.pxPerMm(dot.place_mm) / grains_from_px_ - 1, 0.0, 1.0);
    const double share = t * t * (3 - 2 * t);
    if (isHair(dot.packed)) {
      addHair(dot, axis, reach_mm);
      return;
    }
    if (share < 1) add(Disc{dot.place_mm, dot.normal, axis, reach_mm, dot.absorptance * (1 - share)});
    if (share <= 0) return;
    constexpr double kBetween = shared::kGrainScatter,
                     kWithin = 1 - kBetween;  // shares of the dot's variance, reach^2 / 7
    const std::uint32_t grains = shared::kGrainsPerDot - dot.cleared;
    for (std::uint32_t grain = 0; grain < grains; ++grain) {
      const std::uint32_t chance = hashOf(grain, dot.seed);
      std::uint32_t stratum = 0;  // the bits of `grain` the other way round
      for (int bit = 0; bit < 5; ++bit) stratum |= (grain >> bit & 1u) << (4 - bit);
      const double inside = (stratum + ((chance & 0xffffu) + 0.5) / 65536) / shared::kGrainsPerDot;
      const double far = std::sqrt(-2 * std::log(1 - inside)) * reach_mm * std::sqrt(kBetween / 7);
      const double turn = 2 * M_PI * (grain * 0.618034 + (pcgHash(dot.seed) >> 16) / 65536.0 + 0.5 * (chance >> 16) / 65536.0);
      const glm::dvec3 middle = dot.place_mm + far * (u * std::cos(turn) + v * std::sin(turn));
      add(Disc{middle, dot.normal, axis, reach_mm * std::sqrt(kWithin),
               dot.absorptance * share / (grains * kWithin)});
    }
  }

  /// Absorptance in every pixel, as inkOf() has it. Of hairs: seen whole, without shadow and glint.
  const std::vector<double>& ink() const { return ink_; }

 private:
  /// A profile on a dot's tangent plane: of a whole dot, or of one of its grains.
  struct Disc {
    glm::dvec3 middle_mm;
    glm::dvec3 normal;
    glm::dvec3 axis;  // along the plane; the other is square to it
    double reach_mm;
    double absorptance;  // at its middle
    bool on_skin = true;  // else on its plane, before the skin
  };

  /// A cut end and its shaft, whole: a disc, and discs at points of the shaft, with the ink of a shaft as wide as its cut end.
  void addHair(const LaidDot& hair, const glm::dvec3& axis, double reach_mm) {
    constexpr int kPoints = 24;
    const glm::dvec3 middle = hair.place_mm + hair.stub * 0.5;
    const double per_mm = sight_.pxPerMm(middle);
    const double seen_mm = glm::length(sight_.pixelOf(hair.place_mm + hair.stub) - sight_.pixelOf(hair.place_mm)) / per_mm;
    const double cut_end_mm2 = std::pow(16.0 / 15 * reach_mm, 2) * sight_.facing(middle, hair.normal);
    add(Disc{hair.place_mm, hair.normal, axis, reach_mm, hair.absorptance});
    const double absorptance = hair.absorptance * hair.diameter_mm * seen_mm / cut_end_mm2 / kPoints;
    for (int i = 0; i < kPoints; ++i) {
      const glm::dvec3 point = hair.place_mm + hair.stub * ((i + 0.5) / kPoints);
      add(Disc{point, hair.normal, axis, reach_mm, absorptance, false});
    }
  }

  void add(const Disc& disc) {
    const glm::dvec3 across = glm::cross(disc.normal, disc.axis);
    constexpr double kBulgePx = 0.1;  // the ball curves away from the plane
    glm::dvec2 low(sight_.pixelOf(disc.middle_mm)), high = low;
    for (const glm::dvec2& corner : std::array<glm::dvec2, 4>{{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}}) {
      const glm::dvec2 px =
          sight_.pixelOf(disc.middle_mm + disc.reach_mm * (disc.axis * corner.x + across * corner.y));
      low = glm::min(low, px - kBulgePx);
      high = glm::max(high, px + kBulgePx);
    }
    const glm::ivec2 first = glm::max(glm::ivec2(glm::floor(low)), glm::ivec2(0));
    const glm::ivec2 last = glm::min(glm::ivec2(glm::floor(high)), glm::ivec2(size_) - 1);
    const int points = pointsAcross(disc);
    for (int y = first.y; y <= last.y; ++y)
      for (int x = first.x; x <= last.x; ++x)
        ink_[static_cast<std::size_t>(y) * size_.x + static_cast<std::size_t>(x)] +=
            meanOver({x, y}, disc, across, points);
  }

  /// Points along a pixel's side: at least four over the half of a disc that is seen narrowest.
  int pointsAcross(const Disc& disc) const {
    constexpr int kFewest = 8, kMost = 64;
    const double half_px =
        disc.reach_mm * sight_.pxPerMm(disc.middle_mm) * sight_.facing(disc.middle_mm, disc.normal);
    return half_px * kMost < 4 ? kMost : std::max(kFewest, static_cast<int>(std::ceil(4 / half_px)));
  }

  double meanOver(const glm::dvec2& corner, const Disc& disc, const glm::dvec3& across, int points) const {
    const auto profile = [](double t) { return t * t < 1 ? (1 - t * t) * (1 - t * t) : 0.0; };
    double total = 0;
    for (int row = 0; row < points; ++row) {
      for (int column = 0; column < points; ++column) {
        const glm::dvec2 px = corner + (glm::dvec2(column, row) + 0.5) / static_cast<double>(points);
        const auto skin = disc.on_skin ? sight_.skinAt(px) : sight_.planeAt(px, disc.middle_mm, disc.normal);
        if (!skin) continue;
        const glm::dvec3 apart = (*skin - disc.middle_mm) / disc.reach_mm;
        if (glm::dot(apart, apart) > 2.1) continue;  // beyond the corners of the profile
        total += profile(glm::dot(apart, disc.axis)) * profile(glm::dot(apart, across));
      }
    }
    return disc.absorptance * total / (points * points);
  }

  Sight sight_;
  glm::dvec3 picture_right_;
  glm::uvec2 size_;
  double grains_from_px_;
  ProfileAxes axes_;
  std::vector<double> ink_;
};

}  // namespace stipple::testing
