#include "studio/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "plan/captions.h"
#include "plan/stage.h"

namespace stipple {
namespace {

constexpr float kDividerMargin = 0.03f;  // of the picture's width: the divider cannot be lost at an edge
constexpr float kDividerStep = 0.01f;    // likewise: a key's

std::vector<Stage> stopsOf(const Plan& plan) {
  std::vector<Stage> stops = stagesOf(plan);
  std::ranges::move(yearsOf(plan), std::back_inserter(stops));
  return stops;
}

/// The moment of `other` that corresponds to a day of `plan`: the same stop where the plan stands on one, for
/// the sessions may lie elsewhere, else the same day.
std::optional<float> sameMoment(const Plan& plan, std::optional<float> day, const Plan& other) {
  const std::vector<Stage> stops = stopsOf(plan), others = stopsOf(other);
  const auto here = std::ranges::find(stops, day, &Stage::day);
  if (here == stops.end()) return day;
  // "Healed" means the end of the treatment, whatever the number of sessions.
  if (here->day == stagesOf(plan).back().day) return stagesOf(other).back().day;
  const auto there = std::ranges::find(others, here->name, &Stage::name);
  return there == others.end() ? day : there->day;
}

Seen seenStage(const std::string& name, const CompareWith& with) {
  const std::vector<Stage> stops = stopsOf(with.plan);
  const auto found = std::ranges::find(stops, name, &Stage::name);
  // The plan has fewer sessions by now: what was the end of one is the end of the last.
  const std::optional<float> day = found == stops.end() ? stagesOf(with.plan).back().day : found->day;
  Plan seen = planSeen(with.plan, {false, with.outlook.outcome});
  std::string caption = captionFor(seen, day);
  return {std::move(seen), day, std::move(caption)};
}

Seen seenWith(const Outlook& outlook, const CompareWith& with) {
  Plan seen = planSeen(with.plan, outlook);
  const auto day = daySeen(with.plan, outlook, with.day);
  std::string caption = outlook.one_session ? captionForOneSession(seen, day) : captionFor(seen, day);
  return {std::move(seen), day, std::move(caption)};
}

Seen seenDesign(std::size_t index, const CompareWith& with) {
  const char letter = Designs::letterOf(index);
  const Plan* kept = with.designs.at(index);
  if (!kept) return {std::nullopt, std::nullopt, fmt::format("Design {}: none kept yet", letter)};
  Plan seen = planSeen(*kept, {false, with.outlook.outcome});
  const auto day = sameMoment(with.plan, with.day, seen);
  std::string caption = fmt::format("Design {} · {}", letter, captionFor(seen, day));
  return {std::move(seen), day, std::move(caption)};
}

/// Bare skin, the end of each session and, while there is room, the sessions just done: four in order.
std::vector<Subject> fourStages(const Plan& plan) {
  constexpr std::size_t kPanes = 4;
  const std::vector<Stage> stages = stagesOf(plan);  // bare, then each session fresh and healed
  std::vector<std::size_t> chosen{0};
  const std::size_t sessions = stages.size() / 2;
  for (std::size_t i = sessions - std::min(sessions, kPanes - 1); i < sessions; ++i)
    chosen.push_back(2 * i + 2);
  for (std::size_t i = 0; i < sessions && chosen.size() < kPanes; ++i) chosen.push_back(2 * i + 1);
  std::ranges::sort(chosen);
  std::vector<Subject> subjects;
  for (const std::size_t i : chosen) subjects.push_back({Subject::Kind::stage, stages[i].name});
  // A single session has three stages; what they come to after years is the fourth.
  for (const Stage& year : yearsOf(plan))
    if (subjects.size() < kPanes) subjects.push_back({Subject::Kind::stage, year.name});
  return subjects;
}

}  // namespace

Seen seenOf(const Subject& subject, const CompareWith& with) {
  switch (subject.kind) {
    case Subject::Kind::current:
      return seenWith(with.outlook, with);
    case Subject::Kind::stage:
      return seenStage(subject.stage, with);
    case Subject::Kind::one_sitting:
      return seenWith({true, with.outlook.outcome}, with);
    case Subject::Kind::design:
      return seenDesign(subject.design, with);
  }
  return {};
}

std::vector<Subject> subjectsOf(const CompareWith& with) {
  std::vector<Subject> subjects{{Subject::Kind::current}};
  for (const Stage& stop : stopsOf(with.plan)) subjects.push_back({Subject::Kind::stage, stop.name});
  subjects.push_back({Subject::Kind::one_sitting});
  for (std::size_t i = 0; i < Designs::kCount; ++i)
    if (with.designs.at(i)) subjects.push_back({Subject::Kind::design, {}, i});
  return subjects;
}

void Comparison::toggle() {
  if (active())
    last_ = std::exchange(layout_, Layout::off);
  else
    layout_ = last_;
}

void Comparison::next() {
  layout_ = layout_ == Layout::designs ? Layout::off : static_cast<Layout>(static_cast<int>(layout_) + 1);
}

void Comparison::stepLeft(int direction, const CompareWith& with) {
  const std::vector<Subject> subjects = subjectsOf(with);
  const auto here = std::ranges::find(subjects, sides_[0]);
  const std::size_t count = subjects.size();
  const std::size_t index = here == subjects.end() ? 0 : static_cast<std::size_t>(here - subjects.begin());
  sides_[0] = subjects[(index + (direction > 0 ? 1 : count - 1)) % count];
}

std::vector<Subject> Comparison::subjects(const Plan& plan) const {
  switch (layout_) {
    case Layout::off:
      return {Subject{}};
    case Layout::wipe:
    case Layout::side_by_side:
      return {sides_.begin(), sides_.end()};
    case Layout::stages:
      return fourStages(plan);
    case Layout::designs: {
      std::vector<Subject> subjects;
      for (std::size_t i = 0; i < Designs::kCount; ++i) subjects.push_back({Subject::Kind::design, {}, i});
      return subjects;
    }
  }
  return {};
}

std::vector<Ui::Rect> Comparison::panesOf(const Ui::Rect& picture, const Ui::Rect& free, float gap) const {
  if (!hasPanes()) return {picture};
  const int columns = 2, rows = layout_ == Layout::side_by_side ? 1 : 2;
  const auto spanOf = [&](float whole, int parts) {
    return std::max(1.0f,
                    std::floor((whole - gap * static_cast<float>(parts - 1)) / static_cast<float>(parts)));
  };
  const float left = picture.low.x, top = std::floor(free.low.y);
  const glm::vec2 size{spanOf(picture.high.x - left, columns), spanOf(free.high.y - top, rows)};
  std::vector<Ui::Rect> panes;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const ImVec2 low{left + static_cast<float>(column) * (size.x + gap),
                       top + static_cast<float>(row) * (size.y + gap)};
      panes.push_back({low, {low.x + size.x, low.y + size.y}});
    }
  return panes;
}

float Comparison::dividerAt(const Ui::Rect& picture) const {
  return std::round(picture.low.x + divider_ * (picture.high.x - picture.low.x));
}

bool Comparison::isOnDivider(const Ui::Rect& picture, glm::vec2 at, float reach) const {
  return layout_ == Layout::wipe && std::abs(at.x - dividerAt(picture)) <= reach;
}

void Comparison::moveDivider(const Ui::Rect& picture, float x) {
  const float width = std::max(picture.high.x - picture.low.x, 1.0f);
  divider_ = std::clamp((x - picture.low.x) / width, kDividerMargin, 1 - kDividerMargin);
}

void Comparison::stepDivider(int steps) {
  if (layout_ != Layout::wipe) return;
  divider_ =
      std::clamp(divider_ + static_cast<float>(steps) * kDividerStep, kDividerMargin, 1 - kDividerMargin);
}

}  // namespace stipple
