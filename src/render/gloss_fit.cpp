#include "render/gloss_fit.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <numbers>
#include <numeric>
#include <vector>

namespace stipple::gloss {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr int kAlbedoSamplesPerSide = 48, kFitSamplesPerSide = 20;

glm::dvec3 eyeAt(double cosine) {
  return {std::sqrt(std::max(0.0, 1 - cosine * cosine)), 0, cosine};
}

/// Microfacet normal for two even numbers, dense as distribution times cosine.
glm::dvec3 microNormal(double alpha, double u, double v) {
  const double cos2 = (1 - u) / (1 + (alpha * alpha - 1) * u), sine = std::sqrt(1 - cos2);
  return {sine * std::cos(2 * kPi * v), sine * std::sin(2 * kPi * v), std::sqrt(cos2)};
}

double distribution(double alpha, double n_h) {
  const double a2 = alpha * alpha, d = n_h * n_h * (a2 - 1) + 1;
  return a2 / (kPi * d * d);
}

double visibility(double alpha, double n_v, double n_l) {
  const double a2 = alpha * alpha;
  return 0.5 / (n_l * std::sqrt(n_v * n_v * (1 - a2) + a2) + n_v * std::sqrt(n_l * n_l * (1 - a2) + a2));
}

double schlick(double v_h) {
  return std::pow(std::clamp(1 - v_h, 0.0, 1.0), 5);
}

/// Calls with each direction that a lobe sends light from, and the light that it stands for.
template <typename Each>
void sampleLobe(double alpha, const glm::dvec3& eye, int per_side, Each each) {
  for (int i = 0; i < per_side; ++i)
    for (int j = 0; j < per_side; ++j) {
      const glm::dvec3 h = microNormal(alpha, (i + 0.5) / per_side, (j + 0.5) / per_side);
      const double v_h = glm::dot(eye, h);
      const glm::dvec3 light = 2 * v_h * h - eye;
      if (light.z <= 0 || v_h <= 0) continue;
      // The density of such light is distribution * n_h / (4 v_h).
      const double weight = visibility(alpha, eye.z, light.z) * light.z * 4 * v_h / h.z;
      each(light, v_h, h.z, weight / (per_side * per_side));
    }
}

/// Directions as [a 0 b; 0 1 0; c 0 d] of a matrix: x under the eye.
struct Deformed {
  glm::dmat3 matrix, inverse;
  double determinant_of_inverse;

  Deformed(const glm::dvec3& mean, const CosineFit::Start& s) {
    const glm::dvec3 y(0, 1, 0), x = glm::normalize(glm::cross(y, mean));
    matrix = glm::dmat3(x, y, mean) * glm::dmat3(s.width, 0, 0, 0, s.breadth, 0, s.skew, 0, 1);
    inverse = glm::inverse(matrix);
    determinant_of_inverse = std::abs(glm::determinant(inverse));
  }
  double at(const glm::dvec3& light) const {
    const glm::dvec3 cosine_side = inverse * light;
    const double length = glm::length(cosine_side);
    return std::max(0.0, cosine_side.z / length) / kPi * determinant_of_inverse / (length * length * length);
  }
};

glm::dvec3 meanDirection(double alpha, const glm::dvec3& eye) {
  glm::dvec3 sum(0);
  sampleLobe(alpha, eye, kAlbedoSamplesPerSide,
             [&](const glm::dvec3& light, double v_h, double, double weight) {
               sum += light * (weight * (kReflectance + (1 - kReflectance) * schlick(v_h)));
             });
  sum.y = 0;
  return glm::normalize(sum);
}

/// Cubed difference over directions that either lobe is made of (as Heitz et al. weigh it).
double misfit(double alpha, const glm::dvec3& eye, double albedo, const Deformed& cosine) {
  double sum = 0;
  const auto add = [&](const glm::dvec3& light) {
    if (light.z <= 0) return;
    const glm::dvec3 h = glm::normalize(light + eye);
    const double wanted = brdf(alpha, kReflectance, eye, light) * light.z / albedo, got = cosine.at(light);
    const double drawn = distribution(alpha, h.z) * h.z / (4 * std::max(glm::dot(eye, h), 1e-6)) + got;
    sum += std::pow(std::abs(wanted - got), 3) / drawn;
  };
  for (int i = 0; i < kFitSamplesPerSide; ++i)
    for (int j = 0; j < kFitSamplesPerSide; ++j) {
      const double u = (i + 0.5) / kFitSamplesPerSide, v = (j + 0.5) / kFitSamplesPerSide;
      const glm::dvec3 h = microNormal(alpha, u, v);
      add(2 * glm::dot(eye, h) * h - eye);
      const double radius = std::sqrt(u);
      add(glm::normalize(cosine.matrix * glm::dvec3(radius * std::cos(2 * kPi * v),
                                                    radius * std::sin(2 * kPi * v), std::sqrt(1 - u))));
    }
  return sum;
}

using Point = std::array<double, 3>;

/// Least value near `at` (Nelder and Mead 1965).
template <typename Function>
Point leastNear(const Point& at, double step, int rounds, Function function) {
  constexpr int kCorners = 4;
  std::array<Point, kCorners> corner;
  std::array<double, kCorners> value{};
  for (int i = 0; i < kCorners; ++i) {
    corner[i] = at;
    if (i > 0) corner[i][i - 1] += step;
    value[i] = function(corner[i]);
  }
  const auto along = [](const Point& from, const Point& to, double t) {
    return Point{from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]),
                 from[2] + t * (to[2] - from[2])};
  };
  for (int round = 0; round < rounds; ++round) {
    std::array<int, kCorners> order{0, 1, 2, 3};
    std::sort(order.begin(), order.end(), [&](int p, int q) { return value[p] < value[q]; });
    const int best = order[0], second_worst = order[2], worst = order[3];
    Point middle{};
    for (int i = 0; i < 3; ++i)
      for (int k = 0; k < 3; ++k) middle[k] += corner[order[i]][k] / 3;
    const auto replaceWorst = [&](const Point& point, double v) {
      corner[worst] = point;
      value[worst] = v;
    };
    const Point mirrored = along(corner[worst], middle, 2);
    const double at_mirrored = function(mirrored);
    if (at_mirrored < value[best]) {
      const Point further = along(corner[worst], middle, 3);
      const double at_further = function(further);
      at_further < at_mirrored ? replaceWorst(further, at_further) : replaceWorst(mirrored, at_mirrored);
    } else if (at_mirrored < value[second_worst]) {
      replaceWorst(mirrored, at_mirrored);
    } else {
      const Point nearer = along(corner[worst], middle, at_mirrored < value[worst] ? 1.5 : 0.5);
      const double at_nearer = function(nearer);
      if (at_nearer < value[worst]) {
        replaceWorst(nearer, at_nearer);
      } else {
        for (int i = 1; i < kCorners; ++i) {
          corner[order[i]] = along(corner[best], corner[order[i]], 0.5);
          value[order[i]] = function(corner[order[i]]);
        }
      }
    }
  }
  return corner[std::min_element(value.begin(), value.end()) - value.begin()];
}

}  // namespace

double lobeAlpha(double roughness, std::size_t lobe) {
  const double lobe_roughness = roughness * kLobeRoughness[lobe];
  return std::clamp(lobe_roughness * lobe_roughness, 0.01, 1.0);
}

double brdf(double alpha, double reflectance, const glm::dvec3& to_eye, const glm::dvec3& to_light) {
  if (to_eye.z <= 0 || to_light.z <= 0) return 0;
  const glm::dvec3 h = glm::normalize(to_eye + to_light);
  const double fresnel = reflectance + (1 - reflectance) * schlick(glm::dot(to_eye, h));
  return distribution(alpha, h.z) * visibility(alpha, to_eye.z, to_light.z) * fresnel;
}

Albedo directionalAlbedo(double alpha, double cosine) {
  Albedo albedo{0, 0};
  sampleLobe(alpha, eyeAt(cosine), kAlbedoSamplesPerSide,
             [&](const glm::dvec3&, double v_h, double, double weight) {
               albedo.first += weight * (1 - schlick(v_h));
               albedo.second += weight * schlick(v_h);
             });
  return albedo;
}

double TransformedCosine::at(const glm::dvec3& l) const {
  const glm::dvec3 cosine_side(a * l.x + b * l.z, l.y, c * l.x + d * l.z);
  const double length = glm::length(cosine_side);
  return std::max(0.0, cosine_side.z / length) / kPi * std::abs(a * d - b * c) / (length * length * length);
}

CosineFit::Start CosineFit::search(double alpha, double cosine, const Start& near) {
  const glm::dvec3 eye = eyeAt(cosine), mean = meanDirection(alpha, eye);
  const double albedo = directionalAlbedo(alpha, cosine).at(kReflectance);
  const bool from_above = cosine > 0.9999;  // the lobe is round
  const auto startOf = [&](const Point& point) {
    const double width = std::max(point[0], 1e-3);
    return from_above ? Start{width, width, 0} : Start{width, std::max(point[1], 1e-3), point[2]};
  };
  const Point found = leastNear({near.width, near.breadth, near.skew}, 0.05, 70, [&](const Point& point) {
    return misfit(alpha, eye, albedo, Deformed(mean, startOf(point)));
  });
  return startOf(found);
}

TransformedCosine CosineFit::cosineOf(double alpha, double cosine, const Start& found) {
  const glm::dmat3 inverse = Deformed(meanDirection(alpha, eyeAt(cosine)), found).inverse;
  const double scale = inverse[1][1];  // columns first
  return {inverse[0][0] / scale, inverse[2][0] / scale, inverse[0][2] / scale, inverse[2][2] / scale};
}

}  // namespace stipple::gloss
