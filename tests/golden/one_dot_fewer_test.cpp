// The golden close-up is worth something only if a picture that lacks a single dot fails against it.
#include <algorithm>

#include "export/compare.h"
#include "head/built_in.h"
#include "plan/stage.h"
#include "render/preview.h"
#include "support/gpu_fixture.h"

namespace stipple {
namespace {

constexpr FrameSize kSize{{CLOSE_UP_SIZE, CLOSE_UP_SIZE}, 2};  // as `stipple render` draws it

class CloseUp : public testing::GpuTest {
 protected:
  Picture download(const Frame& frame) {
    const auto rgba = gpu::download(device(), frame.picture(), 4);
    Picture picture{CLOSE_UP_SIZE, CLOSE_UP_SIZE, {}};
    for (std::size_t i = 0; i < rgba.size(); ++i)
      if (i % 4 != 3) picture.rgb.push_back(static_cast<std::uint8_t>(rgba[i]));
    return picture;
  }
};

/// Where a dot lies (units of shared/sites.h, to mm).
glm::vec3 placeOf(const shared::Dot& dot) {
  const glm::uvec3 units = unpackPosition(dot.position_low, dot.position_high);
  return (glm::vec3(units) - static_cast<float>(shared::kPositionOffset)) / static_cast<float>(shared::kUnitsPerMm);
}

/// Peak absorptance times area, in units of no meaning.
std::uint64_t inkOf(const shared::Dot& dot) {
  const std::uint64_t diameter = dot.shape >> 20, absorptance = dot.ink & 4095u;
  return diameter * diameter * absorptance;
}

bool wellInside(const shared::Dot& dot, const shared::View& view) {
  const glm::vec3 from_eye = placeOf(dot) - view.eye;
  const float depth = glm::dot(from_eye, view.forward);
  const glm::vec2 px = view.focal_px / depth * glm::vec2(glm::dot(from_eye, view.right), glm::dot(from_eye, view.up));
  const bool faces_us = glm::distance(placeOf(dot), view.eye) < glm::distance(glm::vec3(kChartCentre), view.eye);
  return faces_us && std::max(std::abs(px.x), std::abs(px.y)) < 0.45f * static_cast<float>(view.picture.x);
}

TEST_F(CloseUp, APictureWithOneDotFewerFails) {
  auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  const Plan plan;
  const auto preview = Preview::make(device(), std::move(*head), plan.seed);
  Frame frame(device(), kSize);
  const Camera camera = *viewNamed("hairline", preview->scalp().head().landmarks);
  const Preview::Shot shot{plan, stageNamed(plan, "s3.healed")->day, camera};
  std::optional<Frame::Input> input;
  device().runNow("prepare", [&](gpu::Commands& commands) { input.emplace(preview->prepare(commands, shot, false)); });
  device().runNow("whole", [&](gpu::Commands& commands) { frame.record(commands, *input); });
  const Picture whole = download(frame);

  const auto dots = gpu::downloadAs<shared::Dot>(device(), preview->dots().dotList(), preview->dots().dotCounts().dots);
  const shared::View view = viewOf(camera, kSize.picture, kSize.samples);
  std::vector<std::size_t> seen;
  for (std::size_t i = 0; i < dots.size(); ++i)
    if (wellInside(dots[i], view)) seen.push_back(i);
  ASSERT_GT(seen.size(), 500u);
  std::sort(seen.begin(), seen.end(), [&](std::size_t a, std::size_t b) { return inkOf(dots[a]) < inkOf(dots[b]); });

  input->retarget = false;
  input->relight = false;
  const auto drawWithout = [&](std::size_t missing) {
    auto fewer = dots;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(missing));
    const auto hairs = std::count_if(fewer.begin(), fewer.end(), [](const shared::Dot& dot) { return (dot.ink >> 18 & 3u) == shared::kHair; });
    preview->dots().replaceDots(gpu::makeBuffer(device(), "dots but one", std::span<const shared::Dot>(fewer)), static_cast<std::uint32_t>(fewer.size()),
                               static_cast<std::uint32_t>(hairs));
    device().runNow("one fewer", [&](gpu::Commands& commands) { frame.record(commands, *input); });
    return download(frame);
  };
  for (const double darker_than : {0.2, 0.5, 0.9}) {  // of the dots that are seen
    const std::size_t missing = seen[static_cast<std::size_t>(darker_than * static_cast<double>(seen.size()))];
    const Difference difference = compare(whole, drawWithout(missing), CLOSE_UP_DIFFERENCE);
    EXPECT_GT(difference.failing_fraction, CLOSE_UP_SHARE) << "without a dot darker than " << darker_than << " of all; largest difference "
                                                          << difference.max_abs;
    EXPECT_LT(difference.failing_fraction, 0.001) << "more than a dot changed";
  }
}

}  // namespace
}  // namespace stipple
