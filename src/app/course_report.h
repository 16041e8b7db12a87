#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "scalp/plan_measures.h"

namespace stipple {

/// The part of `plan info` about time: sessions, what is expected to come of them and between which bounds, a
/// session more where one is called for, the price, and the figures of healing behind it all.
nlohmann::ordered_json courseJson(const Plan& plan, const PlanMeasures& measures);
std::string courseText(const Plan& plan, const PlanMeasures& measures);

}  // namespace stipple
