// Holds the floor plan (DESIGN.md, part 4): reads every #include of the sources and compares it with what a folder may see.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace stipple {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// What each folder may include besides itself and the standard library: our own folders and those of others.
// `shared` is shaders/shared.
const std::map<std::string, Names> kMaySee{
    {"base", {}},
    {"plan", {"base"}},
    {"head", {"base"}},
    {"scalp", {"plan", "head", "base", "shared"}},
    {"gpu", {"base"}},
    {"render", {"scalp", "gpu", "plan", "head", "base", "shared"}},
    {"export", {"render", "scalp", "gpu", "plan", "head", "base", "shared"}},
    {"studio", {"render", "export", "scalp", "plan", "head", "base", "shared"}},  // panels never see Vulkan, so not gpu
    {"app", {"studio", "export", "render", "scalp", "gpu", "plan", "head", "base", "shared"}},
    {"shared", {"shared"}},
};

struct ForeignHeader {
  std::regex header;
  Names folders;  // the only ones that may include it
};
const std::vector<ForeignHeader> kForeign{
    {std::regex("vulkan/.*"), {"gpu", "render", "app"}},
    {std::regex("assimp/.*"), {"head"}},
    {std::regex("imgui.*"), {"studio", "app"}},
    {std::regex("imgui_impl.*|backends/.*"), {"app"}},
    {std::regex("GLFW/.*"), {"app"}},
    {std::regex("CLI/.*"), {"app"}},
    {std::regex("cairo.*"), {"export"}},
};

struct Include {
  std::string file;    // relative to the source folder
  std::string folder;  // that holds it: "plan"
  std::string named;   // what stands between the quotes or brackets
  bool quoted;
};

fs::path sourceFolder() { return STIPPLE_SOURCE_DIR; }

std::vector<Include> includesUnder(const fs::path& root) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  std::vector<Include> includes;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension();
    if (!entry.is_regular_file() || extension == ".txt" || extension == ".cmake") continue;
    const std::string folder = fs::relative(entry.path(), root).begin()->string();
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      std::smatch found;
      if (!std::regex_search(line, found, kInclude)) continue;
      includes.push_back({fs::relative(entry.path(), sourceFolder()), folder, found[2], found[1] == "\""});
    }
  }
  return includes;
}

std::string firstFolder(const std::string& path) { return path.substr(0, path.find('/')); }

/// From shaders/, and by stipple-gloss-table.
bool isMadeByTheBuild(std::string_view named) { return named == "embedded_shaders.h" || named == "gloss_table.inc"; }

TEST(Architecture, AFolderIncludesOnlyWhatStandsToItsRight) {
  const auto includes = includesUnder(sourceFolder() / "src");
  ASSERT_GT(includes.size(), 200u);
  for (const Include& include : includes) {
    ASSERT_TRUE(kMaySee.contains(include.folder)) << include.file << " is in a folder that the floor plan does not know";
    if (!include.quoted || isMadeByTheBuild(include.named)) continue;
    const std::string seen = firstFolder(include.named);
    EXPECT_TRUE(seen == include.folder || kMaySee.at(include.folder).contains(seen)) << include.file << " includes " << include.named;
  }
}

TEST(Architecture, OurHeadersAreNamedFromTheSourceFolderSoThatTheTableCanSeeThem) {
  for (const Include& include : includesUnder(sourceFolder() / "src")) {
    if (!include.quoted || isMadeByTheBuild(include.named)) continue;
    EXPECT_NE(include.named.find('/'), std::string::npos) << include.file << " includes " << include.named;
  }
}

TEST(Architecture, PlanAndHeadNeverNameEachOther) {
  for (const Include& include : includesUnder(sourceFolder() / "src")) {
    const std::string seen = firstFolder(include.named);
    EXPECT_FALSE(include.folder == "plan" && seen == "head") << include.file;
    EXPECT_FALSE(include.folder == "head" && seen == "plan") << include.file;
  }
}

TEST(Architecture, LibrariesOfOthersAreSeenOnlyWhereTheyBelong) {
  for (const Include& include : includesUnder(sourceFolder() / "src")) {
    for (const ForeignHeader& foreign : kForeign) {
      if (!std::regex_match(include.named, foreign.header)) continue;
      EXPECT_TRUE(foreign.folders.contains(include.folder)) << include.file << " includes " << include.named;
    }
  }
}

TEST(Architecture, WhatCppAndShadersShareIncludesNothingElse) {
  for (const Include& include : includesUnder(sourceFolder() / "shaders")) {
    const bool shared = include.folder == "shared";
    if (!shared) {
      EXPECT_TRUE(include.quoted) << include.file << " includes " << include.named;
    } else if (include.quoted) {
      EXPECT_TRUE(fs::exists(sourceFolder() / "shaders" / "shared" / include.named)) << include.file << " includes " << include.named;
    } else {
      EXPECT_EQ(fs::path(include.file).filename(), "language.h") << include.file << " includes " << include.named;
    }
  }
}

TEST(Architecture, EveryHeaderIsGuardedAndEverySourceFileFitsOnAFewScreens) {
  constexpr int kMostLines = 500;
  for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / "src")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    int lines = 0;
    bool guarded = false;
    for (std::string line; std::getline(file, line); ++lines) guarded = guarded || line == "#pragma once";
    EXPECT_LE(lines, kMostLines) << entry.path();
    EXPECT_TRUE(guarded || entry.path().extension() != ".h") << entry.path();
  }
}

}  // namespace
}  // namespace stipple
