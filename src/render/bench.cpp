#include "render/bench.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "embedded_shaders.h"
#include "plan/stage.h"
#include "shared/bench.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::Work;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

gpu::Buffer spreadDots(gpu::Device& device, Preview& preview, const Plan& plan, std::uint32_t count) {
  const SiteSurface& surface = preview.scalp().surface();
  const gpu::Pipeline spread(
      device, {shaders::bench_dots_comp, std::vector(4, Binding::storage_buffer), sizeof(shared::BenchDots)});
  const gpu::Buffer triangles = gpu::makeBuffer(device, "bench triangles", std::span(surface.triangles));
  const gpu::Buffer areas = gpu::makeBuffer(device, "bench areas", std::span(surface.cumulative));
  gpu::Buffer dots(device, "bench dots", count * sizeof(shared::Dot));
  const float diameter_mm = plan.pigment.healed_diameter_mm * plan.pigment.optical_gain;
  device.runNow("spread dots", [&](Commands& commands) {
    commands.bind(spread, {triangles, areas, preview.scene().vertices(), dots});
    commands.push(spread, shared::BenchDots{count, static_cast<std::uint32_t>(surface.triangles.size()), 1,
                                            diameter_mm, 0.7f});
    commands.dispatchThreads(count, shared::kSplatGroup);
    commands.barrier(Work::compute, Work::anything);
  });
  return dots;
}

/// Blends the dots as sprites over the head's depth.
class PeerDraw {
 public:
  PeerDraw(gpu::Device& device, const Frame& frame, gpu::ShaderCode vertex, gpu::ShaderCode fragment,
           bool points)
      : points_(points),
        target_(device, "peer target", frame.depth().size(), VK_FORMAT_R16G16B16A16_SFLOAT,
                VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT) {
    gpu::GraphicsDesc desc;
    desc.vertex = vertex;
    desc.fragment = fragment;
    desc.bindings = {Binding::uniform_buffer, Binding::storage_buffer};
    desc.topology = points ? VK_PRIMITIVE_TOPOLOGY_POINT_LIST : VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP;
    desc.colours = {VK_FORMAT_R16G16B16A16_SFLOAT};
    desc.depth = VK_FORMAT_D32_SFLOAT;
    desc.write_depth = false;
    desc.blend = gpu::Blend::alpha;
    pipeline_ = {device, desc};
  }

  void record(Commands& commands, const Frame& frame, const gpu::Buffer& dots, std::uint32_t count) {
    commands.barrier(Work::anything, Work::graphics);
    commands.beginRendering(target_.size(), {{target_}, &frame.depth(), false});
    commands.bind(pipeline_, {frame.viewBlock(), dots});
    if (points_)
      vkCmdDraw(commands.get(), count, 1, 0, 0);
    else
      vkCmdDraw(commands.get(), 4, count, 0, 0);
    commands.endRendering();
    commands.barrier(Work::graphics, Work::anything);
  }

 private:
  bool points_;
  gpu::Image target_;
  gpu::Pipeline pipeline_;
};

using Milliseconds = std::vector<gpu::Timers::Pass>;

double msOf(const Milliseconds& passes, std::string_view name) {
  const auto found =
      std::find_if(passes.begin(), passes.end(), [&](const auto& pass) { return pass.name == name; });
  return found == passes.end() ? 0.0 : found->ms;
}

/// Times passes one by one: by the device's own timestamps, or, on a software driver, whose timestamps do not
/// wait for compute work, by the clock around a submission each.
Milliseconds timePasses(gpu::Device& device, gpu::Timers& timers, const std::vector<Frame::Pass>& passes) {
  if (!device.isSoftware()) {
    timers.reset();
    device.runNow("bench", [&](Commands& commands) {
      for (const Frame::Pass& pass : passes) {
        const gpu::PassScope scope(commands, pass.name, &timers);
        pass.record(commands);
      }
    });
    return timers.read();
  }
  Milliseconds times;
  for (const Frame::Pass& pass : passes) {
    const double started = secondsNow();
    device.runNow(pass.name, pass.record);
    times.push_back({pass.name, (secondsNow() - started) * 1e3});
  }
  return times;
}

Milliseconds mediansOf(const std::vector<Milliseconds>& rounds) {
  Milliseconds medians;
  for (const auto& pass : rounds.front()) {
    std::vector<double> ms;
    for (const Milliseconds& round : rounds) ms.push_back(msOf(round, pass.name));
    medians.push_back({pass.name, median(ms)});
  }
  return medians;
}

}  // namespace

BenchResult runBench(gpu::Device& device, Preview& preview, const Plan& plan, std::uint32_t count,
                     glm::uvec2 size, int rounds) {
  BenchResult result;
  result.dots = count;
  result.sites = static_cast<std::uint32_t>(preview.sites().sites.size());
  Frame frame(device, {size, 1});
  gpu::Timers timers(device);
  Preview::Shot shot{plan, stagesOf(plan).back().day, *viewNamed("left45", preview.scalp().head().landmarks),
                     0, false};
  const auto inputFor = [&](bool same_frame) {
    std::optional<Frame::Input> input;
    device.runNow("prepare",
                  [&](Commands& commands) { input.emplace(preview.prepare(commands, shot, same_frame)); });
    return *input;
  };

  // Of these frames only the retarget pass is kept. `change`: makes the shot another one than in the round
  // before.
  const auto retargetAfter = [&](auto change) {
    std::vector<Milliseconds> own;
    for (int round = 0; round <= rounds; ++round) {
      change(round);
      const auto passes = timePasses(device, timers, frame.passes(inputFor(round > 0)));
      if (round > 0) own.push_back(passes);
    }
    return msOf(mediansOf(own), "retarget");
  };
  const auto retargetFrom = [&](float day) {
    return retargetAfter([&](int round) { shot.day = day + static_cast<float>(round) / 64; });
  };
  result.scrub_early_ms = retargetFrom(3);
  result.scrub_late_ms = retargetFrom(3000);
  result.retarget_ms = retargetFrom(*stagesOf(plan).back().day);
  result.retarget_fade_ms = retargetAfter([&](int round) {
    shot.plan.hairline.fade_mm = plan.hairline.fade_mm + static_cast<float>(round % 2 + 1);
  });
  shot.plan = plan;
  result.retarget_hair_ms = retargetAfter([&](int round) {
    shot.plan.native.density_per_cm2 = plan.native.density_per_cm2 + static_cast<float>(round % 2 + 1);
  });
  shot.plan = plan;
  result.retarget_norwood_ms =
      retargetAfter([&](int round) { shot.plan.native.norwood_stage = round % 2 == 0 ? 3.0F : 3.5F; });
  shot.plan = plan;
  (void)inputFor(true);

  std::vector<double> edits;
  for (int round = 0; round <= rounds; ++round) {
    shot.plan.density_per_cm2 = plan.density_per_cm2 + static_cast<float>(round % 2 + 1);
    const double started = secondsNow();
    device.runNow("another density", [&](Commands& commands) {
      (void)preview.prepare(commands, shot, true);
      preview.dots().retarget(commands);
    });
    if (round > 0) edits.push_back((secondsNow() - started) * 1e3);
  }
  result.density_edit_ms = median(edits);
  shot.plan = plan;
  (void)inputFor(true);

  // The asked number of dots in place of the plan's; and the two usual ways of drawing them, over the same
  // depth.
  preview.dots().replaceDots(spreadDots(device, preview, plan, count), count);
  const gpu::Buffer& dots = preview.dots().dotList();
  PeerDraw quads(device, frame, shaders::bench_quads_vert, shaders::bench_quads_frag, false);
  PeerDraw points(device, frame, shaders::bench_points_vert, shaders::bench_points_frag, true);
  const std::vector<Frame::Pass> peers{
      {"quads", [&](Commands& commands) { quads.record(commands, frame, dots, count); }},
      {"points", [&](Commands& commands) { points.record(commands, frame, dots, count); }}};
  std::vector<Milliseconds> frames, peer_times;
  for (int round = 0; round <= rounds; ++round) {
    const auto frame_times = timePasses(device, timers, frame.passes(inputFor(false)));
    const auto peer_time = timePasses(device, timers, peers);
    if (round == 0) continue;  // warms caches and compiles what compiles late
    frames.push_back(frame_times);
    peer_times.push_back(peer_time);
  }
  result.passes = mediansOf(frames);
  std::vector<double> sums;
  for (const Milliseconds& passes : frames) {
    double sum = 0;
    for (const auto& pass : passes) sum += pass.ms;
    sums.push_back(sum);
  }
  result.frame_ms = median(sums);
  result.splat_ms = msOf(result.passes, "splat");
  result.play_ms = result.retarget_ms;
  for (const char* pass : {"set up", "splat", "halo", "composite", "output"})
    result.play_ms += msOf(result.passes, pass);
  result.quads_ms = msOf(mediansOf(peer_times), "quads");
  result.points_ms = msOf(mediansOf(peer_times), "points");

  shot.count_dots = true;
  device.runNow("count", [&](Commands& commands) { preview.record(commands, frame, shot, true); });
  result.atomics = preview.dots().splatCounts().additions;
  return result;
}

}  // namespace stipple
