#include "render/skin_traits.h"

#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

/// 1 at the centre, 1/e at `reach`.
float near(const glm::vec3& place, const glm::vec3& centre, const glm::vec3& reach) {
  const glm::vec3 d = (place - centre) / reach;
  return std::exp(-glm::dot(d, d));
}

}  // namespace

// Oil comes from the forehead, the nose and the chin (the T-zone of cosmetics) and from a bald scalp; pores
// are coarsest on the nose, and lids and lips have none. Places are shares of the face's own measures, the
// strengths assumed.
LocalSkin skinTraitsAt(const glm::vec3& place, Region region, const Landmarks& landmarks) {
  if (region == Region::ear) return {0.25f, 0.5f, 0.15f};
  if (region == Region::neck) return {0.35f, 0.6f, 0.05f};
  const glm::vec3 aside(std::abs(place.x), place.y, place.z);  // both sides alike
  const glm::vec3 &sellion = landmarks.sellion, &tip = landmarks.pronasale, &chin = landmarks.menton;
  const float face_mm = glm::distance(landmarks.glabella, chin), unit = face_mm / 120;

  const float nose = near(place, tip - glm::vec3(0, -2, 8) * unit, glm::vec3(15, 17, 22) * unit);
  const float lips =
      near(place, glm::mix(tip, chin, 0.42f) - glm::vec3(0, 0, 6) * unit, glm::vec3(24, 8, 22) * unit);
  const float lids = near(aside, sellion + glm::vec3(32, 2, -14) * unit, glm::vec3(15, 11, 22) * unit);
  const float chin_oil = near(place, chin + glm::vec3(0, 12, 4) * unit, glm::vec3(14, 12, 20) * unit);
  const float forehead =
      near(place, landmarks.glabella + glm::vec3(0, 30, -8) * unit, glm::vec3(52, 30, 40) * unit);
  const float crown = region == Region::scalp ? 1.0f : 0.0f;

  const float bare = (1 - glm::min(lips * 1.3f, 1.0f)) * (1 - glm::min(lids * 1.2f, 1.0f));
  LocalSkin traits{};
  traits.pores = bare * glm::min(0.55f + 0.45f * nose + 0.1f * forehead, 1.0f);
  traits.oil = glm::min(0.9f * nose + 0.75f * forehead + 0.5f * chin_oil + 0.7f * crown, 1.0f);
  traits.lines =
      glm::clamp(0.5f + 0.25f * forehead + 0.3f * lids - 0.5f * glm::min(1.3f * lips, 1.0f), 0.0f, 1.0f);
  return traits;
}

}  // namespace stipple
