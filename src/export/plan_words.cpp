#include "export/plan_words.h"

#include <fmt/format.h>

#include <cmath>

namespace stipple {

std::string percent(double share) {
  return fmt::format("{:.0f} %", 100 * share);
}

std::string hoursWords(double minutes) {
  const auto whole = static_cast<int>(std::lround(minutes));
  return fmt::format("{} h {:02} min", whole / 60, whole % 60);
}

std::string dayWords(const Plan& plan, float day) {
  return plan.first_date ? textOf(daysAfter(*plan.first_date, day)) : fmt::format("day {:.0f}", day);
}

std::string dilutionWords(const Session& session) {
  return fmt::format("{:.4g} to 1", session.dilution);
}

std::string skinWords(const Skin& skin) {
  return fmt::format("type {:.1f}, {}", skin.fitzpatrick,
                     kSkinTypeNames[static_cast<std::size_t>(skin.type)]);
}

}  // namespace stipple
