#include "scalp/site_cache.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/ball_head.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

constexpr std::uint32_t kSeed = 3;
constexpr std::uint32_t kCount = 700;

/// Each test has a cache folder of its own, gone with it.
class SiteCache : public ::testing::Test {
 protected:
  SiteCache() {
    ::setenv("XDG_CACHE_HOME", folder_.path().c_str(), 1);
    surface_ = makeSiteSurface(testing::ballHead(3));
    sites_ = buildSitesOnCpu(surface_, kSeed, kCount);
    saveSites(sites_, surface_, kSeed, kCount);
  }

  std::filesystem::path file() const { return siteCacheFile(surface_, kSeed, kCount); }
  std::optional<SiteSet> load() const { return loadSites(surface_, kSeed, kCount); }

  std::string content() const {
    std::ifstream stream(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void replace(const std::string& content) const { std::ofstream(file(), std::ios::binary | std::ios::trunc) << content; }

  testing::ScratchFolder folder_;
  SiteSurface surface_;
  SiteSet sites_;
};

TEST_F(SiteCache, GivesBackWhatWasSaved) {
  const auto loaded = load();
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->hash(), sites_.hash());
  EXPECT_EQ(loaded->sites.size(), sites_.sites.size());
  EXPECT_EQ(loaded->capacity_per_cm2, sites_.capacity_per_cm2);
}

TEST_F(SiteCache, KeepsOneFileAndNothingBeside) {
  const std::filesystem::directory_iterator files(file().parent_path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST_F(SiteCache, KnowsNothingOfAnotherSeedCountOrHead) {
  EXPECT_FALSE(loadSites(surface_, kSeed + 1, kCount));
  EXPECT_FALSE(loadSites(surface_, kSeed, kCount + 1));
  EXPECT_FALSE(loadSites(makeSiteSurface(testing::ballHead(2)), kSeed, kCount));
}

TEST_F(SiteCache, DoesNotTrustAFileThatEndsEarly) {
  const std::string whole = content();
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{31}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
    replace(whole.substr(0, size));
    EXPECT_FALSE(load()) << size << " bytes";
  }
}

TEST_F(SiteCache, DoesNotTrustAFileWithOneWrongByteWhereverItIs) {
  const std::string whole = content();
  for (std::size_t at = 0; at < whole.size(); at += at < 64 ? 1 : 97) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    replace(damaged);
    EXPECT_FALSE(load()) << "byte " << at;
  }
}

TEST_F(SiteCache, DoesNotTrustAFileOfAnotherMake) {
  replace(std::string(content().size(), 'x'));
  EXPECT_FALSE(load());
}

TEST_F(SiteCache, AFolderThatCannotBeWrittenOnlyCostsTime) {
  std::filesystem::remove_all(folder_.path());
  testing::writeText(folder_.path(), "a file where the folder should be");
  saveSites(sites_, surface_, kSeed, kCount);
  EXPECT_FALSE(load());
}

}  // namespace
}  // namespace stipple
