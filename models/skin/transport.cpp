#include "skin/transport.h"

namespace stipple::skin {

Tissue tissueAt(double nm) {
  return {epidermisScatteringPerMm(nm), dermisScatteringPerMm(nm), baseAbsorptionPerMm(nm)};
}

double innerReflectance(double cosine) {
  const double sine_out = kRefractiveIndex * std::sqrt(std::fmax(0.0, 1 - cosine * cosine));
  if (sine_out >= 1) return 1;
  const double out = std::sqrt(1 - sine_out * sine_out);
  const double s = (kRefractiveIndex * cosine - out) / (kRefractiveIndex * cosine + out);
  const double p = (kRefractiveIndex * out - cosine) / (kRefractiveIndex * out + cosine);
  return (s * s + p * p) / 2;
}

}  // namespace stipple::skin
