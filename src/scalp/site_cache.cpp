#include "scalp/site_cache.h"

#include <fstream>

#include "base/hash.h"
#include "base/paths.h"
#include "base/replace_file.h"

namespace stipple {
namespace {

constexpr std::uint64_t kMagic =
    0x3253455449535453ull;  // "STSITES2": raised with every change to the build's outcome

struct Header {
  std::uint64_t magic;
  std::uint64_t count;
  std::uint64_t content_hash;
  double capacity_per_cm2;
};

}  // namespace

std::filesystem::path siteCacheFile(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count) {
  const Hash key = Hash().add(kMagic).add(surface.hash).add(seed).add(count);
  return cacheFolder() / ("sites-" + key.hex() + ".bin");
}

std::optional<SiteSet> loadSites(const SiteSurface& surface, std::uint32_t seed, std::uint32_t count) {
  const auto file = siteCacheFile(surface, seed, count);
  std::error_code missing;
  const auto size = std::filesystem::file_size(file, missing);
  if (missing || size < sizeof(Header)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  Header header{};
  stream.read(reinterpret_cast<char*>(&header), sizeof(header));
  if (!stream || header.magic != kMagic || header.count != (size - sizeof(Header)) / sizeof(shared::Site))
    return std::nullopt;

  SiteSet sites;
  sites.capacity_per_cm2 = header.capacity_per_cm2;
  sites.sites.resize(header.count);
  stream.read(reinterpret_cast<char*>(sites.sites.data()),
              static_cast<std::streamsize>(header.count * sizeof(shared::Site)));
  if (!stream || sites.hash() != header.content_hash) return std::nullopt;
  return sites;
}

void saveSites(const SiteSet& sites, const SiteSurface& surface, std::uint32_t seed, std::uint32_t count) {
  const auto file = siteCacheFile(surface, seed, count);
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  const Header header{kMagic, sites.sites.size(), sites.hash(), sites.capacity_per_cm2};
  const auto head = std::as_bytes(std::span(&header, 1)), body = std::as_bytes(std::span(sites.sites));
  std::vector<std::byte> content(head.begin(), head.end());
  content.insert(content.end(), body.begin(), body.end());
  (void)replaceFile(file, content);
}

}  // namespace stipple
