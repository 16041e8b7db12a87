#include "gpu/commands.h"

#include <thread>
#include <vector>

#include "base/clock.h"
#include "embedded_shaders.h"
#include "gpu/timers.h"
#include "support/gpu_fixture.h"

namespace stipple::gpu {
namespace {

struct Tally {
  std::uint32_t threads;
  std::uint32_t highest;
};

class CommandsTest : public testing::GpuTest {
 protected:
  Tally countThreads(std::uint32_t asked) {
    const Pipeline count(device(), {shaders::count_threads_comp, {Binding::storage_buffer}, sizeof(asked)});
    const Buffer tally(device(), "tally", sizeof(Tally));
    device().runNow("count", [&](Commands& commands) {
      commands.fill(tally, 0);
      commands.barrier(Work::transfer, Work::compute);
      commands.bind(count, {tally});
      commands.push(count, asked);
      commands.dispatchThreads(asked, 128);
      commands.barrier(Work::compute, Work::anything);
    });
    return downloadAs<Tally>(device(), tally, 1)[0];
  }
};

TEST_F(CommandsTest, EveryThreadRunsOnceAlsoBeyondTheGroupsThatOneRowMayHave) {
  constexpr std::uint32_t kGroupsOfOneRow = 65'535;
  for (const std::uint32_t asked : {1u, 128u, 129u, kGroupsOfOneRow * 128u + 77u}) {
    const Tally tally = countThreads(asked);
    EXPECT_EQ(tally.threads, asked);
    EXPECT_EQ(tally.highest, asked - 1);
  }
}

TEST_F(CommandsTest, SeveralCpuThreadsMayRunWorkOfTheirOwnAtOnce) {
  constexpr std::uint32_t kRounds = 8;
  const auto count = [&](std::uint32_t asked) {
    for (std::uint32_t round = 0; round < kRounds; ++round) EXPECT_EQ(countThreads(asked).threads, asked);
  };
  std::vector<std::jthread> threads;
  for (const std::uint32_t asked : {500u, 700u, 900u}) threads.emplace_back(count, asked);
}

TEST_F(CommandsTest, NoThreadsMeansNoWork) {
  EXPECT_EQ(countThreads(0).threads, 0u);
}

TEST_F(CommandsTest, UpdatesArriveBeforeTheWorkThatFollows) {
  const Buffer buffer(device(), "updated", 8);
  device().runNow("update", [&](Commands& commands) {
    commands.fill(buffer, 0xffffffffu);
    commands.barrier(Work::transfer, Work::transfer);
    commands.update(buffer, std::uint64_t{0x0123456789abcdef});
    commands.barrier(Work::transfer, Work::anything);
  });
  EXPECT_EQ(downloadAs<std::uint64_t>(device(), buffer, 1)[0], 0x0123456789abcdefu);
}

TEST_F(CommandsTest, TimersAreNeverNegativeAndAddUpPassesOfOneName) {
  Timers timers(device());
  const Buffer buffer(device(), "timed", 1 << 20);
  const double started = secondsNow();
  device().runNow("timed", [&](Commands& commands) {
    for (const char* name : {"fill", "other", "fill"}) {
      const PassScope pass(commands, name, &timers);
      commands.fill(buffer, 1);
      commands.barrier(Work::transfer, Work::transfer);
    }
  });
  const double most_ms = (secondsNow() - started) * 1e3;
  const auto passes = timers.read();
  ASSERT_EQ(passes.size(), 2u);
  EXPECT_EQ(passes[0].name, "fill");
  EXPECT_EQ(passes[1].name, "other");
  for (const Timers::Pass& pass : passes) {
    EXPECT_GE(pass.ms, 0);
    EXPECT_LE(pass.ms, most_ms) << pass.name;
  }
  timers.reset();
  EXPECT_TRUE(timers.read().empty());
}

}  // namespace
}  // namespace stipple::gpu
