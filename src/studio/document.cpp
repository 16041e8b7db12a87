#include "studio/document.h"

#include <cassert>
#include <iterator>
#include <utility>

namespace stipple {

Document::Document(Plan plan, std::filesystem::path file) : file_(std::move(file)) {
  steps_.front().plan = plan;
  if (!file_.empty()) steps_.front().name = "Opened";
  saved_ = std::move(plan);
}

void Document::replace(Plan plan, std::filesystem::path file) {
  const std::uint64_t revision = revision_ + 1;
  *this = Document(std::move(plan), std::move(file));
  revision_ = revision;
}

void Document::change(const Plan& plan, const std::string& name) {
  if (plan == this->plan()) return;
  ++revision_;
  if (group_open_ && steps_[current_].name == name) {
    steps_[current_].plan = plan;
    // Dragged away and back again: nothing happened.
    if (plan == steps_[current_ - 1].plan) {
      steps_.pop_back();
      --current_;
      group_open_ = false;
    }
    return;
  }
  steps_.erase(std::next(steps_.begin(), static_cast<std::ptrdiff_t>(current_) + 1), steps_.end());
  steps_.push_back({plan, name});
  if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
  current_ = steps_.size() - 1;
  group_open_ = true;
}

void Document::finishGroup() {
  group_open_ = false;
}

void Document::changeAtOnce(const Plan& plan, const std::string& name) {
  finishGroup();
  change(plan, name);
  finishGroup();
}

void Document::undo() {
  if (canUndo()) goTo(current_ - 1);
}

void Document::redo() {
  if (canRedo()) goTo(current_ + 1);
}

void Document::goTo(std::size_t step) {
  assert(step < steps_.size());
  finishGroup();
  current_ = step;
  ++revision_;
}

const std::string& Document::undoName() const {
  assert(canUndo());
  return steps_[current_].name;
}

const std::string& Document::redoName() const {
  assert(canRedo());
  return steps_[current_ + 1].name;
}

void Document::markSaved(std::filesystem::path file) {
  finishGroup();
  file_ = std::move(file);
  saved_ = plan();
  ++revision_;
}

}  // namespace stipple
