#pragma once
#include <string>

#include "head/head.h"
#include "scalp/plan_measures.h"

namespace stipple {

/// What `plan info` says: one JSON object, or a page to read at the desk.
std::string planReportJson(const Plan& plan, const Head& head, const PlanMeasures& measures);
std::string planReportText(const Plan& plan, const Head& head, const PlanMeasures& measures);

}  // namespace stipple
