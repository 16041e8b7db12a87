#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/designs.h"
#include "plan/plan.h"

namespace stipple {

/// The plan as JSON text: a version, the seed, every parameter and choice by its key (parameters.h), the
/// strokes if there are any, the list of sessions, the designs if there are any; always in that order.
/// Numbers are short and read back as the same floats.
std::string toJson(const Plan& plan, const Designs& designs = {});

/// Missing fields take their defaults; unknown or repeated ones, wrong types and values out of range are
/// errors that name the field, the value and the range; so is what checkPlan refuses. Plans of older versions
/// keep their line and densities. Text over 8 MiB is refused.
Result<PlanAndDesigns> planAndDesignsFromJson(std::string_view text);
Result<PlanAndDesigns> readPlanAndDesigns(const std::filesystem::path& file);
/// The plan alone.
Result<Plan> planFromJson(std::string_view text);
Result<Plan> readPlan(const std::filesystem::path& file);

/// Written beside and renamed over the old file, so that an old plan is never half overwritten. A plan that
/// could not be read back is refused.
Result<Done> writePlan(const Plan& plan, const std::filesystem::path& file, const Designs& designs = {});

}  // namespace stipple
