#include "skin/spread.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/parallel.h"
#include "base/units.h"
#include "skin/transport.h"

namespace stipple::skin {
namespace {

constexpr std::uint32_t kBatch = 2000;

/// What one batch at one wavelength adds: plain weights by profile and ring, and the weight of all that came
/// out.
struct Tally {
  std::vector<std::vector<double>> rings;
  double all = 0;

  void add(std::size_t profile, const Place& from, const Place& to, double weight) {
    const auto ring = static_cast<std::size_t>(std::hypot(to.x - from.x, to.y - from.y) / kRingMm);
    if (ring < kRings) rings[profile][ring] += weight;
  }
};

double transmitted(int wavelength, const SkinTint& tint, const Exit& exit) {
  const double base = baseAbsorptionPerMm(wavelengthNm(wavelength));
  return std::exp(-(melanosomeAbsorptionPerMm(wavelengthNm(wavelength)) - base) * tint.melanin *
                      exit.melanin_mm -
                  (bloodAbsorptionPerMm(wavelength) - base) * tint.blood * exit.dermis_mm);
}

/// `run(wavelength, random, tally)` makes one walk; profiles are shares of all light that comes out.
std::vector<Radial> tallied(std::size_t profiles, std::uint32_t photons, std::uint64_t seed,
                            const std::function<void(int, Random&, Tally&)>& run) {
  const std::size_t batches = (photons + kBatch - 1) / kBatch;
  std::vector<Tally> tallies(batches * kWavelengths);
  parallelFor(
      tallies.size(),
      [&](std::size_t i) {
        tallies[i].rings.assign(profiles, std::vector<double>(kRings));
        Random random(seed * 0x100000000ull + i);
        for (std::uint32_t k = 0; k < kBatch; ++k)
          run(static_cast<int>(i % kWavelengths), random, tallies[i]);
      },
      1);
  std::vector<Radial> result(profiles, {kRingMm, std::vector<glm::dvec3>(kRings, glm::dvec3(0))});
  glm::dvec3 all(0);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const glm::dvec3& colour = rec709Weights()[i % kWavelengths];
    all += colour * tallies[i].all;
    for (std::size_t p = 0; p < profiles; ++p)
      for (std::size_t ring = 0; ring < kRings; ++ring)
        result[p].density[ring] += colour * tallies[i].rings[p][ring];
  }
  for (Radial& profile : result)
    for (std::size_t ring = 0; ring < kRings; ++ring)
      profile.density[ring] /= all * (kPi * kRingMm * kRingMm * (2.0 * static_cast<double>(ring) + 1));
  return result;
}

}  // namespace

glm::dvec3 Radial::at(double r_mm) const {
  const double place = std::max(0.0, r_mm / ring_mm - 0.5);
  const auto lower = static_cast<std::size_t>(place);
  if (lower + 1 >= density.size()) return glm::dvec3(0);
  const double share = place - static_cast<double>(lower);
  return density[lower] * (1 - share) + density[lower + 1] * share;
}

glm::dvec3 Radial::within(double r_mm) const {
  glm::dvec3 inside(0), all(0);
  for (std::size_t ring = 0; ring < density.size(); ++ring) {
    const glm::dvec3 each = density[ring] * (2.0 * static_cast<double>(ring) + 1);
    all += each;
    if (middleMm(ring) < r_mm) inside += each;
  }
  return inside / all;
}

Radial lightSpread(const SkinTint& tint, std::uint32_t photons, std::uint64_t seed) {
  return tallied(1, photons, seed,
                 [&](int wavelength, Random& random, Tally& tally) {
                   walk(
                       tissueAt(wavelengthNm(wavelength)), random, [](auto...) {},
                       [&](const Exit& exit) {
                         const double weight = transmitted(wavelength, tint, exit);
                         tally.all += weight;
                         tally.add(0, {0, 0}, exit.place, weight);
                       });
                 })
      .front();
}

std::vector<Radial> dotSpread(const std::vector<double>& depths_mm, const SkinTint& tint,
                              std::uint32_t photons, std::uint64_t seed) {
  return tallied(depths_mm.size(), photons, seed, [&](int wavelength, Random& random, Tally& tally) {
    struct Crossing {
      std::size_t depth;
      Place place;
    };
    std::vector<Crossing> crossings;
    walk(
        tissueAt(wavelengthNm(wavelength)), random,
        [&](const Place& from, const Place& to, double from_z, double to_z) {
          for (std::size_t d = 0; d < depths_mm.size(); ++d) {
            const double z = depths_mm[d];
            if ((from_z < z) == (to_z < z)) continue;
            const double share = (z - from_z) / (to_z - from_z);
            crossings.push_back({d, {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)}});
          }
        },
        [&](const Exit& exit) {
          const double weight = transmitted(wavelength, tint, exit);
          tally.all += weight;
          for (const Crossing& each : crossings) tally.add(each.depth, each.place, exit.place, weight);
        });
  });
}

}  // namespace stipple::skin
