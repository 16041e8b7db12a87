#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/units.h"
#include "export/spectrum_plot.h"
#include "head/import.h"
#include "render/site_builder.h"
#include "scalp/site_quality.h"

namespace stipple {
namespace {

struct SitesOptions {
  CommonOptions common;
  std::optional<std::uint32_t> count;  // without it as many as heads are given
  bool check = false;
  std::filesystem::path plot;  // empty: none
};

std::string hex(std::uint64_t hash) {
  return fmt::format("{:016x}", hash);
}

std::vector<PrefixQuality> measurePrefixes(const SiteSurface& surface, const SiteSet& sites) {
  Progress progress("measuring sites");
  const auto places = placesOf(surface, sites);
  const auto counts = prefixesToMeasure(sites);
  std::vector<PrefixQuality> measured;
  for (const std::uint32_t count : counts) {
    measured.push_back(measurePrefix(surface, sites, places, count));
    progress.update(static_cast<double>(measured.size()) / static_cast<double>(counts.size()));
  }
  return measured;
}

nlohmann::json describe(const PrefixQuality& prefix) {
  nlohmann::json entry{{"count", prefix.count}, {"rho", prefix.rho}, {"patches", prefix.spectrum.patches}};
  const bool measured = prefix.spectrum.patches > 0;
  entry["low_frequency"] = measured ? nlohmann::json(prefix.spectrum.lowFrequency()) : nullptr;
  entry["anisotropy_db"] = measured ? nlohmann::json(prefix.spectrum.anisotropyDb()) : nullptr;
  return entry;
}

/// The other ways of building the same sites, by name.
Result<nlohmann::json> buildOtherwise(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                                      std::uint32_t count) {
  Progress progress("building sites again to compare");
  const auto third = [&](int n) {
    return [&progress, n](double share) {
      progress.update((n + share) / 3);
      return true;
    };
  };
  const auto on_gpu = buildSitesOnGpu(device, surface, seed, count, third(0));
  if (!on_gpu) return on_gpu.error();
  return nlohmann::json{{"gpu_hash", hex(on_gpu->hash())},
                        {"cpu_hash", hex(buildSitesOnCpu(surface, seed, count, third(1)).hash())},
                        {"reference_hash", hex(buildSitesPlainly(surface, seed, count, third(2)).hash())}};
}

Result<Done> runSites(const SitesOptions& options) {
  auto head = loadHead(options.common.head);
  if (!head) return head.error();
  auto device = openDevice(options.common);
  if (!device) return device.error();
  const SiteSurface surface = makeSiteSurface(*head);
  const std::uint32_t seed = options.common.seed.value_or(1),
                      count = options.count.value_or(siteCount(surface));
  const double started_s = secondsNow();
  const SiteSet sites = [&] {
    Progress progress("building sites");
    return buildSites(**device, surface, seed, count, [&](double share) {
      progress.update(share);
      return true;
    });
  }();
  const double seconds = secondsNow() - started_s;

  nlohmann::json report{{"device", (*device)->name()},
                        {"built_on", (*device)->isSoftware() ? "cpu" : "gpu"},
                        {"count", sites.sites.size()},
                        {"area_cm2", surface.area_mm2 / kMm2PerCm2},
                        {"capacity_per_cm2", sites.capacity_per_cm2},
                        {"seconds", seconds},
                        {"hash", hex(sites.hash())}};
  if (options.check) {
    const auto others = buildOtherwise(**device, surface, seed, count);
    if (!others) return others.error();
    report.update(*others);
    for (const auto& [name, hash] : others->items())
      if (hash != report["hash"])
        return Error{fmt::format(
            "the sites differ ({} {}, here {}); please report it with the output of `stipple doctor`", name,
            hash.get<std::string>(), hex(sites.hash()))};
  }
  const auto prefixes = measurePrefixes(surface, sites);
  for (const PrefixQuality& prefix : prefixes) report["prefixes"].push_back(describe(prefix));
  if (!options.plot.empty()) {
    const std::string title =
        fmt::format("{} sites on {:.0f} cm² of scalp", sites.sites.size(), surface.area_mm2 / kMm2PerCm2);
    if (const auto saved = savePicture(plotSpectra(prefixes, title), options.plot, options.common.force);
        !saved)
      return saved.error();
  }

  if (options.common.json) {
    std::puts(report.dump(2).c_str());
  } else {
    std::puts(fmt::format("{} sites on {:.0f} cm² ({:.0f} per cm²) in {:.1f} s, hash {}", sites.sites.size(),
                          surface.area_mm2 / kMm2PerCm2, sites.capacity_per_cm2, seconds, hex(sites.hash()))
                  .c_str());
    for (const PrefixQuality& prefix : prefixes)
      std::puts(fmt::format("  first {:>8}: rho {:.3f}{}", prefix.count, prefix.rho,
                            prefix.spectrum.patches == 0
                                ? std::string()
                                : fmt::format(", low frequency {:.3f}, anisotropy {:.1f} dB",
                                              prefix.spectrum.lowFrequency(), prefix.spectrum.anisotropyDb()))
                    .c_str());
  }
  return checkValidation(**device);
}

}  // namespace

void addSites(CommandGroup& group) {
  const auto declare = [](CLI::App& sites, SitesOptions& options) {
    sites
        .add_option(
            "--count", options.count,
            "how many; without it 310 per cm² of scalp. Sites are one sequence: N of them are the first N "
            "of any more")
        ->check(CLI::Range(1u, kMostSites));
    sites.add_flag("--check", options.check,
                   "build them one by one too, on all cores and on the device, and compare");
    sites.add_option("--plot", options.plot, "a PNG to write with the spectra of several prefixes");
    addForce(sites, options.common, "replace that PNG if it is there and differs");
    addDevice(sites, options.common);
  };
  group.add<SitesOptions>("sites", "builds the permanent places for dots of a head and describes them",
                          declare, runSites);
}

}  // namespace stipple
