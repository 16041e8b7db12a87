#include "app/workplace.h"

#include <fmt/format.h>

#include "head/import.h"
#include "render/close_up.h"
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
  place.preview = Preview::make(*place.device, std::move(*head), place.plan.seed);
  if (const auto good = checkPlanOnHead(place.plan, place.preview->scalp()); !good) return good.error();
  return place;
}

Camera cameraOf(const Workplace& place, std::string_view view) {
  const Scalp& scalp = place.preview->scalp();
  if (view == kMacroView)
    if (const auto macro = macroView(scalp, place.plan)) return *macro;
  const auto camera = viewFrom(view, scalp.head().landmarks);
  if (!camera)
    throw BadArguments{
        fmt::format("--view: {}; or {}, the middle of the hairline", camera.error().message, kMacroView)};
  return *camera;
}

}  // namespace stipple
