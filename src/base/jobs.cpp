#include "base/jobs.h"

#include <algorithm>
#include <exception>
#include <new>

#include "base/clock.h"

namespace stipple {

void JobControl::progress(double share) {
  share_ = std::clamp(share, 0.0, 1.0);
  if (wake_) wake_();
}

void JobControl::say(std::string step) {
  {
    const std::scoped_lock lock(mutex_);
    step_ = std::move(step);
  }
  if (wake_) wake_();
}

Jobs::Jobs(std::function<void()> wake)
    : wake_(std::move(wake)), worker_([this](const std::stop_token& ending) { work(ending); }) {}

Jobs::~Jobs() {
  worker_.request_stop();
  cancel();
  worker_.join();
}

void Jobs::enqueue(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(job));
  }
  added_.notify_one();
}

void Jobs::work(const std::stop_token& ending) {
  for (;;) {
    Job job;
    std::shared_ptr<JobControl> control;
    {
      std::unique_lock lock(mutex_);
      // Asked once more after the wait: it also ends with work still waiting.
      if (!added_.wait(lock, ending, [this] { return !waiting_.empty(); }) || ending.stop_requested()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
      std::stop_source stop;
      control = std::make_shared<JobControl>(stop.get_token(), wake_);
      current_ = Current{job.title, secondsNow(), std::move(stop), control};
    }
    perform(job, *control);
    {
      const std::scoped_lock lock(mutex_);
      if (!current_->letGo()) done_.push_back(std::move(job));
      current_.reset();
    }
    job = {};  // with what was let go, which may be large: before the next begins
    if (wake_) wake_();
  }
}

void Jobs::perform(Job& job, JobControl& control) const {
  try {
    job.run(control);
  } catch (const std::bad_alloc&) {
    job.fail({"memory ran out; choose a smaller size or close other programs"});
  } catch (const std::exception& error) {
    job.fail({error.what()});
  }
}

std::optional<Jobs::Status> Jobs::status() const {
  const std::scoped_lock lock(mutex_);
  if (!current_ || current_->letGo()) {
    // Between being added and being begun.
    if (waiting_.empty()) return std::nullopt;
    return Status{.title = waiting_.front().title, .waiting = waiting_.size() - 1};
  }
  Status status{.title = current_->title,
                .share = current_->control->share_,
                .seconds = secondsNow() - current_->started_s,
                .waiting = waiting_.size()};
  const std::scoped_lock step_lock(current_->control->mutex_);
  status.step = current_->control->step_;
  return status;
}

void Jobs::cancel() {
  const std::scoped_lock lock(mutex_);
  if (!current_ || !current_->stop.request_stop()) return;
  cancelled_.push_back(current_->title);
}

std::vector<std::string> Jobs::deliver() {
  std::vector<Job> done;
  std::vector<std::string> cancelled;
  {
    const std::scoped_lock lock(mutex_);
    done.swap(done_);
    cancelled.swap(cancelled_);
  }
  for (const Job& job : done) job.deliver();
  return cancelled;
}

}  // namespace stipple
