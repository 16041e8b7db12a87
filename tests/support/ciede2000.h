// CIEDE2000 (CIE 142-2001), written from Sharma, Wu, Dalal 2005 (Color Res. Appl. 30(1), 21-30), with all weights 1.
#pragma once
#include <cmath>
#include <glm/vec3.hpp>

#include "base/units.h"

namespace stipple::testing {

inline double ciede2000(const glm::dvec3& lab1, const glm::dvec3& lab2) {
  const auto root7 = [](double chroma) { return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7))); };
  const double grey = (1 - root7((std::hypot(lab1.y, lab1.z) + std::hypot(lab2.y, lab2.z)) / 2)) / 2;
  const double a1 = lab1.y * (1 + grey), a2 = lab2.y * (1 + grey);
  const double chroma1 = std::hypot(a1, lab1.z), chroma2 = std::hypot(a2, lab2.z);
  const auto hue = [](double a, double b) { return a == 0 && b == 0 ? 0.0 : std::fmod(degrees(std::atan2(b, a)) + 360, 360); };
  const double hue1 = hue(a1, lab1.z), hue2 = hue(a2, lab2.z);

  const bool coloured = chroma1 * chroma2 != 0;
  double hue_apart = coloured ? hue2 - hue1 : 0;
  if (hue_apart > 180) hue_apart -= 360;
  if (hue_apart < -180) hue_apart += 360;
  double mean_hue = hue1 + hue2;
  if (coloured && std::abs(hue1 - hue2) <= 180) mean_hue /= 2;
  else if (coloured) mean_hue = (mean_hue + (mean_hue < 360 ? 360 : -360)) / 2;

  const double lightness = lab2.x - lab1.x, chroma = chroma2 - chroma1;
  const double hue_chord = 2 * std::sqrt(chroma1 * chroma2) * std::sin(radians(hue_apart / 2));
  const double mean_lightness = (lab1.x + lab2.x) / 2, mean_chroma = (chroma1 + chroma2) / 2;
  const auto cosine = [&](double times, double offset) { return std::cos(radians(times * mean_hue + offset)); };
  const double t = 1 - 0.17 * cosine(1, -30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, 6) - 0.20 * cosine(4, -63);
  const double off50 = (mean_lightness - 50) * (mean_lightness - 50);
  const double l = lightness / (1 + 0.015 * off50 / std::sqrt(20 + off50));
  const double c = chroma / (1 + 0.045 * mean_chroma), h = hue_chord / (1 + 0.015 * mean_chroma * t);
  const double turn = 30 * std::exp(-std::pow((mean_hue - 275) / 25, 2));
  return std::sqrt(l * l + c * c + h * h - std::sin(radians(2 * turn)) * 2 * root7(mean_chroma) * c * h);
}

}  // namespace stipple::testing
