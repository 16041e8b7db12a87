#include "plan/stage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/units.h"
#include "plan/sitting.h"

namespace stipple {
namespace {

/// After the last session: settled by day 28 to 42 [hishairclinic.com; scalpstyles.co.uk], the later to be
/// safe.
constexpr float kHealedAfterLastDays = 42;

constexpr std::array kYears{1, 2, 3, 5, 10};

/// From here days are counted in months, and from there in years.
constexpr float kMonthsFromDay = 90, kYearsFromDay = 2 * kDaysPerYear, kDaysPerMonth = kDaysPerYear / 12;
/// Patchy until new skin has cleared, day 7 to 14 [hairdoctornyc.com].
constexpr float kPatchyUntilDay = 14;
/// Clients come back for a touch-up after 2 to 5 years, most after 3 [doctorstudio.co 3.2; ultrascalp-ink;
/// elmens].
constexpr float kFirstTouchUpYear = 3, kLastTouchUpYear = 6;

/// What is seen so many days after a session, in words for a client.
std::string_view sayingFor(const Plan& plan, std::size_t session, float days) {
  const HealingFigures& figures = plan.healing;
  const bool last = session + 1 == plan.sessions.size();
  const auto index = static_cast<int>(session);
  const float trauma = sittingsOf(plan, kUsualTreatedCm2)[session].trauma;
  const float years = days / kDaysPerYear;
  if (days < 1) return "dark dots and red skin, this is normal";
  if (days < figures.shed_from_day)
    return heal(plan, index, trauma, days).redness > 0 ? "redness fades, tiny scabs form" : "tiny scabs form";
  if (days < (figures.shed_from_day + figures.shed_until_day) / 2)
    return "scabs come off by themselves, dots lighten";
  if (days <= std::max(kPatchyUntilDay, figures.shed_until_day + 1)) return "looks patchy, this is normal";
  if (days < figures.settled_day) return "the tone evens out";
  if (days < kMonthsFromDay)
    return last ? "settled, this is the result" : "settled, ready for the next session";
  if (years < 1) return "settled, this is the result";
  if (years < kFirstTouchUpYear) return "a little softer and paler";
  if (years < kLastTouchUpYear) return "softer and paler, the usual time for a touch-up";
  return "much paler, as it is without a touch-up";
}

std::string captionAt(const Plan& plan, float day) {
  const std::vector<float> days = sessionDays(plan);
  const auto session = static_cast<std::size_t>(std::ranges::upper_bound(days, day) - days.begin() - 1);
  const float since = day - days[session];
  const std::string of = days.size() > 1 ? fmt::format(" after session {}", session + 1) : "";
  const std::string_view saying = sayingFor(plan, session, since);
  if (since == 0) return fmt::format("session {}, just done: {}", session + 1, saying);
  if (since < kMonthsFromDay) return fmt::format("day {:.0f}{}: {}", std::floor(since), of, saying);
  if (since < kYearsFromDay)
    return fmt::format("about {:.0f} months{}: {}", since / kDaysPerMonth, of, saying);
  return fmt::format("about {:.0f} years{}: {}", since / kDaysPerYear, of, saying);
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
    const bool settled =
        healed_day - days[i] >= plan.healing.settled_day;  // the next session seldom waits for it
    stages.push_back({fmt::format("s{}.healed", number), healed_day,
                      fmt::format("after session {}, {}", number, settled ? "healed" : "healing")});
  }
  return stages;
}

std::vector<Stage> yearsOf(const Plan& plan) {
  const float settled = stagesOf(plan).back().day.value_or(0);
  std::vector<Stage> years;
  for (const int year : kYears) {
    const float day = std::round(static_cast<float>(year) * kDaysPerYear);
    if (day <= settled) continue;
    std::string caption = captionAt(plan, day);
    caption = fmt::format("year {}{}", year, caption.substr(caption.find(':')));
    years.push_back({fmt::format("year{}", year), day, std::move(caption)});
  }
  return years;
}

std::vector<Stage> diaryOf(const Plan& plan) {
  constexpr float kScabsLiftDay = 4, kPatchyDay = 10;
  std::vector<Stage> diary{stagesOf(plan).front()};
  const auto add = [&](float day) { diary.push_back(stageAtDay(plan, day)); };
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool last = i + 1 == days.size();
    add(days[i]);
    if (i == 0 || last) add(days[i] + kScabsLiftDay);
    if (last) add(days[i] + kPatchyDay);
    add(last ? days[i] + kHealedAfterLastDays : days[i + 1] - 1);
  }
  for (Stage& year : yearsOf(plan))
    if (year.name == "year1" || year.name == "year5") diary.push_back(std::move(year));
  return diary;
}

Result<Stage> stageNamed(const Plan& plan, std::string_view name) {
  std::vector<Stage> stages = stagesOf(plan);
  for (Stage& year : yearsOf(plan)) stages.push_back(std::move(year));
  const auto found = std::ranges::find(stages, name, &Stage::name);
  if (found != stages.end()) return *found;

  std::vector<std::string_view> names;
  for (const Stage& stage : stages) names.push_back(stage.name);
  return Error{
      fmt::format("there is no stage '{}' in this plan; the stages are {}", name, fmt::join(names, ", "))};
}

Stage stageAtDay(const Plan& plan, float day) {
  assert(day >= 0);
  return {.name = fmt::format("day {}", day), .day = day, .caption = captionAt(plan, day)};
}

}  // namespace stipple
