#pragma once
#include <optional>
#include <string>

#include "plan/outcome.h"

namespace stipple {

/// How the plan is looked at, to compare: a choice of the view, no edit of the plan.
struct Outlook {
  bool one_session = false;  // everything in one sitting instead
  Outcome outcome = Outcome::expected;
  bool operator==(const Outlook&) const = default;
};

/// What is drawn for `plan` on a day of its timeline.
Plan planSeen(const Plan& plan, const Outlook& outlook);
/// The one-session alternative is shown as long after its only sitting as `day` is after the latest one.
std::optional<float> daySeen(const Plan& plan, const Outlook& outlook, std::optional<float> day);

/// What makes the picture other than the plan's, for whoever looks at it; empty if nothing does.
std::string labelOf(const Outlook& outlook);
/// For names of files: "one-session-pessimistic".
std::string tagOf(const Outlook& outlook);

/// Tone on a day as a share of finished work that is all fresh: as expected, and the least and most of any
/// outcome. (Just after a session that fills much of what was lost, worse luck may look darker.)
struct ToneBand {
  float low, expected, high;
};
ToneBand toneBand(const Plan& plan, const Workload& work, float day);

}  // namespace stipple
