// What skin is made of, wavelength by wavelength, and how a spectrum becomes linear Rec. 709 under D65.
// Lengths are millimetres, coefficients 1/mm, wavelengths nm. Read next: transport.h.
#pragma once
#include <array>
#include <glm/vec3.hpp>

namespace stipple::skin {

/// 400 to 700 nm in steps of 10.
inline constexpr int kWavelengths = 31;
constexpr double wavelengthNm(int index) {
  return 400 + 10.0 * index;
}

/// Of skin: 1.4 (Tearney et al. 1995, Opt. Lett. 20(21): epidermis 1.34 to 1.43, dermis 1.41).
inline constexpr double kRefractiveIndex = 1.4;
/// Mean cosine of one scattering; 0.8 to 0.9 in the visible (Jacques 2013, Phys. Med. Biol. 58, part 3).
inline constexpr double kAnisotropy = 0.85;
/// Of the scalp, 60 to 100 um [brandwoodclinic.com], with its outermost layer: stratum corneum, 10 to 20 um
/// (Bhandari et al. 2011, Opt. Express 19(15)), which scatters but holds no melanin [assumed; in dark skin it
/// holds a little].
inline constexpr double kEpidermisMm = 0.060;
inline constexpr double kStratumCorneumMm = 0.015;

double epidermisScatteringPerMm(double nm);
double dermisScatteringPerMm(double nm);
/// Bloodless, colourless tissue: what all layers absorb whatever the skin.
double baseAbsorptionPerMm(double nm);
/// Of melanosomes alone: epidermis holds 1 to 43 % of its volume (Jacques 1998,
/// omlc.org/news/jan98/skinoptics.html).
double melanosomeAbsorptionPerMm(double nm);
double bloodAbsorptionPerMm(int wavelength);

/// Weights of each wavelength's reflectance in linear Rec. 709 under D65; for each channel they add up to 1,
/// so that what reflects all light is white.
const std::array<glm::dvec3, kWavelengths>& rec709Weights();

}  // namespace stipple::skin
