#include "plan/design.h"

#include "base/hash.h"
#include "plan/plan_file.h"

namespace stipple {

Plan designOf(const Plan& plan) {
  Plan design = plan;
  for (Session& session : design.sessions) session.notes.clear();
  design.price = {};
  design.first_date.reset();
  return design;
}

std::string designHash(const Plan& plan) {
  return Hash().add(toJson(designOf(plan))).hex();
}

}  // namespace stipple
