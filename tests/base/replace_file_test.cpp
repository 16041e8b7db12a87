#include "base/replace_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

namespace stipple {
namespace {

class ReplaceFile : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("stipple-replace-" + std::to_string(::getpid()));
};

TEST_F(ReplaceFile, PutsTheNewContentInPlaceOfTheOldAndLeavesNothingBeside) {
  const auto file = folder_ / "plan.json";
  ASSERT_TRUE(replaceFile(file, std::string_view("a long first version")));
  ASSERT_TRUE(replaceFile(file, std::string_view("second")));
  EXPECT_EQ(contentOf(file), "second");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
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
