// How far light spreads in skin, and with it the shade of what lies in it: the brute-force answers that the
// renderer's diffusion and the look of its dots are fitted to. Read next: transport.h.
#pragma once
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "plan/skin_table.h"

namespace stipple::skin {

/// A density over the skin that depends on the distance from a point alone, linear Rec. 709, 1/mm^2, in rings
/// of equal width.
struct Radial {
  double ring_mm;
  std::vector<glm::dvec3> density;

  double middleMm(std::size_t ring) const { return (static_cast<double>(ring) + 0.5) * ring_mm; }
  glm::dvec3 at(double r_mm) const;  // linear between the middles of rings, 0 beyond
  /// Share of the whole within `r_mm`, each channel; of what lies within the last ring.
  glm::dvec3 within(double r_mm) const;
};

/// Skin that the renderer is fitted to: type III with a plan's usual blood, in the middle of what there is.
inline constexpr SkinTint kFittedSkin{0.0439, 0.013};

inline constexpr double kRingMm = 0.02;
inline constexpr std::size_t kRings = 300;

/// Where light comes out that went in at one point, as a share of all that comes out.
Radial lightSpread(const SkinTint& tint, std::uint32_t photons, std::uint64_t seed = 1);

/// By which share skin under even light darkens around a small thin black disc at each depth, over the disc's
/// area times its absorptance: every walk from the surface and back is counted where it comes out, once for
/// each time that it crossed the disc's level, and even light means that all places of the disc serve at
/// once.
std::vector<Radial> dotSpread(const std::vector<double>& depths_mm, const SkinTint& tint,
                              std::uint32_t photons, std::uint64_t seed = 1);

}  // namespace stipple::skin
