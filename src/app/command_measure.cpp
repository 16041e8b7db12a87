#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "export/stills.h"
#include "head/import.h"
#include "render/bench.h"
#include "render/site_builder.h"

namespace stipple {

Result<Done> runBenchCommand(const BenchOptions& options) {
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
    throw BadArguments{fmt::format("--size {} is more than this device draws in one piece; choose a smaller one", options.common.size)};
  Preview preview(**device, std::move(*head), plan->seed);
  const BenchResult result = runBench(**device, preview, *plan, options.dots, size, options.rounds);

  const auto perSecond = [&](double amount) { return amount / std::max(result.splat_ms, 1e-6) * 1e3; };
  if (options.common.json) {
    nlohmann::json report{{"device", (*device)->name()},
                          {"dots", result.dots},
                          {"size", options.common.size},
                          {"splat_ms", result.splat_ms},
                          {"retarget_ms", result.retarget_ms},
                          {"sites", result.sites},
                          {"frame_ms", result.frame_ms},
                          {"quads_ms", result.quads_ms},
                          {"points_ms", result.points_ms},
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
  }
  return checkValidation(**device);
}

Result<Done> runSites(const SitesOptions& options) {
  auto head = loadHead(options.common.head);
  if (!head) return head.error();
  auto device = openDevice(options.common);
  if (!device) return device.error();
  const SiteSurface surface = makeSiteSurface(*head);
  const std::uint32_t seed = options.common.seed.value_or(1);
  const double started = secondsNow();
  Progress progress("building sites");
  const SiteSet sites = buildSitesOnGpu(**device, surface, seed, kSiteCapacityPerCm2,
                                        [&](double share) { progress.update(share); });
  nlohmann::json report{{"device", (*device)->name()},        {"count", sites.sites.size()},
                        {"area_cm2", surface.area_mm2 / 100}, {"capacity_per_cm2", sites.capacity_per_cm2},
                        {"seconds", secondsNow() - started},  {"hash", fmt::format("{:016x}", sites.hash())}};
  bool agree = true;
  if (options.check) {
    const SiteSet reference = buildSitesOnCpu(surface, seed, kSiteCapacityPerCm2);
    report["reference_hash"] = fmt::format("{:016x}", reference.hash());
    agree = reference.hash() == sites.hash();
  }
  if (options.common.json)
    std::puts(report.dump(2).c_str());
  else
    std::puts(fmt::format("{} sites on {:.0f} cm² ({:.0f} per cm²) in {:.1f} s, hash {:016x}",
                          sites.sites.size(), surface.area_mm2 / 100, sites.capacity_per_cm2,
                          secondsNow() - started, sites.hash())
                  .c_str());
  if (!agree)
    return Error{
        "the device's sites differ from the reference; please report it with the output of `stipple doctor`"};
  return checkValidation(**device);
}

}  // namespace stipple
