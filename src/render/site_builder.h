#pragma once
#include <functional>

#include "gpu/device.h"
#include "scalp/sites.h"

namespace stipple {

/// Builds the sites of a head on the GPU, level by level; the same sites as buildSitesOnCpu(). `progress`
/// hears 0 to 1.
SiteSet buildSitesOnGpu(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed,
                        double capacity_per_cm2, const std::function<void(double)>& progress = {});

/// From the cache if it holds them, else built and saved: on the GPU, or on the CPU where a software driver
/// would only play the GPU (about five times slower). Shows progress on stderr.
SiteSet sitesFor(gpu::Device& device, const SiteSurface& surface, std::uint32_t seed);

/// The order in which the GPU reads sites: along a Morton curve, so that neighbours in memory are neighbours
/// on skin, then shuffled inside batches of 128, so that the threads of one group seldom hit one pixel
/// (Schuetz et al. 2021, arXiv 2104.07526). Which sites there are, and their ranks, stay as they are.
std::vector<shared::Site> storageOrder(const SiteSet& sites, const SiteSurface& surface);

}  // namespace stipple
