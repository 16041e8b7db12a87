#include "base/jobs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace stipple {
namespace {

/// Delivers until nothing is left to do.
std::vector<std::string> finish(Jobs& jobs, std::counting_semaphore<>& news) {
  std::vector<std::string> cancelled;
  for (;;) {
    const bool busy = jobs.busy();  // before deliver(): what ends in between is delivered in the next round
    for (std::string& title : jobs.deliver()) cancelled.push_back(std::move(title));
    if (!busy) return cancelled;
    news.acquire();
  }
}

class JobsTest : public ::testing::Test {
 protected:
  std::counting_semaphore<> news_{0};
  Jobs jobs_{[this] { news_.release(); }};
};

TEST_F(JobsTest, RunInTheirOrderAndDeliverOnTheThreadThatAsks) {
  std::vector<int> delivered;
  const auto here = std::this_thread::get_id();
  for (int i = 0; i < 5; ++i)
    jobs_.add<int>(
        "count",
        [i, here](JobControl&) -> Result<int> {
          EXPECT_NE(std::this_thread::get_id(), here);
          return i;
        },
        [&](Result<int> result) {
          EXPECT_EQ(std::this_thread::get_id(), here);
          delivered.push_back(*result);
        });
  finish(jobs_, news_);
  EXPECT_EQ(delivered, (std::vector{0, 1, 2, 3, 4}));
}

TEST_F(JobsTest, TellWhatTheyDoAndHowFarTheyAre) {
  std::binary_semaphore said{0}, seen{0};
  jobs_.add<Done>(
      "Export",
      [&](JobControl& control) -> Result<Done> {
        control.say("View 1 of 2");
        control.progress(0.5);
        said.release();
        seen.acquire();
        return kDone;
      },
      [](const Result<Done>&) {});
  jobs_.add<Done>(
      "Later", [](JobControl&) -> Result<Done> { return kDone; }, [](const Result<Done>&) {});
  said.acquire();
  const auto status = jobs_.status();
  seen.release();
  ASSERT_TRUE(status);
  EXPECT_EQ(status->title, "Export");
  EXPECT_EQ(status->step, "View 1 of 2");
  EXPECT_EQ(status->share, 0.5);
  EXPECT_EQ(status->waiting, 1u);
  finish(jobs_, news_);
  EXPECT_FALSE(jobs_.status());
}

TEST_F(JobsTest, OnesThatAreCancelledAreNamedAndNotDeliveredAndTheNextGoesOn) {
  std::binary_semaphore begun{0};
  bool delivered = false, next = false;
  jobs_.add<Done>(
      "Long",
      [&](JobControl& control) -> Result<Done> {
        begun.release();
        while (!control.cancelled()) std::this_thread::yield();
        return Error{"cancelled"};
      },
      [&](const Result<Done>&) { delivered = true; });
  jobs_.add<Done>(
      "Next", [](JobControl&) -> Result<Done> { return kDone; }, [&](const Result<Done>&) { next = true; });
  begun.acquire();
  jobs_.cancel();
  EXPECT_EQ(finish(jobs_, news_), std::vector<std::string>{"Long"});
  EXPECT_FALSE(delivered);
  EXPECT_TRUE(next);
}

TEST_F(JobsTest, AreLetGoAtOnceWhenTheyAreCancelledThoughTheirWorkGoesOn) {
  std::binary_semaphore begun{0}, go_on{0};
  bool old_delivered = false, new_delivered = false;
  jobs_.add<Done>(
      "Old",
      [&](JobControl&) -> Result<Done> {
        begun.release();
        go_on.acquire();
        return kDone;  // as if nobody had cancelled it
      },
      [&](const Result<Done>&) { old_delivered = true; });
  begun.acquire();
  jobs_.cancel();
  jobs_.cancel();  // an impatient hand
  EXPECT_FALSE(jobs_.status());
  EXPECT_EQ(jobs_.deliver(), std::vector<std::string>{"Old"});

  jobs_.add<Done>(
      "New", [](JobControl&) -> Result<Done> { return kDone; }, [&](const Result<Done>&) { new_delivered = true; });
  EXPECT_EQ(jobs_.status()->title, "New");
  jobs_.cancel();  // of "Old", which is gone; "New" has not begun
  go_on.release();
  EXPECT_TRUE(finish(jobs_, news_).empty());
  EXPECT_FALSE(old_delivered);
  EXPECT_TRUE(new_delivered);
}

TEST_F(JobsTest, WhatTheyThrowBecomesAnError) {
  std::string message;
  jobs_.add<int>(
      "Throw", [](JobControl&) -> Result<int> { throw std::runtime_error("the device was lost"); },
      [&](const Result<int>& result) { message = result.error().message; });
  finish(jobs_, news_);
  EXPECT_EQ(message, "the device was lost");
}

TEST(Jobs, GoingAwayCancelsTheJobAtWorkAndNeverBeginsTheRest) {
  std::atomic<bool> saw_cancel{false}, second_began{false};
  {
    std::binary_semaphore begun{0};
    Jobs jobs;
    jobs.add<Done>(
        "Long",
        [&](JobControl& control) -> Result<Done> {
          begun.release();
          while (!control.cancelled()) std::this_thread::yield();
          saw_cancel = true;
          return Error{"cancelled"};
        },
        [](const Result<Done>&) {});
    jobs.add<Done>(
        "Second",
        [&](JobControl&) -> Result<Done> {
          second_began = true;
          return kDone;
        },
        [](const Result<Done>&) {});
    begun.acquire();
  }
  EXPECT_TRUE(saw_cancel);
  EXPECT_FALSE(second_began);
}

}  // namespace
}  // namespace stipple
