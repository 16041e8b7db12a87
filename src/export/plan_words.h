// A plan's figures as they stand on paper.
#pragma once
#include <string>

#include "plan/plan.h"

namespace stipple {

std::string percent(double share);                  // "75 %"
std::string hoursWords(double minutes);             // "2 h 35 min"
std::string dayWords(const Plan& plan, float day);  // "2026-12-01", or "day 10" of a plan without dates
std::string dilutionWords(const Session& session);  // "25 to 1": water to pigment
std::string skinWords(const Skin& skin);            // "type 3.0, oily"

}  // namespace stipple
