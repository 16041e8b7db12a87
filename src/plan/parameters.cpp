#include "plan/parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace stipple {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Letters to change, add or leave out to turn one text into the other (Levenshtein 1966).
std::size_t editDistance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] != to[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string_view nearestKey(std::string_view text) {
  std::vector<std::string_view> keys;
  for (const Parameter& parameter : parameters()) keys.push_back(parameter.key);
  for (const Choice& choice : choices()) keys.push_back(choice.key);
  return *std::ranges::min_element(keys, {}, [&](std::string_view key) { return editDistance(text, key); });
}

}  // namespace

const Parameter* findParameter(std::string_view key) {
  const auto found = std::ranges::find(parameters(), key, &Parameter::key);
  return found == parameters().end() ? nullptr : &*found;
}

Result<float> valueFor(const Parameter& parameter, double value) {
  const bool representable = std::abs(value) <= std::numeric_limits<float>::max();  // false for NaN too
  // Compared as floats, so that the ends of the range as the user reads them (0.07) are inside.
  const float narrowed = representable ? static_cast<float>(value) : std::numeric_limits<float>::quiet_NaN();
  if (narrowed >= parameter.low && narrowed <= parameter.high) return narrowed;
  return Error{fmt::format("{} is {:.7g}; it must be between {} and {}", parameter.key, value, parameter.low,
                           parameter.high)};
}

namespace {

Result<double> numberFrom(std::string_view key, std::string_view text, float low, float high) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure == std::errc{} && end == text.data() + text.size()) return value;
  return Error{
      fmt::format("{} is '{}', which is no number; it must be between {} and {}", key, text, low, high)};
}

/// "sessions.2.dilution"; `field` is what follows "sessions.".
Result<Done> setSessionField(Plan& plan, std::string_view key, std::string_view rest, std::string_view text) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (failure != std::errc{} || number < 1 || number > plan.sessions.size())
    return Error{
        fmt::format("there is no '{}'; this plan has sessions.1 to sessions.{}", key, plan.sessions.size())};
  const std::string_view name(end, static_cast<std::size_t>(rest.data() + rest.size() - end));
  const auto field = std::ranges::find_if(sessionFields(), [&](const SessionField& candidate) {
    return name.size() > 1 && name.substr(1) == candidate.name;
  });
  if (field == sessionFields().end()) {
    std::vector<std::string_view> names;
    for (const SessionField& candidate : sessionFields()) names.push_back(candidate.name);
    return Error{fmt::format("there is no '{}'; a session has {}", key, fmt::join(names, ", "))};
  }
  const Result<double> value = numberFrom(key, text, field->low, field->high);
  if (!value) return value.error();
  const auto narrowed = static_cast<float>(*value);
  if (!(narrowed >= field->low && narrowed <= field->high))
    return Error{
        fmt::format("{} is {:.7g}; it must be between {} and {}", key, *value, field->low, field->high)};
  plan.sessions[number - 1].*field->field = narrowed;
  return kDone;
}

}  // namespace

Result<Done> setParameter(Plan& plan, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    return Error{fmt::format("'{}' sets nothing; write key=value, such as density_per_cm2=120", assignment)};
  }
  const std::string_view key = trimmed(assignment.substr(0, equals));
  const std::string_view text = trimmed(assignment.substr(equals + 1));
  if (const Choice* choice = findChoice(key)) {
    const Result<std::size_t> index = indexFor(*choice, text);
    if (!index) return index.error();
    choice->write(plan, *index);
    return kDone;
  }
  constexpr std::string_view kSessions = "sessions.";
  if (key.starts_with(kSessions)) return setSessionField(plan, key, key.substr(kSessions.size()), text);
  const Parameter* parameter = findParameter(key);
  if (!parameter)
    return Error{fmt::format("there is no parameter '{}'; did you mean {}?", key, nearestKey(key))};
  const Result<double> value = numberFrom(key, text, parameter->low, parameter->high);
  if (!value) return value.error();
  const Result<float> fitting = valueFor(*parameter, *value);
  if (!fitting) return fitting.error();
  parameter->of(plan) = *fitting;
  return kDone;
}

}  // namespace stipple
