#include "render/site_builder.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>

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
constexpr int kRoundsAtOnce = 4;  // few are free at a time, so that nearly all levels are settled by then
constexpr std::uint32_t kLevelsPerGrid = 4;  // a cell then holds two to three sites

std::uint32_t tableMask(std::size_t nodes) {
  return static_cast<std::uint32_t>(std::bit_ceil(nodes)) - 1;
}

class SiteBuilder {
 public:
  SiteBuilder(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed, std::uint32_t count);

  /// What keeps this device from it; nothing as a rule.
  std::optional<Error> obstacle() const;
  Result<SiteSet> run(const SiteProgress& progress);

 private:
  void makeBuffers();
  void openLevel();
  void askThoseAwake();
  void settleTheFree(std::uint32_t free_count);
  void append(std::uint32_t free_count);

  using Buffers = std::initializer_list<gpu::Resource>;
  void dispatch(Commands& commands, const Pipeline& pipeline, Buffers buffers, std::uint32_t threads) {
    commands.bind(pipeline, buffers);
    commands.push(pipeline, build_);
    commands.dispatchThreads(threads, kGroup);
    commands.barrier(Work::compute, Work::compute);
  }
  void clear(Commands& commands, const Buffer& buffer, std::uint32_t value) {
    commands.barrier(Work::compute, Work::transfer);
    commands.fill(buffer, value);
    commands.barrier(Work::transfer, Work::compute);
  }
  std::uint32_t read(const Buffer& number) { return gpu::downloadAs<std::uint32_t>(device_, number, 1)[0]; }

  gpu::Device& device_;
  const SiteSurface& surface_;
  std::uint32_t count_;
  std::vector<shared::SiteLevel> levels_;
  shared::SiteBuild build_{};
  std::uint32_t most_sites_;
  AcceptedSites accepted_;

  Pipeline ask_, grid_, settle_, append_;
  Buffer positions_, triangles_, cumulative_, guide_, level_buffer_;
  Buffer wake_, sites_, heads_, nexts_, site_count_;
  Buffer free_, states_, free_heads_, free_nexts_, free_count_, remaining_;
};

Pipeline kernel(gpu::Device& device, const gpu::ShaderCode& code, std::size_t buffers) {
  return {device,
          gpu::ComputeDesc{code, std::vector(buffers, Binding::storage_buffer), sizeof(shared::SiteBuild)}};
}

SiteBuilder::SiteBuilder(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                         std::uint32_t count)
    : device_(device),
      surface_(surface),
      count_(count),
      levels_(planLevels(surface, count)),
      ask_(kernel(device, shaders::sites_ask_comp, 12)),
      grid_(kernel(device, shaders::sites_grid_comp, 3)),
      settle_(kernel(device, shaders::sites_settle_comp, 6)),
      append_(kernel(device, shaders::sites_append_comp, 6)) {
  // On a level about a tenth as many candidates are free as there are sites; on the first, all of the pool.
  build_.most_free = count / 4 + levels_.front().pool_end + 65536;
  build_.seed = seed;
  build_.level_count = static_cast<std::uint32_t>(levels_.size());
  build_.triangle_count = static_cast<std::uint32_t>(surface.triangles.size());
  build_.site_mask = tableMask(count);
  most_sites_ = count + build_.most_free;
}

std::optional<Error> SiteBuilder::obstacle() const {
  const std::size_t largest = std::max<std::size_t>(most_sites_ * sizeof(shared::SiteNode),
                                                    levels_.back().pool_end),
                    most = device_.properties().limits.maxStorageBufferRange;
  if (largest <= most) return std::nullopt;
  return Error{
      fmt::format("{} sites need a buffer of {} MiB, and {} holds at most {} MiB in one; ask for fewer sites",
                  count_, largest >> 20, device_.name(), most >> 20)};
}

void SiteBuilder::makeBuffers() {
  const auto make = [&](const char* name, std::size_t count, std::size_t bytes_each) {
    return Buffer(device_, name, std::max<std::size_t>(count * bytes_each, 16));
  };
  positions_ = gpu::makeBuffer(device_, "site surface positions", std::span(surface_.positions));
  triangles_ = gpu::makeBuffer(device_, "site surface triangles", std::span(surface_.triangles));
  cumulative_ = gpu::makeBuffer(device_, "site surface areas", std::span(surface_.cumulative));
  guide_ = gpu::makeBuffer(device_, "site surface guide", std::span(surface_.guide));
  level_buffer_ = gpu::makeBuffer(device_, "site levels", std::span<const shared::SiteLevel>(levels_));
  wake_ = make("candidates' wake levels", (levels_.back().pool_end + std::size_t{3}) / 4, 4);
  sites_ = make("sites accepted", most_sites_, sizeof(shared::SiteNode));
  heads_ = make("site grid", build_.site_mask + std::size_t{1}, 4);
  nexts_ = make("site grid lists", most_sites_, 4);
  free_ = make("free candidates", build_.most_free, sizeof(shared::SiteNode));
  states_ = make("free candidate states", build_.most_free, 4);
  free_heads_ = make("free candidate grid", tableMask(build_.most_free) + std::size_t{1}, 4);
  free_nexts_ = make("free candidate lists", build_.most_free, 4);
  site_count_ = make("site count", 1, 4);
  free_count_ = make("free candidate count", 1, 4);
  remaining_ = make("candidates undecided", 1, 4);
  device_.runNow("all awake, no sites", [&](Commands& commands) {
    commands.fill(site_count_, 0);
    commands.fill(wake_, 0);
  });
}

// Every few levels a finer grid.
void SiteBuilder::openLevel() {
  if (build_.level % kLevelsPerGrid != 0) return;
  build_.cell = 2 * levels_[build_.level].reach;
  build_.node_mask = build_.site_mask;
  build_.node_count = accepted_.level_ends.empty() ? 0 : accepted_.level_ends.back();
  device_.runNow("site grid", [&](Commands& commands) {
    clear(commands, heads_, shared::kNothing);
    if (build_.node_count > 0) dispatch(commands, grid_, {sites_, heads_, nexts_}, build_.node_count);
  });
}

void SiteBuilder::askThoseAwake() {
  device_.runNow("ask candidates", [&](Commands& commands) {
    clear(commands, free_count_, 0);
    dispatch(commands, ask_,
             {positions_, triangles_, cumulative_, guide_, level_buffer_, sites_, heads_, nexts_, wake_,
              free_, states_, free_count_},
             (levels_[build_.level].pool_end + 3) / 4);
  });
}

void SiteBuilder::settleTheFree(std::uint32_t free_count) {
  build_.node_count = free_count;
  build_.node_mask = tableMask(free_count);
  const auto rounds = [&](Commands& commands) {
    for (int round = 1; round <= kRoundsAtOnce; ++round) {
      if (round == kRoundsAtOnce) clear(commands, remaining_, 0);  // only the last round's count matters
      dispatch(commands, settle_, {level_buffer_, free_, free_heads_, free_nexts_, states_, remaining_},
               free_count);
    }
  };
  device_.runNow("settle candidates", [&](Commands& commands) {
    clear(commands, free_heads_, shared::kNothing);
    dispatch(commands, grid_, {free_, free_heads_, free_nexts_}, free_count);
    rounds(commands);
  });
  while (read(remaining_) > 0) device_.runNow("settle candidates", rounds);
}

void SiteBuilder::append(std::uint32_t free_count) {
  device_.runNow("append sites", [&](Commands& commands) {
    dispatch(commands, append_, {free_, states_, sites_, heads_, nexts_, site_count_}, free_count);
  });
}

Result<SiteSet> SiteBuilder::run(const SiteProgress& progress) {
  makeBuffers();
  std::uint32_t sites = 0;
  for (build_.level = 0; build_.level < build_.level_count && sites < count_; ++build_.level) {
    openLevel();
    askThoseAwake();
    const std::uint32_t free_count = read(free_count_);
    if (free_count > build_.most_free)
      return Error{
          fmt::format("{} places are free at once and there is room for {}; the scan's scalp may be torn",
                      free_count, build_.most_free)};
    if (free_count > 0) {
      settleTheFree(free_count);
      append(free_count);
      sites = read(site_count_);
    }
    accepted_.level_ends.push_back(sites);
    if (progress && !progress(std::min(1.0, static_cast<double>(sites) / count_))) return SiteSet{};
  }

  // Within a level sites lie in the order in which threads came; priority is the order that means something.
  auto& [accepted, level_ends] = accepted_;
  const auto nodes = gpu::downloadAs<shared::SiteNode>(device_, sites_, sites);
  accepted.resize(sites);
  std::ranges::transform(nodes, accepted.begin(), &shared::SiteNode::candidate);
  for (std::uint32_t level = 0, begin = 0; level < level_ends.size(); begin = level_ends[level++])
    std::ranges::sort(std::span(accepted).subspan(begin, level_ends[level] - begin), {},
                      [&](std::uint32_t candidate) { return priorityOf(candidate, level, build_.seed); });
  return finishSites(surface_, levels_, build_.seed, accepted_, count_);
}

}  // namespace

Result<SiteSet> buildSitesOnGpu(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                                std::uint32_t count, const SiteProgress& progress) {
  if (surface.empty() || count == 0) return SiteSet{};
  SiteBuilder builder(device, surface, seed, count);
  if (const auto obstacle = builder.obstacle()) return *obstacle;
  return builder.run(progress);
}

SiteSet buildSites(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                   const SiteProgress& progress) {
  if (!device.isSoftware())
    if (auto built = buildSitesOnGpu(device, surface, seed, count, progress)) return std::move(*built);
  return buildSitesOnCpu(surface, seed, count, progress);
}

SiteSet sitesFor(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                 const SiteProgress& also) {
  const std::uint32_t count = siteCount(surface);
  if (auto cached = loadSites(surface, seed, count)) return std::move(*cached);
  Progress progress("building sites");
  bool wanted = true;
  SiteSet sites = buildSites(device, surface, seed, count, [&](double share) {
    progress.update(share);
    return wanted = !also || also(share);
  });
  if (wanted) saveSites(sites, surface, seed, count);
  return sites;
}

std::vector<shared::Site> storageOrder(const SiteSet& sites, const SiteSurface& surface) {
  constexpr std::uint32_t kBatch = 128;
  const std::size_t count = sites.sites.size(), band = rankBand(count);
  std::vector<std::uint64_t> key(count);
  std::vector<std::uint32_t> order(count);
  for (std::size_t i = 0; i < count; ++i)
    key[i] = mortonKey(surface.positions[surface.triangles[sites.sites[i].triangle].x]);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    return a / band != b / band ? a < b : key[a] < key[b];
  });
  for (std::size_t i = 0; i < count; ++i) key[order[i]] = (i / kBatch) << 32 | pcgHash(order[i]);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key[a] < key[b]; });

  std::vector<shared::Site> stored(count);
  for (std::size_t i = 0; i < count; ++i) stored[i] = sites.sites[order[i]];
  return stored;
}

std::size_t rankBand(std::size_t site_count) {
  constexpr std::size_t kBands = 16, kBatch = 128;
  return std::max((site_count / kBands + kBatch - 1) / kBatch * kBatch, kBatch);
}

}  // namespace stipple
