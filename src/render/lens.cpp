#include "render/lens.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/units.h"
#include "embedded_shaders.h"
#include "shared/output.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::SampledImage;
using gpu::Work;

// How far behind the plane of focus skin of a head may lie.
constexpr float kDeepestMm = 120;
// Of the points as they lie over a blurred fleck.
constexpr float kPointSpacingPx = 1.5f;

gpu::ComputeDesc descOf(const gpu::ShaderCode& shader) {
  return {shader, {Binding::sampled_image, Binding::storage_image}, sizeof(shared::OutputPass)};
}

}  // namespace

float blurMm(const Lens& lens, float distance_mm) {
  return apertureMm(lens) * std::abs(distance_mm - lens.focus_mm) / distance_mm;
}

std::vector<glm::vec2> lensPoints(const Lens& lens, int count) {
  assert(count > 0 && count % 2 == 0);
  // Vogel's spiral (1979, Mathematical Biosciences 44), each point with its opposite.
  constexpr double kGoldenAngle = 2.399963229728653;
  std::vector<glm::vec2> points;
  const int pairs = count / 2;
  for (int i = 0; i < pairs; ++i) {
    const double radius_mm = static_cast<double>(apertureMm(lens)) / 2 * std::sqrt((i + 0.5) / pairs);
    // Half the golden angle: a point and its opposite together take turns of the whole.
    const double angle = i * kGoldenAngle / 2;
    const glm::vec2 point(radius_mm * std::cos(angle), radius_mm * std::sin(angle));
    points.push_back(point);
    points.push_back(-point);
  }
  return points;
}

int lensPointCount(const Lens& lens, const shared::View& view) {
  const float px = blurMm(lens, lens.focus_mm + kDeepestMm) * view.focal_px / lens.focus_mm;
  const float points = static_cast<float>(kPi) / 4 * px * px / (kPointSpacingPx * kPointSpacingPx);
  const auto bounded = static_cast<int>(
      std::clamp(points, static_cast<float>(kFewestLensPoints), static_cast<float>(kMostLensPoints)));
  return (bounded + 1) / 2 * 2;
}

Camera throughLens(Camera camera, const Lens& lens, glm::vec2 point_mm) {
  camera.lens_mm = point_mm;
  camera.focus_mm = lens.focus_mm;
  return camera;
}

LensSum::LensSum(gpu::Device& device, const FrameSize& size)
    : size_(size),
      add_(device, descOf(shaders::lens_add_comp)),
      output_(device, descOf(size.bits == 16 ? shaders::output_deep_comp : shaders::output_comp)),
      texels_(gpu::makeSampler(device, "texels", VK_FILTER_NEAREST)),
      sum_(device, "light through the lens", size.picture, VK_FORMAT_R32G32B32A32_SFLOAT,
           VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT),
      picture_(device, "picture through the lens", size.picture,
               size.bits == 16 ? VK_FORMAT_R16G16B16A16_UNORM : VK_FORMAT_R8G8B8A8_UNORM,
               VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_SAMPLED_BIT) {
  device.runNow("empty lens", [&](gpu::Commands& commands) {
    commands.clear(sum_);
    commands.barrier(Work::transfer, Work::compute);
  });
}

void LensSum::add(gpu::Commands& commands, const Frame& frame, const Tile& tile) {
  commands.bind(add_, {SampledImage{frame.linear(), texels_}, sum_});
  const glm::uvec2 finished = tile.core / size_.samples;
  commands.push(add_, shared::OutputPass{finished, tile.core_origin / size_.samples, size_.samples, 1});
  commands.dispatchPixels(finished);
  commands.barrier(Work::compute, Work::anything);
}

void LensSum::develop(gpu::Commands& commands, int points) {
  commands.bind(output_, {SampledImage{sum_, texels_}, picture_});
  commands.push(output_, shared::OutputPass{size_.picture, {0, 0}, 1, 1 / static_cast<float>(points)});
  commands.dispatchPixels(size_.picture);
  commands.barrier(Work::compute, Work::anything);
}

}  // namespace stipple
