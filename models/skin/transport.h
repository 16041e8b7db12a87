// The walk of photons through skin: epidermis over endlessly deep dermis, both of one refractive index and
// one scattering. Base absorption ends walks; what melanin and blood take is left to whoever counts, who
// knows from each photon how far it went in either layer. So one set of walks serves every skin (Kienle and
// Patterson 1996, Phys. Med. Biol. 41, "white" Monte Carlo).
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

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

/// How a photon came out.
struct Exit {
  Place place;  // it went in at 0, 0
  double epidermis_mm, dermis_mm;
};

/// Reflectance at normal incidence; what is left enters.
inline constexpr double kEntryLoss =
    (kRefractiveIndex - 1) * (kRefractiveIndex - 1) / ((kRefractiveIndex + 1) * (kRefractiveIndex + 1));

/// Of unpolarized light from inside, `cosine` to the normal; 1 beyond the critical angle.
double innerReflectance(double cosine);

/// One photon at one wavelength. `crossed(from, to, z_from, z_to)` is called for every straight piece of the
/// way, `left(exit)` if the photon comes out again. It enters straight down.
template <typename Crossed, typename Left>
void walk(double nm, Random& random, const Crossed& crossed, const Left& left) {
  const double scattering = scatteringPerMm(nm);
  double left_mm = -std::log(random.share()) / baseAbsorptionPerMm(nm);  // until it is absorbed
  double x = 0, y = 0, z = 0, ux = 0, uy = 0, uz = 1, epidermis = 0, dermis = 0;
  while (true) {
    double step = -std::log(random.share()) / scattering;
    const bool meets_surface = uz < 0 && -z / uz < step;
    if (meets_surface) step = -z / uz;
    if ((left_mm -= step) < 0) return;
    const double to_z = meets_surface ? 0 : z + step * uz, to_x = x + step * ux, to_y = y + step * uy;
    const double low = std::fmin(z, to_z), high = std::fmax(z, to_z);
    const double share = high <= kEpidermisMm  ? 1
                         : low >= kEpidermisMm ? 0
                                               : (kEpidermisMm - low) / (high - low);
    epidermis += share * step;
    dermis += (1 - share) * step;
    crossed(Place{x, y}, Place{to_x, to_y}, z, to_z);
    x = to_x;
    y = to_y;
    z = to_z;
    if (meets_surface) {
      if (random.share() > innerReflectance(-uz)) return left(Exit{{x, y}, epidermis, dermis});
      uz = -uz;
      continue;
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
