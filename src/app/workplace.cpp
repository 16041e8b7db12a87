#include "app/workplace.h"

#include "head/import.h"
#include "scalp/plan_on_head.h"

namespace stipple {

Result<Workplace> openWorkplace(const CommonOptions& options) {
  auto plan = openPlan(options);
  if (!plan) return plan.error();
  return openWorkplace(options, std::move(*plan));
}

Result<Workplace> openWorkplace(const CommonOptions& options, Plan plan) {
  auto head = loadHead(options.head);
  if (!head) return head.error();
  if (const auto matched = matchSkin(plan, *head, options); !matched) return matched.error();
  auto device = openDevice(options);
  if (!device) return device.error();
  Workplace place{std::move(plan), std::move(*device), nullptr};
  place.preview = std::make_unique<Preview>(*place.device, std::move(*head), place.plan.seed);
  if (const auto good = checkPlanOnHead(place.plan, place.preview->scalp()); !good) return good.error();
  return place;
}

}  // namespace stipple
