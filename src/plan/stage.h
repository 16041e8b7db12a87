#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

/// A moment on the timeline. No day: bare skin, before the first session.
struct Stage {
  std::string name;          // "bare", "s1.fresh", "s1.healed", ... or "day 12"
  std::optional<float> day;  // since the first session; that day's session is just done
  std::string caption;       // for a client: "after session 3, healed"; on a day too early for it "healing"
};

/// "bare", then each session fresh and healed. Healed is the day before the next session, and 42 days after
/// the last one.
std::vector<Stage> stagesOf(const Plan& plan);

/// What comes after them: "year1", "year2", "year3", "year5" and "year10" since the first session, those that
/// lie behind the last healed stage.
std::vector<Stage> yearsOf(const Plan& plan);
inline constexpr float kLastYear = 10;  // how far the timeline goes

/// What a client's diary of the treatment would hold, in order: bare, the first session and the last one day by
/// day, the others done and healed, then two years. Twelve for three sessions. Captions as of stageAtDay().
std::vector<Stage> diaryOf(const Plan& plan);

/// The stage or year called `name`; the error lists the names there are.
Result<Stage> stageNamed(const Plan& plan, std::string_view name);

/// Any day, day >= 0. The caption says what is seen then and whether it is as it should be, counted from the
/// latest session: "day 9 after session 1: looks patchy, this is normal".
Stage stageAtDay(const Plan& plan, float day);

}  // namespace stipple
