#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/result.h"

namespace stipple {

/// What a job's work is given: whether it is still wanted, and where to say how far it is.
class JobControl {
 public:
  JobControl(std::stop_token stop, std::function<void()> wake)
      : stop_(std::move(stop)), wake_(std::move(wake)) {}

  const std::stop_token& stop() const { return stop_; }
  bool cancelled() const { return stop_.stop_requested(); }
  /// Of the whole job, 0 to 1.
  void progress(double share);
  /// What is being done: "View 2 of 6".
  void say(std::string step);

 private:
  friend class Jobs;
  std::stop_token stop_;
  std::function<void()> wake_;
  std::atomic<double> share_{0};
  mutable std::mutex mutex_;
  std::string step_;
};

/// Work beside the interface: one job after another on a thread of its own, each with its progress and a way
/// to cancel it. All calls but those of JobControl belong to the thread that made it.
class Jobs {
 public:
  /// `wake` is called from the working thread whenever there is news.
  explicit Jobs(std::function<void()> wake = {});
  /// Cancels what is left and waits for it.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// `work` runs on the working thread; once it is done, deliver() hands what it gave to `then`. What `work`
  /// throws becomes an Error. A job that is cancelled is let go: `then` never hears of it, whatever it gave.
  template <typename T>
  void add(std::string title, std::function<Result<T>(JobControl&)> work,
           std::function<void(Result<T>)> then) {
    auto result = std::make_shared<std::optional<Result<T>>>();
    enqueue({.title = std::move(title),
             .run = [result, work = std::move(work)](JobControl& control) { result->emplace(work(control)); },
             .fail = [result](Error error) { result->emplace(std::move(error)); },
             .deliver = [result, then = std::move(then)] { then(std::move(**result)); }});
  }

  struct Status {
    std::string title, step;
    double share = 0;
    double seconds = 0;  // since it began
    std::size_t waiting = 0;
  };
  /// Of the job at work; none: all is done, but for one that was let go.
  std::optional<Status> status() const;
  bool busy() const { return status().has_value(); }
  /// Lets go of the job at work, at once; its work is told and ends as soon as it looks. Those that wait go
  /// on after it.
  void cancel();

  /// Tells of what has been done since the last call, in order; gives back the titles of jobs cancelled
  /// since.
  std::vector<std::string> deliver();

 private:
  struct Job {
    std::string title;
    std::function<void(JobControl&)> run;
    std::function<void(Error)> fail;
    std::function<void()> deliver;
  };
  struct Current {
    std::string title;
    double started_s;
    std::stop_source stop;
    std::shared_ptr<JobControl> control;
    bool letGo() const { return control->cancelled(); }
  };

  void enqueue(Job job);
  void work(const std::stop_token& ending);
  void perform(Job& job, JobControl& control) const;

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any added_;
  std::deque<Job> waiting_;
  std::optional<Current> current_;
  std::vector<Job> done_;
  std::vector<std::string> cancelled_;  // titles that deliver() has not given back yet
  std::jthread worker_;                 // last: it uses all of the above
};

}  // namespace stipple
