#include "skin/optics.h"

#include <cmath>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

namespace stipple::skin {
namespace {

constexpr double kMmPerCm = 10;

// Molar extinction of haemoglobin with and without oxygen, 1/(cm mol/l) (Prahl,
// omlc.org/spectra/hemoglobin/summary.html).
struct Extinction {
  double oxygenated, reduced;
};
constexpr std::array<Extinction, kWavelengths> kHaemoglobin{{
    {266232, 223296}, {466840, 303956},   {480360, 407560},   {246072, 528600},
    {102580, 413280},  // 400 to 440
    {62816, 103292},  {44480, 23388.8},   {33209.2, 16156.4}, {26629.2, 14550},
    {23684.4, 16684},  // 450 to 490
    {20932.8, 20862}, {20035.2, 25773.6}, {24202.4, 31589.6}, {39956.8, 39036.4},
    {53236, 46592},   {43016, 53412},     {32613.2, 53788},   {44496, 45072},
    {50104, 37020},   {14400.8, 28324.4}, {3200, 14677.2},    {1506, 9443.6},
    {942, 6509.6},    {610, 5148.8},      {442, 4345.2},      {368, 3750.12},
    {319.6, 3226.56}, {294, 2795.12},     {277.6, 2407.92},   {276, 2051.96},
    {290, 1794.28},  // 700
}};
constexpr double kGramsPerLitre = 150, kGramsPerMole = 64500;  // of haemoglobin in whole blood [ibid.]
constexpr double kSaturation = 0.75;  // of the dermis: mostly venules [Jacques 2013 uses the same]

// Relative power of CIE standard illuminant D65 (CIE 15:2004, table T.1).
constexpr std::array<double, kWavelengths> kD65{
    82.7549, 91.486,  93.4318, 86.6823, 104.865, 117.008, 117.812, 114.861, 115.923, 108.811, 109.354,
    107.802, 104.79,  107.689, 104.405, 104.046, 100.0,   96.3342, 95.788,  88.6856, 90.0062, 89.5991,
    87.6987, 83.2886, 83.6992, 80.0268, 80.2146, 82.2778, 78.2842, 69.7213, 71.6091};

double lobe(double nm, double peak_nm, double below, double above) {
  const double t = (nm - peak_nm) * (nm < peak_nm ? below : above);
  return std::exp(-t * t / 2);
}

// CIE 1931 colour matching functions as sums of lobes (Wyman, Sloan, Shirley 2013, JCGT 2(2), the multi-lobe
// fit).
glm::dvec3 observer(double nm) {
  return {1.056 * lobe(nm, 599.8, 0.0264, 0.0323) + 0.362 * lobe(nm, 442.0, 0.0624, 0.0374) -
              0.065 * lobe(nm, 501.1, 0.0490, 0.0382),
          0.821 * lobe(nm, 568.8, 0.0213, 0.0247) + 0.286 * lobe(nm, 530.9, 0.0613, 0.0322),
          1.217 * lobe(nm, 437.0, 0.0845, 0.0278) + 0.681 * lobe(nm, 459.0, 0.0385, 0.0725)};
}

struct Scattering {
  double per_cm, rayleigh, mie_power;
};

double scattering(const Scattering& s, double nm) {
  const double reduced =
      s.per_cm * (s.rayleigh * std::pow(nm / 500, -4) + (1 - s.rayleigh) * std::pow(nm / 500, -s.mie_power));
  return reduced / kMmPerCm / (1 - kAnisotropy);
}

std::array<glm::dvec3, kWavelengths> makeWeights() {
  // IEC 61966-2-1; columns.
  const glm::dmat3 rec709_from_xyz{
      {3.2406, -0.9689, 0.0557}, {-1.5372, 1.8758, -0.2040}, {-0.4986, 0.0415, 1.0570}};
  std::array<glm::dvec3, kWavelengths> weights;
  glm::dvec3 white(0);
  for (int i = 0; i < kWavelengths; ++i) {
    weights[i] = rec709_from_xyz * (observer(wavelengthNm(i)) * kD65[i]);
    white += weights[i];
  }
  for (glm::dvec3& weight : weights) weight /= white;
  return weights;
}

}  // namespace

// Reduced scattering as a sum of Rayleigh's and Mie's, fitted by Jacques 2013 (table 1, row 6) to the
// measurements of Salomatina et al. 2006 (J. Biomed. Opt. 11(6)); `per_cm` is that at 500 nm.
double epidermisScatteringPerMm(double nm) {
  return scattering({.per_cm = 66.7, .rayleigh = 0.29, .mie_power = 0.689}, nm);
}

double dermisScatteringPerMm(double nm) {
  return scattering({.per_cm = 43.6, .rayleigh = 0.41, .mie_power = 0.562}, nm);
}

double baseAbsorptionPerMm(double nm) {
  // Huang's rat skin, which Jacques 1998 prefers for its calibration to Saidi's in-vitro neonatal skin
  // (7.84e8 nm^-3.255 1/cm). Of the two it agrees with living skin: the whole lower dermis, blood included,
  // absorbs 0.059 1/mm at 475 nm in the median of 3809 Swedes (J. Biomed. Opt. 28(11), 2023); this is 0.091,
  // Saidi's 0.153.
  return (0.244 + 85.3 * std::exp(-(nm - 154) / 66.2)) / kMmPerCm;
}

double melanosomeAbsorptionPerMm(double nm) {
  return 6.6e11 * std::pow(nm, -3.33) / kMmPerCm;  // Jacques 1998
}

double bloodAbsorptionPerMm(int wavelength) {
  const Extinction& each = kHaemoglobin[wavelength];
  const double mixed = kSaturation * each.oxygenated + (1 - kSaturation) * each.reduced;
  return std::log(10.0) * mixed * kGramsPerLitre / kGramsPerMole / kMmPerCm;
}

const std::array<glm::dvec3, kWavelengths>& rec709Weights() {
  static const std::array<glm::dvec3, kWavelengths> weights = makeWeights();
  return weights;
}

}  // namespace stipple::skin
