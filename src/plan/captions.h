#pragma once
#include <optional>
#include <string>

#include "plan/stage.h"

namespace stipple {

// A moment of the timeline in words: on screen, in films, on paper.

/// The stage whose day is exactly `day`, or any other day as stageAtDay() describes it, to the nearest whole
/// day.
Stage stageShown(const Plan& plan, std::optional<float> day);

/// For a client, large: "Session 1, just done", "Day 9 after session 1: looks patchy, this is normal".
std::string captionFor(const Plan& plan, std::optional<float> day);

/// The same of the one-session alternative beside a plan: "All in one session, healed".
std::string captionForOneSession(const Plan& one, std::optional<float> day);

/// Beneath it, small: the day, its date if the plan has one, and what healing does about then: "day 12 ·
/// 13 Dec 2026 · redness is gone in about 3 days".
std::string detailFor(const Plan& plan, std::optional<float> day);

/// "13 Dec 2026".
std::string dateText(Date date);

}  // namespace stipple
