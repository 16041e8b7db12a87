#include "plan/skin_colour.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include "base/units.h"

namespace stipple {
namespace {

// Types I to VI: with 0.8 % of blood, as where the sun does not reach [assumed], their typology angles are
// about 57, 48, 34, 19, -10 and -43 degrees. The shares lie in or next to the ranges of Jacques 1998
// (light 1.3 to 6.3
// %, medium 11 to 16 %, dark 18 to 43 %), though these were not asked for.
constexpr std::array kMelanin{0.0112, 0.0229, 0.0439, 0.0743, 0.1577, 0.3040};

// Of skin's surface, refractive index 1.4.
constexpr double kSurfaceReflectance = 0.028;

/// Place on one axis of the table: a cell and the share of the way through it.
struct Cell {
  int lower;
  float share;
};

Cell cellOf(double value, double most) {
  const double at = std::sqrt(std::clamp(value / most, 0.0, 1.0)) * (kSkinTableSide - 1);
  const int lower = std::min(static_cast<int>(at), kSkinTableSide - 2);
  return {lower, static_cast<float>(at - lower)};
}

glm::vec3 entry(int row, int column) {
  const auto& rgb = kSkinTable[static_cast<std::size_t>(row * kSkinTableSide + column)];
  return {rgb[0], rgb[1], rgb[2]};
}

// What very light skin sends back, over all light: colorimeters read L* of 65 to 70 on it, the surface's 3 %
// of reflection included [68 assumed].
constexpr double kLightestSkin = 0.36;
// Photographs of skin are hardly ever exposed by more than a stop too much [assumed].
constexpr double kMostOverexposed = 2;

double luminance(const glm::dvec3& linear) {
  return glm::dot(linear, {0.2126, 0.7152, 0.0722});  // Rec. 709
}

double distance2(const glm::dvec3& lab, const glm::dvec3& other) {
  const glm::dvec3 apart = lab - other;
  return glm::dot(apart, apart);
}

/// The tint whose albedo has the least `distance`: the nearest of a coarse lattice, then a compass search
/// around it, both in the table's own measure.
template <typename Distance>
SkinTint nearestTint(const Distance& distance) {
  const auto tintAt = [](const glm::dvec2& roots) {
    return SkinTint{kMostTint.melanin * roots.x * roots.x, kMostTint.blood * roots.y * roots.y};
  };
  const auto distanceAt = [&](const glm::dvec2& roots) {
    return distance(glm::dvec3(skinAlbedo(tintAt(roots))));
  };
  glm::dvec2 best(0);
  double least = distanceAt(best);
  const auto consider = [&](const glm::dvec2& roots) {
    const glm::dvec2 inside = glm::clamp(roots, glm::dvec2(0), glm::dvec2(1));
    const double each = distanceAt(inside);
    if (each >= least) return false;
    least = each;
    best = inside;
    return true;
  };
  constexpr int kLattice = 16;
  for (int m = 0; m <= kLattice; ++m)
    for (int b = 0; b <= kLattice; ++b) consider(glm::dvec2(m, b) / static_cast<double>(kLattice));
  constexpr double kFinest = 1e-5;
  for (double step = 0.5 / kLattice; step > kFinest;) {
    const glm::dvec2 from = best;
    bool nearer = false;
    for (const glm::dvec2& way : {glm::dvec2(1, 0), glm::dvec2(-1, 0), glm::dvec2(0, 1), glm::dvec2(0, -1)})
      nearer = consider(from + step * way) || nearer;
    if (!nearer) step /= 2;
  }
  return tintAt(best);
}

}  // namespace

double melaninOf(float fitzpatrick) {
  const double at = std::clamp(static_cast<double>(fitzpatrick), 1.0, 6.0) - 1;
  const auto lower = static_cast<std::size_t>(std::min(at, 4.0));
  const double share = at - static_cast<double>(lower);
  return kMelanin[lower] * std::pow(kMelanin[lower + 1] / kMelanin[lower], share);
}

float fitzpatrickOf(double melanin) {
  const double clamped = std::clamp(melanin, kMelanin.front(), kMelanin.back());
  std::size_t lower = 0;
  while (lower + 2 < kMelanin.size() && kMelanin[lower + 1] < clamped) ++lower;
  const double share = std::log(clamped / kMelanin[lower]) / std::log(kMelanin[lower + 1] / kMelanin[lower]);
  return static_cast<float>(1 + static_cast<double>(lower) + share);
}

SkinTint tintOf(const Skin& skin) {
  return {melaninOf(skin.fitzpatrick), static_cast<double>(skin.blood_percent) / 100};
}

glm::vec3 skinAlbedo(const SkinTint& tint) {
  const Cell row = cellOf(tint.melanin, kMostTint.melanin), column = cellOf(tint.blood, kMostTint.blood);
  return glm::mix(
      glm::mix(entry(row.lower, column.lower), entry(row.lower, column.lower + 1), column.share),
      glm::mix(entry(row.lower + 1, column.lower), entry(row.lower + 1, column.lower + 1), column.share),
      row.share);
}

SkinTint tintMatching(const glm::vec3& albedo) {
  const glm::dvec3 lab = labOf(glm::dvec3(albedo));
  return nearestTint([&](const glm::dvec3& skin) { return distance2(labOf(skin), lab); });
}

float photographExposure(const glm::vec3& photographed) {
  const glm::dvec3 seen(photographed);
  const double bright = luminance(seen);
  if (bright <= kLightestSkin) return 1;
  // Compared as if both were as bright.
  const glm::dvec3 lab = labOf(seen * (kLightestSkin / bright));
  const SkinTint tint = nearestTint([&](const glm::dvec3& skin) {
    return distance2(labOf(skin * (kLightestSkin / luminance(skin))), lab);
  });
  const double of_hue = luminance(glm::dvec3(skinAlbedo(tint)));
  return static_cast<float>(std::min(std::max(of_hue, bright / kMostOverexposed), kLightestSkin) / bright);
}

Skin matched(Skin skin, const glm::vec3& scan_albedo) {
  const SkinTint tint = tintMatching(scan_albedo);
  skin.fitzpatrick = fitzpatrickOf(tint.melanin);
  skin.blood_percent =
      std::clamp(static_cast<float>(100 * tint.blood), kLeastBloodPercent, kMostBloodPercent);
  return skin;
}

glm::dvec3 labOf(const glm::dvec3& linear) {
  // IEC 61966-2-1, rows over the white point: X, Y and Z of white are 1.
  const glm::dvec3 xyz{glm::dot(linear, {0.4124, 0.3576, 0.1805}) / 0.9505,
                       glm::dot(linear, {0.2126, 0.7152, 0.0722}),
                       glm::dot(linear, {0.0193, 0.1192, 0.9505}) / 1.0890};
  const auto f = [](double t) {  // CIE 15:2004
    constexpr double kBreak = 6.0 / 29;
    return t > kBreak * kBreak * kBreak ? std::cbrt(t) : t / (3 * kBreak * kBreak) + 4.0 / 29;
  };
  const double y = f(xyz.y);
  return {116 * y - 16, 500 * (f(xyz.x) - y), 200 * (y - f(xyz.z))};
}

glm::dvec3 labRead(const glm::vec3& albedo) {
  return labOf(glm::dvec3(albedo) * (1 - kSurfaceReflectance) + kSurfaceReflectance);
}

double typologyAngleDeg(const glm::vec3& albedo) {
  const glm::dvec3 lab = labRead(albedo);
  return degrees(std::atan2(lab.x - 50, lab.z));
}

const char* typologyClass(double angle_deg) {
  return angle_deg > 55    ? "very light"
         : angle_deg > 41  ? "light"
         : angle_deg > 28  ? "intermediate"
         : angle_deg > 10  ? "tan"
         : angle_deg > -30 ? "brown"
                           : "dark";
}

}  // namespace stipple
