#include "render/dots.h"

#include <array>
#include <cmath>

#include "embedded_shaders.h"
#include "render/head_scene.h"
#include "render/site_builder.h"

namespace stipple {
namespace {

using gpu::Binding;
using gpu::Commands;
using gpu::Work;

constexpr std::uint32_t kGroup = shared::kSplatGroup;

// The normal distribution's running sum, cut at the kernel's reach and scaled to run from exactly 0 to
// exactly kWeightUnit.
std::array<std::uint32_t, shared::kKernelSteps + 1> kernelTable() {
  const auto phi = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  const double reach = shared::kKernelReach, low = phi(-reach), high = phi(reach);
  std::array<std::uint32_t, shared::kKernelSteps + 1> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double x = reach * (2.0 * static_cast<double>(i) / shared::kKernelSteps - 1);
    table[i] = static_cast<std::uint32_t>(std::lround((phi(x) - low) / (high - low) * shared::kWeightUnit));
  }
  return table;
}

std::vector<Binding> splatBindings() {
  return {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer,
          Binding::storage_buffer, Binding::storage_buffer, Binding::storage_buffer,
          Binding::storage_buffer, Binding::storage_buffer, Binding::storage_buffer};
}

}  // namespace

Dots::Dots(gpu::Device& device, const SiteSurface& surface, const SiteSet& sites)
    : device_(device),
      retarget_(device, {shaders::dots_retarget_comp,
                         {Binding::uniform_buffer, Binding::storage_buffer, Binding::storage_buffer,
                          Binding::storage_buffer, Binding::storage_buffer, Binding::storage_buffer,
                          Binding::storage_buffer}}),
      arguments_(device, {shaders::dots_arguments_comp, {Binding::storage_buffer, Binding::storage_buffer}}),
      splat_(device, {shaders::dots_splat_comp, splatBindings()}),
      grains_(device, {shaders::grains_splat_comp, splatBindings()}),
      site_count_(static_cast<std::uint32_t>(sites.sites.size())),
      sites_(gpu::makeBuffer(device, "sites", std::span<const shared::Site>(storageOrder(sites, surface)))),
      triangles_(gpu::makeBuffer(device, "scalp triangles", std::span(surface.triangles))),
      fields_(device, "fields", sizeof(std::uint32_t) * shared::kFieldSize * shared::kFieldSize),
      treatment_(device, "treatment", sizeof(shared::Treatment)),
      dots_(device, "dots", dotCapacity(sites) * sizeof(shared::Dot)),
      counts_(device, "dot counts", sizeof(shared::DotCounts)),
      splat_arguments_(device, "splat arguments", sizeof(shared::SplatArguments)),
      splat_counts_(device, "splat counts", sizeof(shared::SplatCounts)),
      grained_(device, "dots with grains", dotCapacity(sites) * sizeof(std::uint32_t)),
      kernel_(gpu::makeBuffer(device, "splat kernel", std::span<const std::uint32_t>(kernelTable()))) {}

void Dots::setFields(Commands& commands, const Fields& fields) {
  constexpr std::size_t kPiece = 65536;  // what an inline update may carry
  const auto bytes = std::as_bytes(std::span(fields));
  commands.barrier(Work::compute, Work::transfer);
  for (std::size_t at = 0; at < bytes.size(); at += kPiece)
    vkCmdUpdateBuffer(commands.get(), fields_.get(), at, std::min(kPiece, bytes.size() - at),
                      bytes.data() + at);
  commands.barrier(Work::transfer, Work::compute);
}

void Dots::setTreatment(Commands& commands, const shared::Treatment& treatment) {
  commands.barrier(Work::compute, Work::transfer);
  commands.update(treatment_, treatment);
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
                 const InkImages& images) {
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
                             kernel_, splat_counts_, grained_});
    commands.dispatchIndirect(splat_arguments_, arguments_offset);
    commands.barrier(Work::compute, Work::compute);
  };
  size();
  draw(splat_,
       offsetof(shared::SplatArguments, dots));  // also lists the dots that are wide enough to show grains
  size();
  draw(grains_, offsetof(shared::SplatArguments, grains));
}

shared::DotCounts Dots::dotCounts() {
  return gpu::downloadAs<shared::DotCounts>(device_, counts_, 1)[0];
}

shared::SplatCounts Dots::splatCounts() {
  return gpu::downloadAs<shared::SplatCounts>(device_, splat_counts_, 1)[0];
}

void Dots::replaceDots(gpu::Buffer dots, std::uint32_t count) {
  dots_ = std::move(dots);
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
