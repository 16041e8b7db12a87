#include "studio/document.h"

#include <cassert>
#include <iterator>
#include <utility>

namespace stipple {

Document::Document(Plan plan, std::filesystem::path file) : file_(std::move(file)) {
  steps_.front().plan = plan;
  saved_ = std::move(plan);
}

void Document::change(const Plan& plan, const std::string& name) {
  if (plan == this->plan()) return;
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
  finishGroup();
  if (canUndo()) --current_;
}

void Document::redo() {
  finishGroup();
  if (canRedo()) ++current_;
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
}

}  // namespace stipple
