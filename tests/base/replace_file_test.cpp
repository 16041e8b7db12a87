#include "base/replace_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/scratch_folder.h"

namespace stipple {
namespace {

class ReplaceFile : public ::testing::Test {
 protected:
  static std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  testing::ScratchFolder folder_;
};

TEST_F(ReplaceFile, PutsTheNewContentInPlaceOfTheOldAndLeavesNothingBeside) {
  const auto file = folder_ / "plan.json";
  ASSERT_TRUE(replaceFile(file, std::string_view("a long first version")));
  ASSERT_TRUE(replaceFile(file, std::string_view("second")));
  EXPECT_EQ(contentOf(file), "second");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(ReplaceFile, KeepsTheOldFileAndSaysWhyWhenTheNewOneHasNoPlace) {
  const auto file = folder_ / "plan.json";
  ASSERT_TRUE(replaceFile(file, std::string_view("kept")));
  const auto replaced = replaceFile(file / "below.json", std::string_view("lost"));
  ASSERT_FALSE(replaced);
  EXPECT_NE(replaced.error().message.find("not a folder"), std::string::npos);
  EXPECT_EQ(contentOf(file), "kept");
}

}  // namespace
}  // namespace stipple
