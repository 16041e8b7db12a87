#include "base/piped_child.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "support/scratch_folder.h"

namespace stipple {
namespace {

using End = ChildOutcome::End;

Result<PipedChild> shell(const std::string& script) { return PipedChild::start("/bin/sh", {"-c", script}); }

TEST(PipedChild, TakesWhatIsWrittenInOrder) {
  const testing::ScratchFolder folder;
  auto child = shell("cat > '" + (folder / "fed").string() + "'");
  ASSERT_TRUE(child);
  std::string all;
  for (int i = 0; i < 300; ++i) {
    const std::string part(1 << 14, static_cast<char>('a' + i % 26));
    all += part;
    ASSERT_TRUE(child->write(std::as_bytes(std::span(part))));
  }
  const ChildOutcome outcome = child->finish(20);
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.code, 0);
  std::ifstream stream(folder / "fed", std::ios::binary);
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>(stream), {}}), all);
}

TEST(PipedChild, ThatDiesAtOnceIsNoSignalToUs) {
  auto child = shell("echo 'no room left' >&2; exit 3");
  ASSERT_TRUE(child);
  const std::vector<std::byte> much(1 << 22);
  EXPECT_FALSE(child->write(much));
  const ChildOutcome outcome = child->finish(20);
  EXPECT_EQ(outcome.code, 3);
  EXPECT_EQ(outcome.complaint, "no room left");
}

TEST(PipedChild, ThatComplainsALotIsStillFed) {
  auto child = shell("i=0; while [ $i -lt 3000 ]; do echo 'complaint after complaint after complaint' >&2; i=$((i+1)); done; cat >/dev/null");
  ASSERT_TRUE(child);
  const std::vector<std::byte> much(1 << 22);
  EXPECT_TRUE(child->write(much));
  EXPECT_EQ(child->finish(20).code, 0);
}

TEST(PipedChild, IsGoneWhenNobodyWantsItAnyMore) {
  std::stop_source stop;
  auto child = shell("sleep 1000");
  ASSERT_TRUE(child);
  std::jthread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop.request_stop();
  });
  const std::vector<std::byte> much(1 << 24);
  EXPECT_FALSE(child->write(much, stop.get_token()));
  EXPECT_EQ(child->finish(1000, stop.get_token()).end, End::stopped);
}

TEST(PipedChild, OfAMissingProgramIsAnError) {
  const auto child = PipedChild::start("/no/such/program", {});
  ASSERT_FALSE(child);
  EXPECT_NE(child.error().message.find("/no/such/program"), std::string::npos);
}

TEST(PipedChild, ProgramsAreFoundOnThePath) {
  EXPECT_TRUE(programOnPath("sh"));
  EXPECT_FALSE(programOnPath("no-such-program-anywhere"));
}

}  // namespace
}  // namespace stipple
