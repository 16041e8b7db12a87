// What a rectangle's mirror image on glossy skin should be, by brute force and written anew: two GGX lobes, Smith's masking,
// Schlick's Fresnel term, summed over small squares of the rectangle.
#pragma once
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "base/units.h"
#include "shared/view.h"

namespace stipple::testing {

inline double referenceLobe(double alpha, double reflectance, const glm::dvec3& n, const glm::dvec3& v, const glm::dvec3& l) {
  const double n_v = glm::dot(n, v), n_l = glm::dot(n, l);
  if (n_v <= 0 || n_l <= 0) return 0;
  const glm::dvec3 h = glm::normalize(v + l);
  const auto tan2 = [&](double cosine) { return (1 - cosine * cosine) / (cosine * cosine); };
  const double n_h = glm::dot(n, h), a2 = alpha * alpha;
  const double distribution = 1 / (kPi * a2 * std::pow(n_h, 4) * std::pow(1 + tan2(n_h) / a2, 2));
  const auto lambda = [&](double cosine) { return (std::sqrt(1 + a2 * tan2(cosine)) - 1) / 2; };
  const double masking = 1 / (1 + lambda(n_v) + lambda(n_l));
  const double fresnel = reflectance + (1 - reflectance) * std::pow(1 - glm::dot(v, h), 5);
  return distribution * masking * fresnel / (4 * n_v * n_l);
}

/// Radiance towards the eye; green of the light.
inline double referenceGloss(const shared::AreaLight& light, double roughness, double reflectance, const glm::dvec3& place,
                             const glm::dvec3& normal, const glm::dvec3& to_eye) {
  constexpr int kPerSide = 160;
  const double narrow = std::pow(0.75 * roughness, 2), wide = std::min(std::pow(1.3 * roughness, 2), 1.0);
  const glm::dvec3 u(light.half_u), v(light.half_v), facing = glm::normalize(glm::cross(u, v));
  const double area = 4 * glm::length(glm::cross(u, v)) / (kPerSide * kPerSide);
  double sum = 0;
  for (int i = 0; i < kPerSide; ++i)
    for (int j = 0; j < kPerSide; ++j) {
      const glm::dvec3 d = glm::dvec3(light.centre) + u * ((2 * i + 1.0) / kPerSide - 1) + v * ((2 * j + 1.0) / kPerSide - 1) - place;
      const double distance2 = glm::dot(d, d);
      const glm::dvec3 l = d / std::sqrt(distance2);
      const double solid_angle = area * std::abs(glm::dot(l, facing)) / distance2;
      const double lobes = 0.85 * referenceLobe(narrow, reflectance, normal, to_eye, l) + 0.15 * referenceLobe(wide, reflectance, normal, to_eye, l);
      sum += lobes * std::max(glm::dot(normal, l), 0.0) * solid_angle;
    }
  return sum * static_cast<double>(light.radiance.g);
}

}  // namespace stipple::testing
