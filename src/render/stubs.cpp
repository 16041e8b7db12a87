#include "render/stubs.h"

#include <algorithm>
#include <cmath>
#include <glm/ext/scalar_constants.hpp>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "render/lights.h"
#include "scalp/chart.h"
#include "scalp/treatment.h"

namespace stipple {
namespace {

// A convex body shows a quarter of its surface to a direction in the mean [Cauchy], so under light from all
// around a shaft keeps from the skin what would fall on pi / 2 of its width times its length. Light crosses
// that shade once, on its way in, but a deposit twice: it counts half.
constexpr float kShade = glm::pi<float>() / 4;

// What a shaft mirrors at most, over what skin of albedo 1 sends back of the same light: pi / 4 of Fresnel's
// share, 0.055 at the angles of light and eye that glint, times the peak of a normal distribution of the
// lobe's width (0.17 radians, shaders/stubs.glsl), over the square of the cosine of half the angle between
// the cones, 0.85 [Marschner et al. 2003, the R term].
constexpr float kGlint = 0.119f;

}  // namespace

float longestStubMm(const Plan& plan) {
  // Lengths are stored in steps, rounded up or down by chance.
  return plan.native.length_mm * shared::kLongestStub + 1 / shared::kStubStepsPerMm;
}

shared::StubLook stubLook(const Plan& plan, const shared::Lighting& lighting, const shared::SkinLook& skin) {
  // The cut end is seen wider by the square root of the gain in area, and is drawn so wide that its profile
  // has that area (scalp/treatment).
  const float shaft = std::sqrt(static_cast<float>(inkArea(1)) / plan.pigment.optical_gain);
  const float albedo = glm::dot(skin.albedo, glm::vec3(0.2126f, 0.7152f, 0.0722f));
  const float key = keyShare(lighting);
  return {
      .to_key = glm::normalize(lighting.lights[kKeyLight].centre - glm::vec3(kChartCentre)),
      .key_share = key,
      .shaft_share = shaft,
      .shadow_share = kShade * shaft,
      .glint = kGlint * key / std::max(albedo, 0.01f),
      .per_mm2 = plan.native.density_per_cm2 / static_cast<float>(kMm2PerCm2),
  };
}

}  // namespace stipple
