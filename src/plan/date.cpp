#include "plan/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stipple {

std::optional<Date> dateFrom(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  const auto fits = [](char letter, char form) {
    return form == '-' ? letter == '-' : letter >= '0' && letter <= '9';
  };
  if (!std::ranges::equal(text, kForm, fits)) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    int value = 0;
    std::from_chars(text.data() + from, text.data() + from + length, value);
    return value;
  };
  const Date date{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                  std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string textOf(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Date daysAfter(Date date, float days) {
  return std::chrono::sys_days(date) + std::chrono::days(std::lround(days));
}

int daysBetween(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

}  // namespace stipple
