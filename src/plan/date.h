// Days of the calendar, for plans whose first session has a date. Nobody asks the clock here.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stipple {

using Date = std::chrono::year_month_day;

/// "2026-12-01"; none for anything else, nor for days that no calendar has.
std::optional<Date> dateFrom(std::string_view text);
std::string textOf(Date date);

/// The date so many days later, to the nearest day.
Date daysAfter(Date date, float days);
int daysBetween(Date from, Date to);

}  // namespace stipple
