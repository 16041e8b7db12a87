#include "sculpt/soft_form.h"

#include <array>

#include "base/parallel.h"
#include "sculpt/cranium.h"
#include "sculpt/face.h"
#include "sculpt/neck.h"
#include "sculpt/skull_points.h"

namespace stipple::sculpt {
namespace {

constexpr float kSpacing_mm = 3;
// Two spacings beyond x = 0, so that the spline's support is whole on the midline.
constexpr vec3 kLow{-2 * kSpacing_mm, -240, -132};
constexpr vec3 kHigh{150, 150, 132};

/// A ball in which the lattice is smoothed, to take the waves out of skin between the points of the
/// correction.
struct Smoothing {
  vec3 centre;
  float radius_mm;
  int rounds;  // each blurs with a standard deviation of half a spacing
};
constexpr std::array<Smoothing, 7> kSmoothings = {{
    {{65, 2, 32}, 40, 20},    // temple, zygomatic arch and the cheek below it
    {{60, -26, 44}, 34, 14},  // hollow under the arch
    {{66, -14, 18}, 28, 14},  // before the ear
    {{50, 8, 56}, 30, 16},    // outer rim of the orbit
    {{46, -56, 44}, 44, 14},  // cheek and lower border of the jaw
    {{34, -85, 58}, 36, 30},  // from the jaw to the chin
    {{52, -62, 4}, 36, 10},   // behind the jaw
}};

float roughHead(const vec3& p) {
  return addFaceMasses(p, cranium(p));
}

}  // namespace

SoftForm::SoftForm() {
  const vec3 extent = (kHigh - kLow) / kSpacing_mm;
  size_ = {static_cast<int>(extent.x) + 1, static_cast<int>(extent.y) + 1, static_cast<int>(extent.z) + 1};
  samples_.resize(static_cast<std::size_t>(size_.x) * size_.y * size_.z);
  const SkullPoints skull(roughHead);
  parallelFor(samples_.size(), [&](std::size_t i) {
    const int x = static_cast<int>(i) % size_.x;
    const int y = static_cast<int>(i) / size_.x % size_.y;
    const int z = static_cast<int>(i) / size_.x / size_.y;
    vec3 p = kLow + kSpacing_mm * vec3(x, y, z);
    p.x = std::abs(p.x);
    samples_[i] = cutBust(p, addNeck(p, roughHead(p) - skull.correction(p)));
  });
  smoothWherePlanned();
}

float& SoftForm::at(int x, int y, int z) {
  return samples_[(static_cast<std::size_t>(z) * size_.y + y) * size_.x + x];
}

void SoftForm::smoothWherePlanned() {
  for (const Smoothing& plan : kSmoothings) {
    for (int round = 0; round < plan.rounds; ++round) {
      const std::vector<float> before = samples_;
      const auto old = [&](int x, int y, int z) {
        return before[(static_cast<std::size_t>(z) * size_.y + y) * size_.x + x];
      };
      const glm::ivec3 low = glm::max(glm::ivec3((plan.centre - plan.radius_mm - kLow) / kSpacing_mm), 1);
      const glm::ivec3 high =
          glm::min(glm::ivec3((plan.centre + plan.radius_mm - kLow) / kSpacing_mm) + 1, size_ - 2);
      for (int z = low.z; z <= high.z; ++z) {
        for (int y = low.y; y <= high.y; ++y) {
          for (int x = low.x; x <= high.x; ++x) {
            const vec3 p = kLow + kSpacing_mm * vec3(x, y, z);
            const float weight = bell(glm::distance(p, plan.centre) / plan.radius_mm);
            const float sum = old(x - 1, y, z) + old(x + 1, y, z) + old(x, y - 1, z) + old(x, y + 1, z) +
                              old(x, y, z - 1) + old(x, y, z + 1);
            at(x, y, z) += weight / 8 * (sum - 6 * old(x, y, z));
          }
        }
      }
    }
  }
}

float SoftForm::distance(const vec3& p) const {
  const vec3 mirrored{std::abs(p.x), p.y, p.z};
  // The spline at a node needs the node before it and two after.
  const vec3 inside = glm::clamp(mirrored, kLow + kSpacing_mm, kHigh - 2.01f * kSpacing_mm);
  const vec3 scaled = (inside - kLow) / kSpacing_mm;
  const glm::ivec3 node(scaled);
  const vec3 t = scaled - vec3(node);

  // Uniform cubic B-spline weights of the four nodes around.
  const auto weights = [](float u) -> std::array<float, 4> {
    const float rest = 1 - u;
    const float first = rest * rest * rest / 6;
    const float last = u * u * u / 6;
    const float second = 2.0f / 3 - u * u * (2 - u) / 2;
    return {first, second, 1 - first - second - last, last};
  };
  const std::array<float, 4> wx = weights(t.x), wy = weights(t.y), wz = weights(t.z);
  float sum = 0;
  for (int k = 0; k < 4; ++k) {
    float plane = 0;
    for (int j = 0; j < 4; ++j) {
      const float* row =
          &samples_[(static_cast<std::size_t>(node.z + k - 1) * size_.y + (node.y + j - 1)) * size_.x +
                    node.x - 1];
      plane += wy[j] * (wx[0] * row[0] + wx[1] * row[1] + wx[2] * row[2] + wx[3] * row[3]);
    }
    sum += wz[k] * plane;
  }
  return sum + glm::distance(mirrored, inside);
}

}  // namespace stipple::sculpt
