#include "studio/outlook.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace stipple {

Plan planSeen(const Plan& plan, const Outlook& outlook) {
  return withOutcome(outlook.one_session ? oneSession(plan) : plan, outlook.outcome);
}

std::optional<float> daySeen(const Plan& plan, const Outlook& outlook, std::optional<float> day) {
  if (!day || !outlook.one_session) return day;
  const std::vector<float> sessions = sessionDays(plan);
  const auto next = std::ranges::upper_bound(sessions, *day);
  return next == sessions.begin() ? *day : *day - *std::prev(next);
}

std::string labelOf(const Outlook& outlook) {
  const std::string_view luck = outlook.outcome == Outcome::optimistic    ? "optimistic outcome"
                                : outlook.outcome == Outcome::pessimistic ? "pessimistic outcome"
                                                                          : "";
  if (!outlook.one_session) {
    if (luck.empty()) return {};
    return fmt::format("{}{}", static_cast<char>(luck[0] - 'a' + 'A'), luck.substr(1));
  }
  return luck.empty() ? "To compare: all in one session"
                      : fmt::format("To compare: all in one session, {}", luck);
}

std::string tagOf(const Outlook& outlook) {
  std::string tag = outlook.one_session ? "one-session" : "";
  if (outlook.outcome == Outcome::expected) return tag;
  if (!tag.empty()) tag += '-';
  return tag.append(kOutcomeNames[static_cast<std::size_t>(outlook.outcome)]);
}

ToneBand toneBand(const Plan& plan, const Workload& work, float day) {
  const auto toneWith = [&](Outcome outcome) {
    return expectedLook(withOutcome(plan, outcome), work, day).tone;
  };
  const float expected = toneWith(Outcome::expected);
  const auto [low, high] =
      std::minmax({toneWith(Outcome::pessimistic), expected, toneWith(Outcome::optimistic)});
  return {low, expected, high};
}

}  // namespace stipple
