#include "skin/albedo.h"

#include <cmath>

#include "base/parallel.h"
#include "skin/transport.h"

namespace stipple::skin {
namespace {

constexpr std::uint32_t kBatch =
    2000;  // walks that are summed by themselves: sums do not depend on who ran them

/// Sums over one batch at one wavelength of what comes out again, for every pair.
std::vector<double> batchSums(int wavelength, const std::vector<double>& melanin,
                              const std::vector<double>& blood, std::uint32_t photons, std::uint64_t seed) {
  const double nm = wavelengthNm(wavelength), base = baseAbsorptionPerMm(nm);
  const double more_melanin = melanosomeAbsorptionPerMm(nm) - base,
               more_blood = bloodAbsorptionPerMm(wavelength) - base;
  std::vector<double> sums(melanin.size() * blood.size()), through_dermis(blood.size());
  const Tissue tissue = tissueAt(nm);
  Random random(seed);
  for (std::uint32_t i = 0; i < photons; ++i) {
    walk(
        tissue, random, [](auto...) {},
        [&](const Exit& exit) {
          for (std::size_t b = 0; b < blood.size(); ++b)
            through_dermis[b] = std::exp(-more_blood * blood[b] * exit.dermis_mm);
          for (std::size_t m = 0; m < melanin.size(); ++m) {
            const double through_epidermis = std::exp(-more_melanin * melanin[m] * exit.melanin_mm);
            for (std::size_t b = 0; b < blood.size(); ++b)
              sums[m * blood.size() + b] += through_epidermis * through_dermis[b];
          }
        });
  }
  return sums;
}

}  // namespace

std::vector<glm::dvec3> albedos(const std::vector<double>& melanin, const std::vector<double>& blood,
                                std::uint32_t photons, std::uint64_t seed) {
  const std::uint32_t batches = (photons + kBatch - 1) / kBatch;
  std::vector<std::vector<double>> sums(static_cast<std::size_t>(batches) * kWavelengths);
  parallelFor(
      sums.size(),
      [&](std::size_t i) {
        sums[i] =
            batchSums(static_cast<int>(i % kWavelengths), melanin, blood, kBatch, seed * 0x100000000ull + i);
      },
      1);
  std::vector<glm::dvec3> result(melanin.size() * blood.size(), glm::dvec3(0));
  const double each = 1 / (static_cast<double>(batches) * kBatch);
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (std::size_t pair = 0; pair < result.size(); ++pair)
      result[pair] += rec709Weights()[i % kWavelengths] * (sums[i][pair] * each);
  return result;
}

std::vector<glm::dvec3> tableAlbedos(std::uint32_t photons) {
  std::vector<double> melanin, blood;
  for (int i = 0; i < kSkinTableSide; ++i) {
    melanin.push_back(kMostTint.melanin * shareInSkinTable(i));
    blood.push_back(kMostTint.blood * shareInSkinTable(i));
  }
  return albedos(melanin, blood, photons);
}

}  // namespace stipple::skin
