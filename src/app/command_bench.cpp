#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/interface_bench.h"
#include "export/stills.h"
#include "head/import.h"
#include "render/bench.h"
#include "scalp/plan_on_head.h"

namespace stipple {
namespace {

struct BenchOptions {
  CommonOptions common;
  std::uint32_t dots = 1'000'000;
  int rounds = 5;
  bool ui = false;  // time the interface instead
};

Result<Done> benchDrawing(const BenchOptions& options) {
  const glm::uvec2 size = parseSize(options.common.size);
  constexpr std::uint32_t kMostDots =
      8'000'000;  // 128 MiB of dots, the most that one binding holds on every device
  if (options.dots == 0 || options.dots > kMostDots)
    throw BadArguments{fmt::format("--dots is {}; choose from 1 to {}", options.dots, kMostDots)};
  auto plan = openPlan(options.common);
  if (!plan) return plan.error();
  auto head = loadHead(options.common.head);
  if (!head) return head.error();
  auto device = openDevice(options.common);
  if (!device) return device.error();
  if (!fitsInOnePiece(**device, {size, 1}))
    throw BadArguments{fmt::format(
        "--size {} is more than this device draws in one piece; choose a smaller one", options.common.size)};
  const auto preview = Preview::make(**device, std::move(*head), plan->seed);
  if (const auto good = checkPlanOnHead(*plan, preview->scalp()); !good) return good;
  const BenchResult result = runBench(**device, *preview, *plan, options.dots, size, options.rounds);
  const FieldTimes fields = timeFields(preview->scalp(), *plan, options.rounds);

  const auto perSecond = [&](double amount) { return amount / std::max(result.splat_ms, 1e-6) * 1e3; };
  if (options.common.json) {
    nlohmann::json report{{"device", (*device)->name()},
                          {"dots", result.dots},
                          {"size", options.common.size},
                          {"splat_ms", result.splat_ms},
                          {"retarget_ms", result.retarget_ms},
                          {"retarget_fade_ms", result.retarget_fade_ms},
                          {"retarget_hair_ms", result.retarget_hair_ms},
                          {"retarget_norwood_ms", result.retarget_norwood_ms},
                          {"scrub_early_ms", result.scrub_early_ms},
                          {"scrub_late_ms", result.scrub_late_ms},
                          {"density_edit_ms", result.density_edit_ms},
                          {"play_ms", result.play_ms},
                          {"sites", result.sites},
                          {"frame_ms", result.frame_ms},
                          {"quads_ms", result.quads_ms},
                          {"points_ms", result.points_ms},
                          {"fields_density_ms", fields.density_ms},
                          {"fields_point_ms", fields.point_ms},
                          {"fields_fade_ms", fields.fade_ms},
                          {"fields_norwood_ms", fields.norwood_ms},
                          {"dot_bytes_per_s", perSecond(16.0 * result.dots)},
                          {"atomics_per_s", perSecond(static_cast<double>(result.atomics))}};
    for (const auto& pass : result.passes) report["passes"][pass.name] = pass.ms;
    std::puts(report.dump(2).c_str());
  } else {
    std::puts(fmt::format("{}: {} dots at {}", (*device)->name(), result.dots, options.common.size).c_str());
    for (const auto& pass : result.passes)
      std::puts(fmt::format("  {:14} {:8.2f} ms", pass.name, pass.ms).c_str());
    std::puts(fmt::format("  {:14} {:8.2f} ms", "whole frame", result.frame_ms).c_str());
    std::puts(
        fmt::format("the same dots as quads {:.1f} ms, as points {:.1f} ms; retarget of {} sites {:.2f} ms",
                    result.quads_ms, result.points_ms, result.sites, result.retarget_ms)
            .c_str());
    std::puts(
        fmt::format(
            "while the timeline plays {:.1f} ms a frame; retarget on day 3 {:.2f} ms, on day 3000 {:.2f} ms, "
            "after an edit of the fade {:.2f} ms, of native hair {:.2f} ms, of its Norwood stage {:.2f} ms",
            result.play_ms, result.scrub_early_ms, result.scrub_late_ms, result.retarget_fade_ms,
            result.retarget_hair_ms, result.retarget_norwood_ms)
            .c_str());
    std::puts(fmt::format("another density, from plan to dots: {:.2f} ms", result.density_edit_ms).c_str());
    std::puts(fmt::format("fields on the CPU: {:.1f} ms for another density, {:.1f} ms for a moved corner, "
                          "{:.1f} ms for another fade, {:.1f} ms for another Norwood stage",
                          fields.density_ms, fields.point_ms, fields.fade_ms, fields.norwood_ms)
                  .c_str());
  }
  return checkValidation(**device);
}

}  // namespace

void addBench(CommandGroup& group) {
  const auto declare = [](CLI::App& bench, BenchOptions& options) {
    bench.add_option("--dots", options.dots, "number of dots")->capture_default_str();
    bench.add_option("--rounds", options.rounds, "medians are of this many")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    bench.add_option("--size", options.common.size, "pixels, width x height");
    bench.add_flag("--ui", options.ui,
                   "time the interface instead: the studio without a window, used by a script");
    addDevice(bench, options.common);
  };
  const auto run = [](const BenchOptions& options) {
    return options.ui ? benchInterface(options.common) : benchDrawing(options);
  };
  group.add<BenchOptions>("bench", "times every pass, and the usual ways of drawing the same dots", declare,
                          run);
}

}  // namespace stipple
