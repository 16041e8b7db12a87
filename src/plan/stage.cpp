#include "plan/stage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stipple {
namespace {

/// After the last session: settled by day 28 to 42 [hishairclinic.com; scalpstyles.co.uk], the later to be
/// safe.
constexpr float kHealedAfterLastDays = 42;

std::string captionAt(float day) {
  constexpr float kDaysPerMonth = 365.25f / 12, kDaysPerYear = 365.25f;
  constexpr float kCountInMonthsFrom = 90, kCountInYearsFrom = 2 * kDaysPerYear;
  if (day == 0) return "first session, just done";
  if (day == 1) return "1 day after the first session";
  if (day < kCountInMonthsFrom) return fmt::format("{} days after the first session", day);
  if (day < kCountInYearsFrom) {
    return fmt::format("about {:.0f} months after the first session", day / kDaysPerMonth);
  }
  return fmt::format("about {:.0f} years after the first session", day / kDaysPerYear);
}

}  // namespace

std::vector<float> sessionDays(const Plan& plan) {
  std::vector<float> days;
  days.reserve(plan.sessions.size());
  for (const Session& session : plan.sessions) {
    days.push_back(days.empty() ? 0 : days.back() + session.interval_days);
  }
  return days;
}

std::vector<Stage> stagesOf(const Plan& plan) {
  std::vector<Stage> stages{{.name = "bare", .day = std::nullopt, .caption = "before treatment"}};
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::size_t number = i + 1;
    const float healed_day = number < days.size() ? days[number] - 1 : days[i] + kHealedAfterLastDays;
    stages.push_back(
        {fmt::format("s{}.fresh", number), days[i], fmt::format("session {}, just done", number)});
    stages.push_back(
        {fmt::format("s{}.healed", number), healed_day, fmt::format("after session {}, healed", number)});
  }
  return stages;
}

Result<Stage> stageNamed(const Plan& plan, std::string_view name) {
  const std::vector<Stage> stages = stagesOf(plan);
  const auto found = std::ranges::find(stages, name, &Stage::name);
  if (found != stages.end()) return *found;

  std::vector<std::string_view> names;
  for (const Stage& stage : stages) names.push_back(stage.name);
  return Error{
      fmt::format("there is no stage '{}' in this plan; the stages are {}", name, fmt::join(names, ", "))};
}

Stage stageAtDay(float day) {
  assert(day >= 0);
  return {.name = fmt::format("day {}", day), .day = day, .caption = captionAt(day)};
}

}  // namespace stipple
