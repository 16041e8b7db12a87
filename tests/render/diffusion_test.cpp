// Light under the skin, the pass by itself, against walks of photons (models/skin).
#include <cmath>
#include <cstring>
#include <glm/gtc/packing.hpp>

#include "base/units.h"
#include "embedded_shaders.h"
#include "gpu/commands.h"
#include "gpu/image.h"
#include "gpu/pipeline.h"
#include "render/look.h"
#include "shared/halo.h"
#include "skin/spread.h"
#include "support/gpu_fixture.h"

namespace stipple {
namespace {

constexpr glm::uvec2 kSize{320, 512};
constexpr float kPxPerMm = 20;

class Diffusion : public testing::GpuTest {
 protected:
  /// What a flat piece of skin gives back of `light`, row by row.
  std::vector<glm::vec3> spread(const std::vector<glm::vec3>& light) {
    using gpu::Binding;
    constexpr float kNearMm = 10, kDistanceMm = 500;
    shared::View view{};
    view.near_mm = kNearMm;
    view.focal_px = kPxPerMm * kDistanceMm;
    const shared::SkinLook look = skinLook({}, {});
    std::vector<std::uint64_t> texels;
    for (const glm::vec3& each : light) texels.push_back(glm::packHalf4x16({each, 1}));

    constexpr VkImageUsageFlags kRead = VK_IMAGE_USAGE_SAMPLED_BIT, kWritten = VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
    const gpu::Image depth(device(), "depth", kSize, VK_FORMAT_R32_SFLOAT, kRead);
    const gpu::Image source(device(), "light", kSize, VK_FORMAT_R16G16B16A16_SFLOAT, kRead);
    const gpu::Image diffused(device(), "diffused", kSize, VK_FORMAT_R16G16B16A16_SFLOAT, kWritten);
    const std::vector<float> depths(texels.size(), kNearMm / kDistanceMm);
    gpu::upload(device(), depth, std::as_bytes(std::span(depths)));
    gpu::upload(device(), source, std::as_bytes(std::span(texels)));
    const gpu::Buffer view_block(device(), "view", sizeof(view)), skin_block(device(), "skin", sizeof(look));
    const gpu::Sampler nearest = gpu::makeSampler(device(), "texels", VK_FILTER_NEAREST);
    const gpu::Pipeline pipeline(device(), {shaders::skin_diffuse_comp,
                                            {Binding::uniform_buffer, Binding::uniform_buffer, Binding::sampled_image,
                                             Binding::sampled_image, Binding::storage_image},
                                            sizeof(shared::Reduced)});
    device().runNow("diffuse", [&](gpu::Commands& commands) {
      commands.update(view_block, view);
      commands.update(skin_block, look);
      commands.barrier(gpu::Work::anything, gpu::Work::anything);
      commands.bind(pipeline, {view_block, skin_block, gpu::SampledImage{depth, nearest}, gpu::SampledImage{source, nearest}, diffused});
      commands.push(pipeline, shared::Reduced{kSize, 0});
      commands.dispatchPixels(kSize);
      commands.barrier(gpu::Work::compute, gpu::Work::anything);
    });
    const auto bytes = gpu::download(device(), diffused, sizeof(std::uint64_t));
    std::vector<glm::vec3> result;
    for (std::size_t i = 0; i < texels.size(); ++i) {
      std::uint64_t texel = 0;
      std::memcpy(&texel, &bytes[i * sizeof(texel)], sizeof(texel));
      result.emplace_back(glm::unpackHalf4x16(texel));
    }
    return result;
  }

  /// Mean of each column.
  std::vector<glm::dvec3> columns(const std::vector<glm::vec3>& picture) {
    std::vector<glm::dvec3> means(kSize.x, glm::dvec3(0));
    for (std::size_t i = 0; i < picture.size(); ++i) means[i % kSize.x] += glm::dvec3(picture[i]) / static_cast<double>(kSize.y);
    return means;
  }
};

// Of all light, what comes out farther than `x_mm` beyond the edge of a shadow.
glm::dvec3 beyondEdge(const skin::Radial& spread, double x_mm) {
  glm::dvec3 beyond(0), all(0);
  for (std::size_t ring = 0; ring < spread.density.size(); ++ring) {
    const double r = spread.middleMm(ring);
    const glm::dvec3 each = spread.density[ring] * r;
    all += each;
    if (r > x_mm) beyond += each * (std::acos(x_mm / r) / kPi);
  }
  return beyond / all;
}

TEST_F(Diffusion, SoftensAHardShadowAsFarAsPhotonsWalk) {
  std::vector<glm::vec3> light(static_cast<std::size_t>(kSize.x) * kSize.y);
  for (std::size_t i = 0; i < light.size(); ++i) light[i] = glm::vec3(i % kSize.x < kSize.x / 2 ? 1.0f : 0.0f);
  const auto seen = columns(spread(light));
  const skin::Radial walked = skin::lightSpread(skin::kFittedSkin, 20'000);
  for (int channel = 0; channel < 3; ++channel) {
    double worst = 0, worst_mm = 0;
    for (std::size_t column = kSize.x / 2; column + 30 < kSize.x; ++column) {
      const double x_mm = (static_cast<double>(column - kSize.x / 2) + 0.5) / static_cast<double>(kPxPerMm);
      const double expected = beyondEdge(walked, x_mm)[channel];
      if (expected < 0.05) break;
      const double off = std::abs(seen[column][channel] / expected - 1);
      if (off > worst) worst_mm = x_mm;
      worst = std::max(worst, off);
    }
    EXPECT_LT(worst, 0.10) << "channel " << channel << ", at " << worst_mm << " mm";
    RecordProperty("worst_of_channel_" + std::to_string(channel), std::to_string(worst));
  }
}

TEST_F(Diffusion, GivesBackAllOfEvenLightAndNoMore) {
  const std::vector<glm::vec3> light(static_cast<std::size_t>(kSize.x) * kSize.y, glm::vec3(0.75f));
  for (const glm::vec3& each : spread(light))
    for (int channel = 0; channel < 3; ++channel) ASSERT_NEAR(each[channel], 0.75f, 0.001f);
}

// A bright stripe is as much light afterwards as before.
TEST_F(Diffusion, KeepsTheEnergyOfUnevenLight) {
  std::vector<glm::vec3> light(static_cast<std::size_t>(kSize.x) * kSize.y, glm::vec3(0.1f));
  for (std::size_t i = 0; i < light.size(); ++i)
    if (i % kSize.x > 150 && i % kSize.x < 170) light[i] = glm::vec3(2);
  const auto before = columns(light), after = columns(spread(light));
  glm::dvec3 sum_before(0), sum_after(0);
  for (std::size_t column = 0; column < kSize.x; ++column) {
    sum_before += before[column];
    sum_after += after[column];
  }
  for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(sum_after[channel] / sum_before[channel], 1, 0.02);
}

}  // namespace
}  // namespace stipple
