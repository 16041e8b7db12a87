#include "base/replace_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
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

TEST_F(ReplaceFile, AnOlderFileStaysUnlessItIsToGoAndTheSameContentIsNoFailure) {
  const auto file = folder_ / "picture.png";
  const auto put = [&](std::string_view content, Older older) {
    NewFile made(file);
    made.write(std::as_bytes(std::span(content)));
    return *made.finish(older);
  };
  EXPECT_EQ(put("first", Older::keep), Saved::written);
  EXPECT_EQ(put("first", Older::keep), Saved::same_already);
  EXPECT_EQ(put("other", Older::keep), Saved::kept);
  EXPECT_EQ(contentOf(file), "first");
  EXPECT_EQ(put("other", Older::replace), Saved::written);
  EXPECT_EQ(contentOf(file), "other");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(ReplaceFile, APartThatIsNeverFinishedLeavesNothing) {
  {
    NewFile made(folder_ / "picture.png");
    made.write(std::as_bytes(std::span(std::string_view("half"))));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ReplaceFile, AProgramThatIsKilledLeavesNothing) {
  const int probe = ::open(folder_.path().c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (probe < 0) GTEST_SKIP() << "no nameless files in " << folder_.path();
  ::close(probe);
  const pid_t child = ::fork();
  if (child == 0) {
    NewFile made(folder_ / "picture.png");
    made.write(std::as_bytes(std::span(std::string_view("half"))));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ReplaceFile, AnotherProgramCanWriteTheContent) {
  const auto file = folder_ / "film.mp4";
  NewFile made(file);
  std::ofstream(made.content()) << "by another";
  EXPECT_FALSE(std::filesystem::exists(file));
  ASSERT_TRUE(made.finish(Older::keep));
  EXPECT_EQ(contentOf(file), "by another");
}

TEST_F(ReplaceFile, ADeviceIsNotReplacedByAFile) {
  const auto replaced = replaceFile("/dev/full", std::string_view("lost"));
  ASSERT_FALSE(replaced);
  EXPECT_NE(replaced.error().message.find("device"), std::string::npos) << replaced.error().message;
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

}  // namespace
}  // namespace stipple
