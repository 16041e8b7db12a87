#include "render/dots.h"

#include <algorithm>

#include "embedded_shaders.h"
#include "render/head_scene.h"
#include "render/site_builder.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::Work;

constexpr std::uint32_t kGroup = shared::kSplatGroup;

/// The variant for 64-bit integers where the device has them.
gpu::Pipeline pipelineFor(gpu::Device& device, const gpu::ShaderCode& plain, const gpu::ShaderCode& int64,
                          std::vector<Binding> bindings, std::vector<std::uint32_t> constants,
                          std::uint32_t push_bytes = 0) {
  return {device, gpu::ComputeDesc{device.int64Atomics() ? int64 : plain, std::move(bindings), push_bytes,
                                   std::move(constants)}};
}

/// One uniform buffer and `storage_buffers` behind it.
std::vector<Binding> uniformThen(std::size_t storage_buffers) {
  std::vector<Binding> bindings(1 + storage_buffers, Binding::storage_buffer);
  bindings[0] = Binding::uniform_buffer;
  return bindings;
}

gpu::Pipeline hairsPipeline(gpu::Device& device, bool counting, bool bare_too) {
  return pipelineFor(device, shaders::dots_hairs_comp, shaders::dots_hairs_comp_int64, uniformThen(5),
                     {counting, bare_too}, sizeof(std::uint32_t));
}

gpu::Pipeline askPipeline(gpu::Device& device) {
  return pipelineFor(device, shaders::dots_ask_comp, shaders::dots_ask_comp_int64, uniformThen(6), {});
}

gpu::Pipeline retargetPipeline(gpu::Device& device, bool counting) {
  return pipelineFor(device, shaders::dots_retarget_comp, shaders::dots_retarget_comp_int64, uniformThen(7),
                     {counting});
}

gpu::Pipeline layPipeline(gpu::Device& device, bool hairs) {
  std::vector<Binding> bindings = uniformThen(3);
  bindings.insert(bindings.end(), 2, Binding::uniform_buffer);
  return pipelineFor(device, shaders::dots_lay_comp, shaders::dots_lay_comp_int64, std::move(bindings),
                     {hairs});
}

gpu::Pipeline splatPipeline(gpu::Device& device, const gpu::ShaderCode& plain, const gpu::ShaderCode& int64,
                            std::vector<std::uint32_t> constants) {
  std::vector<Binding> bindings = uniformThen(8);
  bindings.push_back(Binding::uniform_buffer);
  return pipelineFor(device, plain, int64, std::move(bindings), std::move(constants),
                     sizeof(shared::StubLook));
}

/// Whether what was listed for one density does for another.
bool reaches(std::uint32_t listed, std::uint32_t density) {
  return density <= listed * shared::kDensityReach / 64;
}

/// Room for every mark that can show at once: a hair or impressions at each site.
std::size_t dotCapacity(const SiteSet& sites) {
  return sites.sites.size() + std::size_t{shared::kMarkLists} * markListCapacity(sites);
}

/// Room in the list of wide dots: a hair's ground and its shaft take a place each.
std::size_t wideCapacity(std::size_t dots, std::size_t hairs) {
  return dots + hairs;
}

}  // namespace

Dots::Splat::Splat(gpu::Device& device, bool counting, bool redness)
    : hairs(splatPipeline(device, shaders::dots_splat_comp, shaders::dots_splat_comp_int64,
                          {counting, redness, true})),
      dots(splatPipeline(device, shaders::dots_splat_comp, shaders::dots_splat_comp_int64,
                         {counting, redness, false})),
      wide(splatPipeline(device, shaders::wide_splat_comp, shaders::wide_splat_comp_int64,
                         {counting, redness, true})),
      grains(splatPipeline(device, shaders::grains_splat_comp, shaders::grains_splat_comp_int64,
                           {counting, redness, true})) {}

InkImages::InkImages(gpu::Device& device, glm::uvec2 largest_tile)
    : ink(device, "ink", shared::kInkPlanes * 8ull * shared::inkPlanePairs(largest_tile)),
      blood(device, "blood", 4ull * largest_tile.x * largest_tile.y) {}

Dots::Dots(gpu::Device& device, const SiteSurface& surface, const SiteSet& sites, const HeadScene& head)
    : device_(device),
      comb_(device, {shaders::sites_comb_comp, uniformThen(1)}),
      hairs_(hairsPipeline(device, false, false)),
      hairs_and_bare_(hairsPipeline(device, false, true)),
      hairs_and_bare_counting_(hairsPipeline(device, true, true)),
      ask_(askPipeline(device)),
      retarget_(retargetPipeline(device, false)),
      retarget_counting_(retargetPipeline(device, true)),
      lay_arguments_(device, {shaders::lay_arguments_comp, uniformThen(3)}),
      lay_hairs_(layPipeline(device, true)),
      lay_impressions_(layPipeline(device, false)),
      arguments_(device, {shaders::dots_arguments_comp, {Binding::storage_buffer, Binding::storage_buffer}}),
      plain_(device, false, false),
      reddening_(device, false, true),
      counting_(device, true, true),
      site_count_(static_cast<std::uint32_t>(sites.sites.size())),
      keys_(device, "site keys", std::max<std::size_t>(sites.sites.size(), 1) * sizeof(shared::SiteKey)),
      spots_(device, "site spots", std::max<std::size_t>(sites.sites.size(), 1) * sizeof(shared::SiteSpot)),
      treatment_(device, "treatment", sizeof(shared::Treatment)),
      fields_(device),
      bare_sites_(device, "bare sites",
                  std::max<std::size_t>(sites.sites.size(), 1) * sizeof(shared::BareSite)),
      asked_sites_(device, "sites asked for",
                   std::max<std::size_t>(sites.sites.size(), 1) * sizeof(shared::AskedSite)),
      marks_(device, "marks", dotCapacity(sites) * sizeof(shared::Mark)),
      lists_(device, "lists of impressions", sizeof(shared::MarkList) * shared::kMarkLists),
      lay_sizes_(device, "marks to lay", sizeof(shared::LayArguments)),
      dots_(device, "dots", dotCapacity(sites) * sizeof(shared::Dot)),
      counts_(device, "dot counts", sizeof(shared::DotCounts)),
      splat_arguments_(device, "splat arguments", sizeof(shared::SplatArguments)),
      splat_counts_(device, "splat counts", sizeof(shared::SplatCounts)),
      wide_(device, "wide dots",
            wideCapacity(dotCapacity(sites), sites.sites.size()) * sizeof(std::uint32_t)),
      grained_(device, "dots with grains", dotCapacity(sites) * sizeof(std::uint32_t)) {
  const gpu::Pipeline spot(device, {shaders::sites_spot_comp, std::vector(5, Binding::storage_buffer)});
  const gpu::Buffer stored =
      gpu::makeBuffer(device, "sites", std::span<const shared::Site>(storageOrder(sites, surface)));
  const gpu::Buffer triangles = gpu::makeBuffer(device, "scalp triangles", std::span(surface.triangles));
  device.runNow("sites in place", [&](Commands& commands) {
    // A splat before the first retarget finds no dots rather than whatever the memory held.
    commands.fill(counts_, 0);
    commands.bind(spot, {stored, triangles, head.vertices(), keys_, spots_});
    commands.dispatchThreads(site_count_, kGroup);
    commands.barrier(Work::anything, Work::anything);
  });
}

void Dots::setFields(Commands& commands, const Fields& fields) {
  const FieldBuffer::Change change = fields_.update(commands, fields);
  if (change.hair) {
    bare_.reset();
    hairs_density_.reset();
  }
  if (change.pigment) asked_.reset();
}

void Dots::setTreatment(Commands& commands, const shared::Treatment& treatment) {
  commands.barrier(Work::compute, Work::transfer);
  commands.update(treatment_, treatment);
  const auto any = [&](auto part) {
    return std::any_of(std::begin(treatment.healing), std::end(treatment.healing), part);
  };
  has_redness_ = any([](const shared::Healing& healing) { return healing.redness > 0; });
  has_[shared::kDeep] = any([](const shared::Healing& healing) { return healing.deep > 0; });
  session_count_ = treatment.session_count;
  density_ = treatment.pigment_density;
  threshold_scale_ = treatment.threshold_scale;
  native_density_ = treatment.native_density;
  hair_look_ = {.combing = {treatment.seed, treatment.chart_centre, treatment.whorl},
                .diameter_mm = treatment.hair_diameter_mm,
                .absorptance = treatment.hair_absorptance,
                .deviation = treatment.hair_deviation,
                .length_mm = treatment.hair_length_mm};
  has_[shared::kHair] = has_[shared::kShafts] = native_density_ > 0 && fields_.greatest().hair > 0;
  commands.barrier(Work::transfer, Work::compute);
  if (combed_ == hair_look_.combing) return;
  combed_ = hair_look_.combing;
  commands.bind(comb_, {treatment_, spots_});
  commands.dispatchThreads(site_count_, kGroup);
  commands.barrier(Work::compute, Work::compute);
}

void Dots::retarget(Commands& commands, bool count) {
  // Each list is kept as long as what it hangs on.
  const bool bare = count || !bareStillHold(), ask = bare || !askedStillHold(),
             hairs = bare || hairs_density_ != native_density_, lay_hairs = hairs || laid_ != hair_look_;
  if (bare) {
    // Who takes hair away by a slider will go on: from the second step on, sites for the rest of the way are
    // there.
    const bool thinning = bare_ && native_density_ < bare_->least_native_density;
    bare_ = {native_density_, thinning ? native_density_ / 4 * 3 : native_density_, sitesInReach()};
  }
  if (ask) asked_ = {hair_look_.combing.seed, density_, native_density_};
  hairs_density_ = native_density_;
  laid_ = hair_look_;
  commands.barrier(Work::anything, Work::transfer);
  const auto clear = [&](std::size_t offset) { commands.fill(counts_, 0, offset, sizeof(std::uint32_t)); };
  if (hairs) clear(offsetof(shared::DotCounts, hairs));
  if (bare) clear(offsetof(shared::DotCounts, bare));
  if (ask) clear(offsetof(shared::DotCounts, asked));
  constexpr std::size_t kOfAllDots = offsetof(shared::DotCounts, impressions);
  commands.fill(counts_, 0, kOfAllDots, sizeof(shared::DotCounts) - kOfAllDots);
  commands.fill(lists_, 0);
  commands.barrier(Work::transfer, Work::compute);
  if (hairs) {
    const gpu::Pipeline& pipeline = !bare ? hairs_ : count ? hairs_and_bare_counting_ : hairs_and_bare_;
    commands.bind(pipeline, {treatment_, keys_, fields_.hair(), marks_, counts_, bare_sites_});
    commands.push(pipeline, bare_->least_native_density);
    commands.dispatchThreads(bare_->sites, kGroup * shared::kSitesPerThread);
    sizeLists(commands);
  }
  if (ask) {
    commands.bind(ask_, {treatment_, keys_, fields_.pigment(), marks_, counts_, bare_sites_, asked_sites_});
    commands.dispatchIndirect(lay_sizes_, offsetof(shared::LayArguments, bare));
    sizeLists(commands);
  }
  if (session_count_ > 0) {
    commands.bind(count ? retarget_counting_ : retarget_,
                  {treatment_, keys_, fields_.pigment(), marks_, counts_, bare_sites_, asked_sites_, lists_});
    commands.dispatchIndirect(lay_sizes_, offsetof(shared::LayArguments, asked));
  }
  sizeLists(commands);
  const auto lay = [&](const gpu::Pipeline& pipeline, std::size_t arguments_offset) {
    commands.bind(pipeline, {treatment_, marks_, spots_, dots_, counts_, lists_});
    commands.dispatchIndirect(lay_sizes_, arguments_offset);
  };
  if (lay_hairs) lay(lay_hairs_, offsetof(shared::LayArguments, hairs));
  lay(lay_impressions_, offsetof(shared::LayArguments, impressions));
  commands.barrier(Work::compute, Work::compute);
}

bool Dots::bareStillHold() const {
  if (!bare_ || native_density_ < bare_->least_native_density ||
      !reaches(bare_->native_density, native_density_))
    return false;
  // They suffice as long as those do that were listed from them.
  return askedStillHold() || (sitesInReach() <= bare_->sites && sitesInReach() >= bare_->sites / 2);
}

bool Dots::askedStillHold() const {
  // For much lower densities they would be too many.
  return asked_ && asked_->seed == hair_look_.combing.seed &&
         reaches(asked_->native_density, native_density_) && reaches(asked_->density, density_) &&
         density_ >= asked_->density / 2;
}

std::uint32_t Dots::sitesInReach() const {
  // Where hair is a share of its full density and pigment fills the rest, no more than the greater of both is
  // asked for.
  const FieldBuffer::Greatest& most = fields_.greatest();
  const std::uint32_t pigment = shared::partOf(most.pigment, density_) + most.strays,
                      hair = most.hair > 0
                                 ? shared::partOf(std::max(most.hair, shared::kFieldShare), native_density_)
                                 : 0,
                      density = std::min(std::max(pigment, hair) * shared::kDensityReach / 64 + 8,
                                         shared::kMostDensity);
  const std::uint64_t band = rankBand(site_count_),
                      showing = (rankBelow(density, threshold_scale_) * site_count_ >> 32) + 1;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>((showing + band - 1) / band * band, site_count_));
}

void Dots::sizeLists(Commands& commands) {
  commands.barrier(Work::compute, Work::compute);
  commands.bind(lay_arguments_, {treatment_, counts_, lay_sizes_, lists_});
  commands.dispatch(1);
  commands.barrier(Work::compute, Work::anything);  // sizes and counts
}

void Dots::splat(Commands& commands, const gpu::Buffer& view_block, const gpu::Buffer& skin_depth,
                 const shared::StubLook& stubs, InkImages& images, glm::uvec2 tile, bool count) {
  commands.barrier(Work::compute, Work::transfer);
  if (images.tile != tile) {
    images.tile = tile;
    images.ink_clean = {};
    images.blood_clean = false;
  }
  const std::size_t plane_bytes = 8ull * shared::inkPlanePairs(tile);
  for (std::size_t plane = 0; plane < shared::kInkPlanes; ++plane) {
    if (!images.ink_clean[plane]) commands.fill(images.ink, 0, plane * plane_bytes, plane_bytes);
    images.ink_clean[plane] = !has_[plane];
  }
  if (!images.blood_clean) commands.fill(images.blood, 0);
  images.blood_clean = !has_redness_;
  commands.fill(splat_counts_, 0);
  commands.fill(splat_arguments_, 0);
  commands.barrier(Work::transfer, Work::compute);
  const auto size = [&] {
    commands.bind(arguments_, {counts_, splat_arguments_});
    commands.dispatch(1);
    commands.barrier(Work::compute, Work::compute);
    commands.barrier(Work::compute, Work::indirect);
  };
  const auto draw = [&](const gpu::Pipeline& pipeline, std::size_t arguments_offset) {
    commands.bind(pipeline, {view_block, dots_, splat_arguments_, skin_depth, images.ink, images.blood,
                             splat_counts_, wide_, grained_, counts_});
    commands.push(pipeline, stubs);
    commands.dispatchIndirect(splat_arguments_, arguments_offset);
    commands.barrier(Work::compute, Work::compute);
  };
  const Splat& splat = count ? counting_ : has_redness_ ? reddening_ : plain_;
  size();
  // These list the wide ones.
  draw(splat.hairs, offsetof(shared::SplatArguments, hairs));
  draw(splat.dots, offsetof(shared::SplatArguments, dots));
  size();
  draw(splat.wide, offsetof(shared::SplatArguments, wide));  // lists those of them that show grains
  size();
  draw(splat.grains, offsetof(shared::SplatArguments, grains));
}

shared::DotCounts Dots::dotCounts() {
  return gpu::downloadAs<shared::DotCounts>(device_, counts_, 1)[0];
}

shared::SplatCounts Dots::splatCounts() {
  return gpu::downloadAs<shared::SplatCounts>(device_, splat_counts_, 1)[0];
}

void Dots::replaceDots(gpu::Buffer dots, std::uint32_t count, std::uint32_t hairs) {
  dots_ = std::move(dots);
  hairs_density_.reset();
  bare_.reset();
  has_.fill(true);
  wide_ = gpu::Buffer(device_, "wide dots", std::max<std::size_t>(wideCapacity(count, hairs), 4) * 4);
  grained_ = gpu::Buffer(device_, "dots with grains", std::max<std::size_t>(count, 4) * 4);
  shared::DotCounts counts{};
  counts.dots = count;
  counts.hairs = hairs;
  device_.runNow("replace dots", [&](Commands& commands) {
    commands.barrier(Work::anything, Work::transfer);
    commands.update(counts_, counts);
    commands.barrier(Work::transfer, Work::anything);
  });
}

}  // namespace stipple
