#include "plan/captions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <iterator>

#include "base/units.h"
#include "plan/sitting.h"

namespace stipple {
namespace {

constexpr float kNextSessionWithinDays = 3;

/// Day after its session from which nobody sees redness any more.
float rednessGoneDay(const Plan& plan, std::size_t session) {
  constexpr float kStepDays = 0.25f, kLongest = 60;
  const float trauma = sittingsOf(plan, kUsualTreatedCm2)[session].trauma;
  float day = 0;
  while (day < kLongest && heal(plan, static_cast<int>(session), trauma, day).redness > 0) day += kStepDays;
  return day;
}

/// What healing does so many days after the latest session.
std::string phaseAfter(const Plan& plan, std::size_t session, float days, std::optional<float> days_to_next) {
  const HealingFigures& figures = plan.healing;
  const auto inDays = [&](float until) {
    const float left = std::max(1.0f, std::round(until - days));
    return left == 1 ? std::string("1 day") : fmt::format("{:.0f} days", left);
  };
  if (days_to_next && *days_to_next <= kNextSessionWithinDays)
    return fmt::format("the next session is in {}", inDays(days + *days_to_next));
  if (days < figures.shed_until_day)
    if (const float gone = rednessGoneDay(plan, session); days < gone)
      return fmt::format("redness is gone in about {}", inDays(gone));
  if (days < figures.shed_until_day)
    return fmt::format("the last scabs fall in about {}", inDays(figures.shed_until_day));
  if (days < figures.settled_day) return fmt::format("settled in about {}", inDays(figures.settled_day));
  return fmt::format("fades by about {:.0f} % a year",
                     figures.fading_per_year * traitsOf(plan.skin.type).fading * 100);
}

}  // namespace

std::string dateText(Date date) {
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

Stage stageShown(const Plan& plan, std::optional<float> day) {
  std::vector<Stage> stages = stagesOf(plan);
  std::ranges::move(yearsOf(plan), std::back_inserter(stages));
  const auto stageOn = [&](std::optional<float> which) {
    return std::ranges::find(stages, which, &Stage::day);
  };
  if (const auto exact = stageOn(day); exact != stages.end()) return *exact;
  const float whole_day = std::round(day.value_or(0));
  if (const auto near = stageOn(whole_day); near != stages.end()) return *near;
  return stageAtDay(plan, whole_day);
}

std::string captionFor(const Plan& plan, std::optional<float> day) {
  std::string caption = stageShown(plan, day).caption;
  if (!caption.empty()) caption[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(caption[0])));
  return caption;
}

std::string captionForOneSession(const Plan& one, std::optional<float> day) {
  if (!day) return captionFor(one, day);
  const std::string caption = stageShown(one, day).caption;
  std::string_view rest = caption;
  // Which session it was goes without saying.
  for (const std::string_view known : {"after session 1, ", "session 1, "})
    if (rest.starts_with(known)) rest.remove_prefix(known.size());
  return fmt::format("All in one session, {}", rest);
}

std::string detailFor(const Plan& plan, std::optional<float> day) {
  if (!day) return "before the first session";
  const std::vector<float> sessions = sessionDays(plan);
  const auto next = std::ranges::upper_bound(sessions, *day);
  const auto session = static_cast<std::size_t>(next - sessions.begin()) - 1;  // the first is on day 0
  const auto to_next = next == sessions.end() ? std::optional<float>() : *next - *day;
  const float years = *day / kDaysPerYear;
  std::string detail = years < 1 ? fmt::format("day {:.0f}", *day) : fmt::format("{:.1f} years", years);
  if (plan.first_date) detail += fmt::format(" · {}", dateText(daysAfter(*plan.first_date, *day)));
  return fmt::format("{} · {}", detail, phaseAfter(plan, session, *day - sessions[session], to_next));
}

}  // namespace stipple
