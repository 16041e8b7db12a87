#pragma once
#include <filesystem>
#include <optional>

#include "scalp/sites.h"

namespace stipple {

/// Sites of earlier runs, one file a (surface, seed, count) in the user's cache folder. A file that is
/// damaged, short or of another make is not trusted: loadSites() then gives nothing and the sites are built
/// again.
std::optional<SiteSet> loadSites(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count);

/// Failing to save only costs time, so it fails silently.
void saveSites(const SiteSet& sites, const SiteSurface& surface, std::uint32_t seed, std::uint32_t count);

/// Where the two above look; for tests and for `doctor`.
std::filesystem::path siteCacheFile(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count);

}  // namespace stipple
