// The look of one buried dot, drawn by the whole frame, against walks of photons that cross it (models/skin).
#include <cstring>
#include <glm/exponential.hpp>
#include <glm/gtc/packing.hpp>

#include "skin/spread.h"
#include "support/ball_scene.h"
#include "support/colour_target.h"

namespace stipple {
namespace {

constexpr double kDepositMm = 0.15;
constexpr glm::uvec2 kSize{800, 800};
constexpr float kAcrossMm = 12;

class DotSpread : public testing::GpuTest {
 protected:
  /// What a dot takes of the light, in rings of skin::kRingMm around its middle.
  std::vector<glm::dvec3> draw(float depth_mm) {
    Plan plan;
    plan.pigment.depth_mm = depth_mm;
    const std::uint32_t kind = depthClasses(depth_mm).shareAt(depth_mm) > 0.5f ? shared::kDeep : shared::kShallow;
    testing::BallScene ball(device(), 0.5);
    ball.lighting = testing::evenLight();
    const double seen_mm = kDepositMm * static_cast<double>(plan.pigment.optical_gain);
    // A deep dot is faint, and the picture in half floats: many in one place are as dark as a shallow one. (Ink piles up linearly
    // to 0.64; the deepest has next to no core that could.)
    const bool faint = depth_mm > kDotDepthsMm.front(), faintest = depth_mm == kDotDepthsMm.back();
    shared::Dot dot = testing::makeDot(testing::onBall(90, 0), {0, 0, 1}, seen_mm, faintest ? 0.9 : faint ? 0.6 : 0.1);
    dot.ink |= kind << 18;
    const std::vector<shared::Dot> dots(faintest ? 12 : 1, dot);
    Frame::Input input = ball.input(testing::facingTheBall(kAcrossMm), plan);
    input.skin = testing::matte(input.skin);
    input.grains_from_px = 10'000;
    Frame frame(device(), {kSize, 1});
    const auto picture = [&] {
      device().runNow("frame", [&](gpu::Commands& commands) { frame.record(commands, input); });
      const auto bytes = gpu::download(device(), frame.linear(), sizeof(std::uint64_t));
      std::vector<glm::dvec3> pixels;
      for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t texel = 0;
        std::memcpy(&texel, &bytes[i], sizeof(texel));
        pixels.emplace_back(glm::vec3(glm::unpackHalf4x16(texel)));
      }
      return pixels;
    };
    // Half floats round the bare skin, and so all of its pixels, one way by up to a third of what the outermost rings take: several
    // exposures round it this way and that.
    std::vector<glm::dvec3> rings(skin::kRings, glm::dvec3(0));
    std::vector<double> counts(skin::kRings);
    for (int exposure = 0; exposure < 5; ++exposure) {
      ball.lighting.exposure = 1 + 0.013f * static_cast<float>(exposure);
      ball.layDots(dots);
      const auto treated = picture();
      ball.layDots({testing::makeDot(testing::onBall(90, 180), {0, 0, -1}, seen_mm, 0.2)});  // behind
      const auto bare = picture();
      for (std::size_t i = 0; i < bare.size(); ++i) {
        const glm::dvec2 px(static_cast<double>(i % kSize.x) + 0.5, static_cast<double>(i / kSize.x) + 0.5);
        const double r_mm = glm::length(px - glm::dvec2(kSize) / 2.0) * static_cast<double>(kAcrossMm) / kSize.y;
        const auto ring = static_cast<std::size_t>(r_mm / skin::kRingMm);
        if (ring >= rings.size()) continue;
        rings[ring] += faint ? -glm::log(treated[i] / bare[i]) : 1.0 - treated[i] / bare[i];
        counts[ring] += 1;
      }
    }
    for (std::size_t ring = 0; ring < rings.size(); ++ring) rings[ring] /= std::max(counts[ring], 1.0);
    return rings;
  }
};

/// The profile of a deposit of kDepositMm: that of a point, averaged over the deposit's disc.
glm::dvec3 ofDeposit(const skin::Radial& point, double r_mm) {
  constexpr int kRadii = 12, kAngles = 24;
  glm::dvec3 sum(0);
  for (int i = 0; i < kRadii; ++i) {
    const double within = kDepositMm / 2 * std::sqrt((i + 0.5) / kRadii);
    for (int k = 0; k < kAngles; ++k) {
      const double angle = 2 * kPi * (k + 0.5) / kAngles;
      sum += point.at(std::hypot(r_mm + within * std::cos(angle), within * std::sin(angle)));
    }
  }
  return sum / static_cast<double>(kRadii * kAngles);
}

TEST_F(DotSpread, FadesOutwardsAsTheShadeOfABuriedDepositDoes) {
  const std::vector<skin::Radial> walked = skin::dotSpread({0.2, 0.4, 0.6}, skin::kFittedSkin, 40'000);
  for (std::size_t depth = 0; depth < kDotDepthsMm.size(); ++depth) {
    const auto seen = draw(kDotDepthsMm[depth]);
    for (int channel = 0; channel < 3; ++channel) {
      // How dark a dot is follows from the plan; its shape is what is compared: the ratio of both may vary by a fifth in all. Outer
      // rings are taken together, since few walks end in each.
      double least = 1e9, most = 0, peak = 0;
      for (std::size_t first = 0, end = 1; end < 100; first = end, end += 1 + end / 6) {
        double expected = 0, drawn = 0, area = 0;
        for (std::size_t ring = first; ring < end; ++ring) {
          const double each = 2.0 * static_cast<double>(ring) + 1;
          expected += each * ofDeposit(walked[depth], (static_cast<double>(ring) + 0.5) * skin::kRingMm)[channel];
          drawn += each * seen[ring][channel];
          area += each;
        }
        peak = std::max(peak, expected / area);
        if (expected / area < 0.05 * peak) break;
        least = std::min(least, drawn / expected);
        most = std::max(most, drawn / expected);
      }
      ASSERT_GT(least, 0);
      EXPECT_LT((most - least) / (most + least), 0.10) << kDotDepthsMm[depth] << " mm deep, channel " << channel;
    }
  }
}

}  // namespace
}  // namespace stipple
