#include "base/child_process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <stop_token>
#include <thread>

#include "base/clock.h"

namespace stipple {
namespace {

using End = ChildOutcome::End;

Result<ChildOutcome> shell(const std::string& script, const ChildLimits& limits = {10, 1 << 20}) {
  return runChild("/bin/sh", {"-c", script}, limits);
}

TEST(ChildProcess, BringsBackWhatTheChildSaid) {
  const auto outcome = shell("printf hello; echo 'first line' >&2; echo second >&2; exit 3");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::exited);
  EXPECT_EQ(outcome->code, 3);
  EXPECT_EQ(outcome->output.size(), 5u);
  EXPECT_EQ(outcome->complaint, "first line");
}

TEST(ChildProcess, TellsACrashFromAnExit) {
  const auto outcome = shell("kill -SEGV $$");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::killed_by_signal);
  EXPECT_EQ(outcome->code, SIGSEGV);
}

TEST(ChildProcess, EndsAChildThatHangs) {
  for (const char* script : {"exec sleep 60", "exec >/dev/null 2>&1 sleep 60"}) {
    const double started_s = secondsNow();
    const auto outcome = shell(script, {0.3, 1 << 20});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->end, End::timed_out) << script;
    EXPECT_LT(secondsNow() - started_s, 5) << script;
  }
}

TEST(ChildProcess, EndsAChildThatNeverStopsTalking) {
  const auto outcome =
      shell("while :; do echo 0123456789012345678901234567890123456789; done", {20, 100'000});
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, End::said_too_much);
  EXPECT_LT(outcome->output.size(), 1'000'000u);
}

TEST(ChildProcess, EndsAChildThatIsNoLongerWanted) {
  for (const char* script : {"exec sleep 60", "exec >/dev/null 2>&1 sleep 60"}) {
    std::stop_source stop;
    std::jthread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      stop.request_stop();
    });
    const auto outcome = runChild("/bin/sh", {"-c", script}, {30, 100}, stop.get_token());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->end, End::stopped) << script;
  }
}

TEST(ChildProcess, SaysThatAProgramIsMissing) {
  const auto outcome = runChild("/no/such/program", {}, {1, 100});
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().message.find("/no/such/program"), std::string::npos);
}

}  // namespace
}  // namespace stipple
