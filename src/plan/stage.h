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
  std::string caption;       // for a client: "after session 1, healed"
};

/// "bare", then each session fresh and healed. Healed is the day before the next session, and 42 days after
/// the last one.
std::vector<Stage> stagesOf(const Plan& plan);

/// The stage called `name`; the error lists the names there are.
Result<Stage> stageNamed(const Plan& plan, std::string_view name);

/// Any day, day >= 0.
Stage stageAtDay(float day);

}  // namespace stipple
