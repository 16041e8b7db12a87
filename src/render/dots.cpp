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

gpu::Pipeline splatPipeline(gpu::Device& device, const gpu::ShaderCode& plain, const gpu::ShaderCode& int64,
                            bool counting, bool redness) {
  std::vector<Binding> bindings(9, Binding::storage_buffer);
  bindings[0] = Binding::uniform_buffer;
  return {device,
          gpu::ComputeDesc{device.int64Atomics() ? int64 : plain, std::move(bindings), 0, {counting, redness}}};
}

}  // namespace

Dots::Splat::Splat(gpu::Device& device, bool counting, bool redness)
    : dots(splatPipeline(device, shaders::dots_splat_comp, shaders::dots_splat_comp_int64, counting, redness)),
      wide(splatPipeline(device, shaders::wide_splat_comp, shaders::wide_splat_comp_int64, counting, redness)),
      grains(splatPipeline(device, shaders::grains_splat_comp, shaders::grains_splat_comp_int64, counting, redness)) {}

Dots::Dots(gpu::Device& device, const SiteSurface& surface, const SiteSet& sites)
    : device_(device),
      retarget_(device, {shaders::dots_retarget_comp,
                         {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer,
                          Binding::storage_buffer, Binding::storage_buffer, Binding::storage_buffer,
                          Binding::storage_buffer}}),
      arguments_(device, {shaders::dots_arguments_comp, {Binding::storage_buffer, Binding::storage_buffer}}),
      plain_(device, false, false),
      reddening_(device, false, true),
      counting_(device, true, true),
      site_count_(static_cast<std::uint32_t>(sites.sites.size())),
      sites_(gpu::makeBuffer(device, "sites", std::span<const shared::Site>(storageOrder(sites, surface)))),
      triangles_(gpu::makeBuffer(device, "scalp triangles", std::span(surface.triangles))),
      fields_(device, "fields", sizeof(std::uint32_t) * shared::kFieldSize * shared::kFieldSize),
      treatment_(device, "treatment", sizeof(shared::Treatment)),
      dots_(device, "dots", dotCapacity(sites) * sizeof(shared::Dot)),
      counts_(device, "dot counts", sizeof(shared::DotCounts)),
      splat_arguments_(device, "splat arguments", sizeof(shared::SplatArguments)),
      splat_counts_(device, "splat counts", sizeof(shared::SplatCounts)),
      wide_(device, "wide dots", dotCapacity(sites) * sizeof(std::uint32_t)),
      grained_(device, "dots with grains", dotCapacity(sites) * sizeof(std::uint32_t)) {
  // A splat before the first retarget finds no dots rather than whatever the memory held.
  device.runNow("no dots yet", [&](Commands& commands) {
    commands.fill(counts_, 0);
    commands.barrier(Work::transfer, Work::anything);
  });
}

void Dots::setFields(Commands& commands, const Fields& fields) {
  constexpr std::size_t kPiece = 65536;  // what an inline update may carry
  // The shader reads the target alone so far.
  std::vector<std::uint32_t> targets;
  targets.reserve(fields.size());
  for (const FieldTexel& texel : fields) targets.push_back(texel.target);
  const auto bytes = std::as_bytes(std::span(targets));
  commands.barrier(Work::compute, Work::transfer);
  for (std::size_t at = 0; at < bytes.size(); at += kPiece)
    vkCmdUpdateBuffer(commands.get(), fields_.get(), at, std::min(kPiece, bytes.size() - at),
                      bytes.data() + at);
  commands.barrier(Work::transfer, Work::compute);
}

void Dots::setTreatment(Commands& commands, const shared::Treatment& treatment) {
  commands.barrier(Work::compute, Work::transfer);
  commands.update(treatment_, treatment);
  has_redness_ = std::any_of(std::begin(treatment.sessions), std::end(treatment.sessions),
                             [](const shared::SessionState& session) { return session.redness > 0; });
  commands.barrier(Work::transfer, Work::compute);
}

void Dots::retarget(Commands& commands, const HeadScene& head) {
  commands.barrier(Work::anything, Work::transfer);
  commands.fill(counts_, 0);
  commands.barrier(Work::transfer, Work::compute);
  commands.bind(retarget_, {treatment_, sites_, fields_, triangles_, head.vertices(), dots_, counts_});
  commands.dispatchThreads(site_count_, kGroup);
  commands.barrier(Work::compute, Work::compute);
}

void Dots::splat(Commands& commands, const gpu::Buffer& view_block, const gpu::Buffer& skin_depth,
                 const InkImages& images, bool count) {
  commands.barrier(Work::compute, Work::transfer);
  commands.fill(images.ink, 0);
  commands.fill(images.blood, 0);
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
                             splat_counts_, wide_, grained_});
    commands.dispatchIndirect(splat_arguments_, arguments_offset);
    commands.barrier(Work::compute, Work::compute);
  };
  const Splat& splat = count ? counting_ : has_redness_ ? reddening_ : plain_;
  size();
  draw(splat.dots, offsetof(shared::SplatArguments, dots));  // lists the wide dots
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

void Dots::replaceDots(gpu::Buffer dots, std::uint32_t count) {
  dots_ = std::move(dots);
  wide_ = gpu::Buffer(device_, "wide dots", std::max<std::size_t>(count, 4) * 4);
  grained_ = gpu::Buffer(device_, "dots with grains", std::max<std::size_t>(count, 4) * 4);
  shared::DotCounts counts{};
  counts.dots = count;
  device_.runNow("replace dots", [&](Commands& commands) {
    commands.barrier(Work::anything, Work::transfer);
    commands.update(counts_, counts);
    commands.barrier(Work::transfer, Work::anything);
  });
}

}  // namespace stipple
