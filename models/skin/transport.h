// The walk of photons through skin: stratum corneum and epidermis over endlessly deep dermis, all of one
// refractive index. Base absorption ends walks; what melanin and blood take is left to whoever counts, who
// knows from each photon how far it went in either layer. So one set of walks serves every skin (Kienle and
// Patterson 1996, Phys. Med. Biol. 41, "white" Monte Carlo).
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/units.h"
#include "skin/optics.h"

namespace stipple::skin {

/// PCG-XSH-RR, 64 to 32 bits (O'Neill 2014, HMC-CS-2014-0905): the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ull + 0x853c49e6748fea9bull) {
    next();
  }
  /// Above 0, at most 1.
  double share() { return (next() + 1.0) * 0x1p-32; }

 private:
  std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ull + 1442695040888963407ull;
    const auto mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27),
               turn = static_cast<std::uint32_t>(old >> 59);
    return mixed >> turn | mixed << (-turn & 31u);
  }
  std::uint64_t state_;
};

struct Place {
  double x, y;  // on the skin, mm
};

/// What walks meet at one wavelength, 1/mm.
struct Tissue {
  double epidermis_scattering, dermis_scattering, base_absorption;
};
Tissue tissueAt(double nm);

/// How a photon came out.
struct Exit {
  Place place;        // it went in at 0, 0
  double melanin_mm;  // its way through the part of the epidermis that holds melanin
  double dermis_mm;
};

/// Of unpolarized light from inside, `cosine` to the normal; 1 beyond the critical angle.
double innerReflectance(double cosine);

/// One photon, already inside: what the surface reflects is not counted. `crossed(from, to, z_from, z_to)` is
/// called for every straight piece of the way within one layer, `left(exit)` if the photon comes out again.
/// It enters straight down.
template <typename Crossed, typename Left>
void walk(const Tissue& tissue, Random& random, const Crossed& crossed, const Left& left) {
  enum { kStratumCorneum, kMelanin, kDermis, kLayers };
  constexpr double kDeep = std::numeric_limits<double>::infinity();
  constexpr std::array<double, kLayers + 1> kBorders{0, kStratumCorneumMm, kEpidermisMm, kDeep};
  const std::array<double, kLayers> scattering{tissue.epidermis_scattering, tissue.epidermis_scattering,
                                               tissue.dermis_scattering};
  std::array<double, kLayers> way{};
  double left_mm = -std::log(random.share()) / tissue.base_absorption;  // until it is absorbed
  double x = 0, y = 0, z = 0, ux = 0, uy = 0, uz = 1;
  int layer = kStratumCorneum;
  while (true) {
    double free_path = -std::log(random.share());  // to the next scattering, in mean free paths
    while (true) {
      const double border = kBorders[layer + (uz > 0)], to_border = uz == 0 ? kDeep : (border - z) / uz;
      const double to_scattering = free_path / scattering[layer];
      const bool leaves_layer = to_border <= to_scattering;
      const double step = leaves_layer ? to_border : to_scattering;
      if ((left_mm -= step) < 0) return;
      way[layer] += step;
      const double to_x = x + step * ux, to_y = y + step * uy, to_z = leaves_layer ? border : z + step * uz;
      crossed(Place{x, y}, Place{to_x, to_y}, z, to_z);
      x = to_x;
      y = to_y;
      z = to_z;
      if (!leaves_layer) break;
      free_path -= step * scattering[layer];
      if (uz > 0) {
        ++layer;
      } else if (layer > 0) {
        --layer;
      } else {
        if (random.share() > innerReflectance(-uz)) return left(Exit{{x, y}, way[kMelanin], way[kDermis]});
        uz = -uz;
      }
    }
    // Henyey and Greenstein 1941.
    constexpr double g = kAnisotropy;
    const double t = (1 - g * g) / (1 - g + 2 * g * random.share());
    const double cosine = (1 + g * g - t * t) / (2 * g),
                 sine = std::sqrt(std::fmax(0.0, 1 - cosine * cosine));
    const double turn = 2 * kPi * random.share(), c = std::cos(turn), s = std::sin(turn);
    const double across = std::sqrt(std::fmax(1e-12, 1 - uz * uz));
    const double vx = across < 1e-5 ? 1 : ux / across, vy = across < 1e-5 ? 0 : uy / across;
    const double next_uz = uz * cosine - across * sine * c;
    ux = (across < 1e-5 ? 0 : ux * cosine) + sine * (vx * uz * c - vy * s);
    uy = (across < 1e-5 ? 0 : uy * cosine) + sine * (vy * uz * c + vx * s);
    uz = next_uz;
    const double length = std::sqrt(ux * ux + uy * uy + uz * uz);
    ux /= length;
    uy /= length;
    uz /= length;
  }
}

}  // namespace stipple::skin
