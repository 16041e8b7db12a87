#include "head/forehead.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace stipple {
namespace {

float linearFromSrgb(std::uint8_t byte) {  // IEC 61966-2-1
  const float c = static_cast<float>(byte) / 255.0f;
  return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

}  // namespace

std::optional<glm::vec3> photographedForehead(const Head& head) {
  if (head.colour.empty() || head.mesh.uvs.empty()) return std::nullopt;
  // A band from 12 to 40 mm above the glabella.
  glm::dvec3 sum(0);
  double count = 0;
  for (std::size_t i = 0; i < head.mesh.positions.size(); ++i) {
    const glm::vec3 up = head.mesh.positions[i] - head.landmarks.glabella;
    if (up.y < 12 || up.y > 40 || std::abs(up.x) > 35 || up.z < -40) continue;
    const auto texel = [&](float share, int size) {
      return std::clamp(static_cast<int>(share * static_cast<float>(size)), 0, size - 1);
    };
    const auto column = static_cast<std::size_t>(texel(head.mesh.uvs[i].x, head.colour.width));
    const auto row = static_cast<std::size_t>(texel(head.mesh.uvs[i].y, head.colour.height));
    const std::uint8_t* rgb =
        &head.colour.rgb[(row * static_cast<std::size_t>(head.colour.width) + column) * 3];
    sum += glm::dvec3(linearFromSrgb(rgb[0]), linearFromSrgb(rgb[1]), linearFromSrgb(rgb[2]));
    count += 1;
  }
  if (count == 0) return std::nullopt;
  return glm::vec3(sum / count);
}

}  // namespace stipple
