#include <algorithm>
#include <functional>

#include "base/clock.h"
#include "render/bench.h"

namespace stipple {
namespace {

/// Brings the fields from plan to plan, each made by one more `edit`; the first round warms up.
double timeEdits(Scalp& scalp, Plan plan, int rounds, const std::function<void(Plan&, int round)>& edit) {
  std::vector<double> times_ms;
  for (int round = 0; round <= rounds; ++round) {
    edit(plan, round);
    const double started = secondsNow();
    (void)scalp.fieldsFor(plan);
    if (round > 0) times_ms.push_back((secondsNow() - started) * 1e3);
  }
  const auto middle = times_ms.begin() + static_cast<std::ptrdiff_t>(times_ms.size() / 2);
  std::nth_element(times_ms.begin(), middle, times_ms.end());
  return *middle;
}

}  // namespace

FieldTimes timeFields(Scalp& scalp, const Plan& plan, int rounds) {
  using enum HairlinePointId;
  // There and back, so that every round is an edit and no round leaves the range.
  const auto step = [](int round) { return static_cast<float>(round % 2 + 1); };
  const Hairline hairline = plan.hairline;
  FieldTimes times;
  times.density_ms = timeEdits(scalp, plan, rounds, [&](Plan& edited, int round) {
    edited.density_per_cm2 = plan.density_per_cm2 + step(round);
  });
  times.point_ms = timeEdits(scalp, plan, rounds, [&](Plan& edited, int round) {
    for (const HairlinePointId corner : {corner_left, corner_right})
      edited.hairline[corner].up_mm = hairline[corner].up_mm + step(round);
  });
  times.fade_ms = timeEdits(scalp, plan, rounds, [&](Plan& edited, int round) {
    edited.hairline.fade_mm = hairline.fade_mm + step(round);
  });
  times.norwood_ms = timeEdits(
      scalp, plan, rounds, [&](Plan& edited, int round) { edited.native.norwood_stage = 3 + step(round); });
  return times;
}

}  // namespace stipple
