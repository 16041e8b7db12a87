#pragma once
#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

/// Whether a plan can be carried out: every number in its range (NaN is in none), no hairline on the brow, no
/// outline that crosses itself, something to treat, strokes that fit the chart. The error is one sentence
/// that names the field and says how to mend it. Everything that makes a plan from outside passes through
/// here: plan files, --set, the window's handles.
Result<Done> checkPlan(const Plan& plan);

}  // namespace stipple
