#pragma once
#include <span>
#include <vector>

#include "scalp/scalp.h"

namespace stipple {

/// Wavelengths of an edge's waves, mm.
struct WaveBand {
  double shortest_mm, longest_mm;
};
inline constexpr WaveBand kMacroBand{10, 30};
inline constexpr WaveBand kMicroBand{1, 5};

/// Root mean square of the part of a profile whose wavelengths lie in the band: the discrete Fourier spectrum
/// of the profile without its straight trend, under a Hann window, summed over the band (Parseval).
/// `heights_mm` at even steps along the line.
double bandRoughness(std::span<const double> heights_mm, double step_mm, const WaveBand& band);

/// The edge as it shows: along the smooth outline from the right corner over the mid-frontal point to the
/// left, in even steps on the skin, how far inside the outline pigment first comes up to half of the density
/// behind the fade. Sampled between texels as dots sample it.
struct EdgeProfile {
  std::vector<double> depth_mm;
  double step_mm;
};
EdgeProfile edgeProfileOf(Scalp& scalp, const Plan& plan);

}  // namespace stipple
