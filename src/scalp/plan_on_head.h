#pragma once
#include "base/result.h"
#include "plan/plan.h"
#include "scalp/scalp.h"

namespace stipple {

/// Whether a plan that checkPlan accepts can be carried out on this very head: every point of the hairline on
/// skin that the chart shows, none on an ear or on the face, the front clear of the brow, and an outline that
/// does not cross itself where it lies. The error is one sentence that names the point and says how to mend
/// it.
Result<Done> checkPlanOnHead(const Plan& plan, const Scalp& scalp);

}  // namespace stipple
