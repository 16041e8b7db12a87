#pragma once
#include <string>

#include "plan/plan.h"

namespace stipple {

/// The plan as far as it decides what is seen, and no farther: without notes, price and calendar. What may
/// stand in a picture's own description, and what a client's signature is for: moving an appointment or
/// writing a note alters no design.
Plan designOf(const Plan& plan);

/// 16 hexadecimal digits that name designOf(plan): equal for equal designs in one version of the program.
std::string designHash(const Plan& plan);

}  // namespace stipple
