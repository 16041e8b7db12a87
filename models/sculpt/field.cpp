#include "sculpt/field.h"

#include <array>

#include "sculpt/ear.h"
#include "sculpt/eyes.h"
#include "sculpt/mouth.h"
#include "sculpt/nose.h"

namespace stipple::sculpt {
namespace {

/// Skin within the ball moves by `shift`, fading to none at its surface.
struct Nudge {
  vec3 centre;
  float radius_mm;
  vec3 shift_mm;
};
// No ball reaches the scalp (labels.h).
constexpr std::array<Nudge, 7> kNudges = {{
    {{8, -22, 112}, 34, {0.55f, 0, 0}},      // tip of the nose to his left
    {{25, -54, 88}, 24, {0.2f, 0.6f, 0}},    // left corner of the mouth up
    {{0, -92, 84}, 40, {-0.6f, 0, 0}},       // chin to his right
    {{34, 14, 80}, 26, {0, -0.35f, 0}},      // left eye a little lower
    {{-30, 36, 86}, 24, {0, 0.5f, 0.3f}},    // right brow higher
    {{-46, -14, 62}, 30, {-0.5f, 0, 0.4f}},  // right cheek fuller
    {{52, -62, 14}, 36, {0.6f, 0.3f, 0}},    // left angle of the jaw wider
}};

}  // namespace

vec3 asymmetry(const vec3& p) {
  vec3 shift{0};
  for (const Nudge& nudge : kNudges) {
    shift += nudge.shift_mm * bell(glm::distance(p, nudge.centre) / nudge.radius_mm);
  }
  return shift;
}

float HeadField::distance(const vec3& p) const {
  const vec3 centred = p - asymmetry(p);
  const vec3 mirrored{std::abs(centred.x), centred.y, centred.z};
  float distance = soft_form_.distance(mirrored);
  distance = addNose(mirrored, distance);
  distance = addMouth(mirrored, distance);
  distance = addEyes(mirrored, distance);
  return addEar(mirrored, distance);
}

vec3 HeadField::normal(const vec3& p) const {
  // Differences over the corners of a tetrahedron: four samples, free of first-order bias.
  constexpr float kStep_mm = 0.12f;
  constexpr std::array<vec3, 4> kCorners = {{{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}}};
  vec3 gradient{0};
  for (const vec3& corner : kCorners) gradient += corner * distance(p + corner * kStep_mm);
  return gradient / std::max(glm::length(gradient), 1e-20f);
}

vec3 HeadField::project(vec3 p, float longest_step_mm) const {
  constexpr int kSteps = 3;
  // Where shapes are joined the field is not quite a distance: steps a little short cannot overshoot.
  constexpr float kCaution = 0.95f;
  for (int step = 0; step < kSteps; ++step) {
    const float away = distance(p);
    p -= normal(p) * std::clamp(away * kCaution, -longest_step_mm, longest_step_mm);
  }
  return p;
}

}  // namespace stipple::sculpt
