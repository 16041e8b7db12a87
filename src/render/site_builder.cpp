#include "render/site_builder.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/log.h"
#include "embedded_shaders.h"
#include "gpu/commands.h"
#include "scalp/random.h"
#include "scalp/site_cache.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Buffer;
using gpu::Commands;
using gpu::Pipeline;
using gpu::Work;

constexpr std::uint32_t kGroup = 128;
constexpr int kRoundsAtOnce = 6;  // 8 to 10 rounds settle a level as a rule

Pipeline kernel(gpu::Device& device, const gpu::ShaderCode& code, std::size_t buffers) {
  return {device,
          gpu::ComputeDesc{code, std::vector(buffers, Binding::storage_buffer), sizeof(shared::SiteLevel)}};
}

class SiteBuilder {
 public:
  SiteBuilder(gpu::Device& device, const SiteSurface& surface, const std::vector<shared::SiteLevel>& levels);
  /// Settles one level on top of `site_count` sites and returns how many there are then.
  std::uint32_t add(shared::SiteLevel level, std::uint32_t site_count);
  std::vector<shared::Candidate> sites(std::uint32_t count) {
    return gpu::downloadAs<shared::Candidate>(device_, sites_, count);
  }

 private:
  gpu::Device& device_;
  Pipeline generate_, grid_, settle_, tally_, scan_, append_;
  Buffer positions_, triangles_, cumulative_;
  Buffer candidates_, states_, heads_, nexts_, tallies_, sites_, remaining_;
  std::uint32_t most_sites_;
};

SiteBuilder::SiteBuilder(gpu::Device& device, const SiteSurface& surface,
                         const std::vector<shared::SiteLevel>& levels)
    : device_(device),
      generate_(kernel(device, shaders::sites_generate_comp, 5)),
      grid_(kernel(device, shaders::sites_grid_comp, 4)),
      settle_(kernel(device, shaders::sites_settle_comp, 6)),
      tally_(kernel(device, shaders::sites_tally_comp, 2)),
      scan_(kernel(device, shaders::sites_scan_comp, 1)),
      append_(kernel(device, shaders::sites_append_comp, 4)) {
  const shared::SiteLevel& last = levels.back();  // the largest
  // Eight candidates were offered for each site expected; no packing of discs is twice as dense as that
  // expectation.
  most_sites_ = last.candidate_count / 4;
  const auto make = [&](const char* name, std::size_t count, std::size_t bytes_each) {
    return Buffer(device, name, std::max<std::size_t>(count * bytes_each, 16));
  };
  positions_ = gpu::makeBuffer(device, "site surface positions", std::span(surface.positions));
  triangles_ = gpu::makeBuffer(device, "site surface triangles", std::span(surface.triangles));
  cumulative_ = gpu::makeBuffer(device, "site surface areas", std::span(surface.cumulative));
  candidates_ = make("site candidates", last.candidate_count, sizeof(shared::Candidate));
  states_ = make("site states", last.candidate_count, 4);
  heads_ = make("site grid", last.table_mask + 1ull, 4);
  nexts_ = make("site grid lists", last.candidate_count + static_cast<std::size_t>(most_sites_), 4);
  tallies_ = make("site tallies", last.runs + 1ull, 4);
  sites_ = make("sites accepted", most_sites_, sizeof(shared::Candidate));
  remaining_ = make("site candidates undecided", 1, 4);
}

std::uint32_t SiteBuilder::add(shared::SiteLevel level, std::uint32_t site_count) {
  level.site_count = site_count;
  level.most_sites = most_sites_;
  const auto run = [&](Commands& commands, const Pipeline& pipeline,
                       std::initializer_list<gpu::Resource> buffers, std::uint32_t threads) {
    commands.bind(pipeline, buffers);
    commands.push(pipeline, level);
    commands.dispatchThreads(threads, kGroup);
    commands.barrier(Work::compute, Work::compute);
  };
  const auto settle = [&](Commands& commands) {
    for (int round = 0; round < kRoundsAtOnce; ++round) {
      if (round + 1 == kRoundsAtOnce) {  // only the last round's count matters
        commands.barrier(Work::compute, Work::transfer);
        commands.fill(remaining_, 0);
        commands.barrier(Work::transfer, Work::compute);
      }
      run(commands, settle_, {sites_, candidates_, heads_, nexts_, states_, remaining_},
          level.candidate_count);
    }
  };

  device_.runNow("site level", [&](Commands& commands) {
    commands.fill(heads_, shared::kNothing);
    commands.barrier(Work::transfer, Work::compute);
    run(commands, generate_, {positions_, triangles_, cumulative_, candidates_, states_},
        level.candidate_count);
    run(commands, grid_, {sites_, candidates_, heads_, nexts_}, site_count + level.candidate_count);
    settle(commands);
  });
  while (gpu::downloadAs<std::uint32_t>(device_, remaining_, 1)[0] > 0) device_.runNow("site rounds", settle);

  device_.runNow("site append", [&](Commands& commands) {
    run(commands, tally_, {states_, tallies_}, level.runs);
    commands.bind(scan_, {tallies_});
    commands.push(scan_, level);
    commands.dispatch(1);
    commands.barrier(Work::compute, Work::compute);
    run(commands, append_, {states_, tallies_, candidates_, sites_}, level.runs);
  });
  const auto tallies = gpu::downloadAs<std::uint32_t>(device_, tallies_, level.runs + 1ull);
  return std::min(site_count + tallies.back(), most_sites_);
}

}  // namespace

SiteSet buildSitesOnGpu(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                        double capacity_per_cm2, const std::function<void(double)>& progress) {
  if (surface.empty()) return {};
  const auto levels = planLevels(surface, seed, capacity_per_cm2);
  double all = 0, done = 0;
  for (const auto& level : levels) all += level.candidate_count;
  SiteBuilder builder(device, surface, levels);
  std::uint32_t count = 0;
  for (const auto& level : levels) {
    count = builder.add(level, count);
    done += level.candidate_count;
    if (progress) progress(done / all);
  }
  return finishSites(surface, builder.sites(count));
}

SiteSet sitesFor(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed) {
  if (auto cached = loadSites(surface, seed, kSiteCapacityPerCm2)) return std::move(*cached);
  Progress progress("building sites");
  const auto report = [&](double share) { progress.update(share); };
  SiteSet sites = device.isSoftware() ? buildSitesOnCpu(surface, seed, kSiteCapacityPerCm2, report)
                                      : buildSitesOnGpu(device, surface, seed, kSiteCapacityPerCm2, report);
  saveSites(sites, surface, seed, kSiteCapacityPerCm2);
  return sites;
}

std::vector<shared::Site> storageOrder(const SiteSet& sites, const SiteSurface& surface) {
  constexpr std::uint32_t kBatch = 128;
  std::vector<std::uint64_t> key(sites.sites.size());
  std::vector<std::uint32_t> order(sites.sites.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    key[i] = mortonKey(surface.positions[surface.triangles[sites.sites[i].triangle].x]);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key[a] < key[b]; });
  for (std::size_t i = 0; i < key.size(); ++i) key[order[i]] = (i / kBatch) << 32 | pcgHash(order[i]);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key[a] < key[b]; });

  std::vector<shared::Site> stored(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) stored[i] = sites.sites[order[i]];
  return stored;
}

}  // namespace stipple
