#pragma once
#include "base/result.h"
#include "gpu/device.h"
#include "scalp/sites.h"

namespace stipple {

/// Builds the sites of a head on the GPU, level by level; the same sites as buildSitesOnCpu(). Fails where a
/// buffer would pass what the device can bind: lavapipe ends at 7 million sites, GPUs of today at hundreds.
Result<SiteSet> buildSitesOnGpu(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                                std::uint32_t count, const SiteProgress& progress = {});

/// The quicker of the two ways: on the GPU, or on the CPU where a software driver would only play the GPU or
/// where the GPU cannot.
SiteSet buildSites(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed, std::uint32_t count,
                   const SiteProgress& progress = {});

/// All the sites of a head, from the cache if it holds them, else built and saved. Shows progress on stderr,
/// and tells `also`.
SiteSet sitesFor(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                 const SiteProgress& also = {});

/// The order in which the GPU reads sites: in bands of rankBand() sites by rank, so that a plan need only visit those that it
/// can show; in each along a Morton curve, so that neighbours in memory are neighbours on skin; then shuffled inside batches
/// of 128, so that the threads of one group seldom hit one pixel (Schuetz et al. 2021, arXiv 2104.07526). Which sites there
/// are, and their ranks, stay as they are.
std::vector<shared::Site> storageOrder(const SiteSet& sites, const SiteSurface& surface);

/// Sites of one band: a sixteenth of all or a little more.
std::size_t rankBand(std::size_t site_count);

}  // namespace stipple
