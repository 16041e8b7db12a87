#include "studio/document.h"

#include <cassert>
#include <iterator>
#include <utility>

namespace stipple {

Document::Document(Plan plan, std::filesystem::path file, Designs designs)
    : saved_{std::move(plan), std::move(designs)}, file_(std::move(file)) {
  steps_.front().now = saved_;
  if (!file_.empty()) steps_.front().name = "Opened";
}

void Document::replace(Plan plan, std::filesystem::path file, Designs designs) {
  const std::uint64_t revision = revision_ + 1;
  *this = Document(std::move(plan), std::move(file), std::move(designs));
  revision_ = revision;
}

void Document::change(const Plan& plan, const std::string& name) {
  if (plan == this->plan()) return;
  if (group_open_ && steps_[current_].name == name) {
    ++revision_;
    steps_[current_].now.plan = plan;
    // Dragged away and back again: nothing happened.
    if (plan == steps_[current_ - 1].now.plan) {
      steps_.pop_back();
      --current_;
      group_open_ = false;
    }
    return;
  }
  add({plan, designs()}, name);
  group_open_ = true;
}

/// What could be done again no longer can.
void Document::add(PlanAndDesigns now, const std::string& name) {
  ++revision_;
  steps_.erase(std::next(steps_.begin(), static_cast<std::ptrdiff_t>(current_) + 1), steps_.end());
  steps_.push_back({std::move(now), name});
  if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
  current_ = steps_.size() - 1;
}

void Document::finishGroup() {
  group_open_ = false;
}

void Document::changeAtOnce(const Plan& plan, const std::string& name) {
  changeAtOnce(PlanAndDesigns{plan, designs()}, name);
}

void Document::changeAtOnce(PlanAndDesigns now, const std::string& name) {
  finishGroup();
  if (now != planAndDesigns()) add(std::move(now), name);
}

void Document::keepDesign(std::size_t index) {
  PlanAndDesigns now = planAndDesigns();
  now.designs.keep(index, now.plan);
  changeAtOnce(std::move(now), std::string("Keep as design ") + Designs::letterOf(index));
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
  markSaved(std::move(file), planAndDesigns());
}

void Document::markSaved(std::filesystem::path file, PlanAndDesigns saved) {
  file_ = std::move(file);
  saved_ = std::move(saved);
  ++revision_;
}

}  // namespace stipple
