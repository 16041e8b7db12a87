// A small treated ball on the GPU, and dots laid by hand: the least that the passes of a frame can be tried on.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "render/frame.h"
#include "render/look.h"
#include "render/stubs.h"
#include "scalp/scalp.h"
#include "support/all_ink.h"
#include "support/ball_head.h"
#include "support/gpu_fixture.h"

namespace stipple::testing {

struct BallScene {
  explicit BallScene(gpu::Device& the_device, double capacity_per_cm2, std::uint32_t seed = 1)
      : device(the_device),
        scalp(ballHead(4)),
        sites(buildSitesOnCpu(scalp.surface(), seed, siteCount(scalp.surface(), capacity_per_cm2))),
        lighting(studioLighting()),
        head(device, scalp.head(), lighting),
        dots(device, scalp.surface(), sites, head) {}

  /// Puts the demands in place and makes dots of them. `count`: hair too is listed anew, and all decisions are added up.
  void treat(const Fields& fields, const shared::Treatment& treatment, bool count = true) {
    device.runNow("treat", [&](gpu::Commands& commands) {
      dots.setFields(commands, fields);
      dots.setTreatment(commands, treatment);
      dots.retarget(commands, count);
    });
  }
  void treat(const Plan& plan, std::optional<float> day) { treat(scalp.fieldsFor(plan), treatmentAt(plan, sites, day)); }

  /// The first `hairs` of them are hairs.
  void layDots(const std::vector<shared::Dot>& list, std::size_t hairs = 0) {
    dots.replaceDots(gpu::makeBuffer(device, "dots laid by hand", std::span<const shared::Dot>(list)), static_cast<std::uint32_t>(list.size()),
                     static_cast<std::uint32_t>(hairs));
  }

  /// What the last treat() made, in an order of its own.
  std::vector<shared::Dot> dotList() { return gpu::downloadAs<shared::Dot>(device, dots.dotList(), dots.dotCounts().dots); }

  /// The frame with the dots that are there now.
  Frame::Input input(const Camera& camera, const Plan& plan = {}) {
    Frame::Input input{head, dots, camera, lighting, skinLook(plan, head.colour()), {}};
    input.stubs = stubLook(plan, lighting, input.skin);
    input.retarget = false;
    return input;
  }

  gpu::Device& device;
  Scalp scalp;
  SiteSet sites;
  shared::Lighting lighting;
  HeadScene head;
  Dots dots;
};

/// Absorptance of all kinds of dots in every pixel that a frame drew, row by row; 1 is a pixel wholly covered by perfect ink.
inline std::vector<double> inkOf(gpu::Device& device, const Frame& frame) {
  std::vector<double> ink;
  for (const std::uint32_t units : allInk(device, frame, frame.size().picture * frame.size().samples))
    ink.push_back(units / static_cast<double>(shared::kInkUnit));
  return ink;
}

/// A camera that looks square on the front of the ball; `mm_across` of skin fill the picture.
inline Camera facingTheBall(float mm_across) { return {glm::vec3(onBall(90, 0)), 0, 0, mm_across}; }

/// The dot as shaders/dots_common.glsl reads it, packed anew here from the description of the format (shared/treatment.h).
inline shared::Dot makeDot(const glm::dvec3& place_mm, const glm::dvec3& normal, double diameter_mm, double absorptance) {
  const auto rounded = [](double value) { return static_cast<std::uint32_t>(std::lround(value)); };
  const auto units = [&](double mm) { return rounded(mm * shared::kUnitsPerMm + shared::kPositionOffset); };
  const std::uint32_t x = units(place_mm.x), y = units(place_mm.y), z = units(place_mm.z);

  const double length = std::abs(normal.x) + std::abs(normal.y) + std::abs(normal.z);
  glm::dvec2 octahedral(normal.x / length, normal.y / length);
  if (normal.z < 0) {
    const glm::dvec2 folded = 1.0 - glm::abs(glm::dvec2(octahedral.y, octahedral.x));
    octahedral = {std::copysign(folded.x, octahedral.x), std::copysign(folded.y, octahedral.y)};
  }
  const std::uint32_t u = rounded((octahedral.x * 0.5 + 0.5) * 1023), v = rounded((octahedral.y * 0.5 + 0.5) * 1023);
  return {x | y << 21, y >> 11 | z << 10, u | v << 10 | rounded(diameter_mm * 4096) << 20, rounded(absorptance * 4095)};
}

}  // namespace stipple::testing
