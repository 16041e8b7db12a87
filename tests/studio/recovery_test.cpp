#include "studio/recovery.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "plan/plan_file.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

UnsavedWork workWithDensity(float density) {
  UnsavedWork work;
  work.plan.density_per_cm2 = density;
  work.plan.sessions[0].notes = "\"Kante\"\nweich";
  work.plan.strokes.push_back({StrokeKind::density, 8, 0.3f, {{0.1f, 0.2f}, {0.3f, 0.4f}}});
  work.plan_file = "/plans/mia.json";
  work.head_file = "/scans/mia.obj";
  work.designs.keep(2, Plan());
  return work;
}

class Recovery : public ::testing::Test {
 protected:
  std::unique_ptr<Autosave> start() {
    auto autosave = Autosave::start(folder_ / "recovery");
    EXPECT_TRUE(autosave) << autosave.error().message;
    return std::move(*autosave);
  }
  std::vector<Leftover> leftovers() { return findLeftovers(folder_ / "recovery"); }

  /// A program of its own that keeps `work` and is then killed without a word.
  void keepAndBeKilled(const UnsavedWork& work) {
    const std::size_t before = leftovers().size();
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto autosave = Autosave::start(folder_ / "recovery");
      if (!autosave) ::_exit(1);
      (*autosave)->keep(work);
      if (!(*autosave)->flush()) ::_exit(1);
      (void)!::write(ready[1], "1", 1);
      ::pause();
    }
    ::close(ready[1]);
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    ::close(ready[0]);
    // While it runs, its work is nobody else's.
    EXPECT_EQ(leftovers().size(), before);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }

  testing::ScratchFolder folder_;
};

TEST_F(Recovery, UnsavedWorkComesBackByteForByte) {
  const UnsavedWork work = workWithDensity(123.4f);
  const auto read = unsavedWorkFromJson(toJson(work));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, work);
  EXPECT_EQ(toJson(read->plan), toJson(work.plan));
}

TEST_F(Recovery, FindsTheWorkOfAProgramThatWasKilledAndOnlyThen) {
  keepAndBeKilled(workWithDensity(150));
  const auto found = leftovers();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].work, workWithDensity(150));
  discard(found[0]);
  EXPECT_TRUE(leftovers().empty());
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "recovery"));
}

TEST_F(Recovery, TheNewestWorkComesFirst) {
  for (const float density : {110.0f, 120.0f}) {
    keepAndBeKilled(workWithDensity(density));
  }
  // Written within one tick of the file system's clock, perhaps.
  const auto newest = leftovers()[0].work.plan.density_per_cm2 == 120 ? leftovers()[1] : leftovers()[0];
  std::filesystem::last_write_time(newest.file,
                                   std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(leftovers()[0].file, newest.file);
}

TEST_F(Recovery, WhatIsSavedIsNoLongerKept) {
  const auto autosave = start();
  autosave->keep(workWithDensity(150));
  ASSERT_TRUE(autosave->flush());
  EXPECT_TRUE(std::filesystem::exists(autosave->file()));
  autosave->keep(std::nullopt);
  ASSERT_TRUE(autosave->flush());
  EXPECT_FALSE(std::filesystem::exists(autosave->file()));
}

TEST_F(Recovery, TheLastOfManyChangesIsWhatIsKept) {
  {
    const auto autosave = start();
    for (int i = 0; i < 300; ++i) autosave->keep(workWithDensity(100 + 0.1f * static_cast<float>(i)));
  }
  ASSERT_EQ(leftovers().size(), 1u);
  EXPECT_EQ(leftovers()[0].work, workWithDensity(100 + 0.1f * 299));
}

TEST_F(Recovery, ProgramsThatRunAtOnceKeepTheirWorkApart) {
  const auto first = start(), second = start();
  first->keep(workWithDensity(110));
  second->keep(workWithDensity(120));
  ASSERT_TRUE(first->flush());
  ASSERT_TRUE(second->flush());
  EXPECT_NE(first->file(), second->file());
  EXPECT_TRUE(leftovers().empty());
}

TEST_F(Recovery, DamagedFilesAreNoWork) {
  std::filesystem::create_directories(folder_ / "recovery");
  const std::string whole = toJson(workWithDensity(150));
  int number = 0;
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("[1"), whole.substr(0, whole.size() / 2),
        std::string("{\"stipple_unsaved_work\":1}")})
    std::ofstream(folder_ / "recovery" / (std::to_string(number++) + ".json")) << text;
  EXPECT_TRUE(leftovers().empty());
}

TEST_F(Recovery, SaysWhereNothingCanBeKept) {
  std::ofstream(folder_ / "recovery") << "a file";
  const auto autosave = Autosave::start(folder_ / "recovery");
  ASSERT_FALSE(autosave);
  EXPECT_NE(autosave.error().message.find((folder_ / "recovery").string()), std::string::npos);
}

TEST_F(Recovery, TellsOnceWhenTheDiskRefuses) {
  const auto autosave = start();
  std::filesystem::remove_all(folder_ / "recovery");
  autosave->keep(workWithDensity(150));
  EXPECT_FALSE(autosave->flush());
  EXPECT_TRUE(autosave->flush());
}

}  // namespace
}  // namespace stipple
