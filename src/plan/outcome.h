// What could come of a plan instead: the same density in one sitting, a session more, better or worse luck.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plan/sitting.h"

namespace stipple {

/// The plan with everything in one sitting: the same density, the first session's needle and pigment, every
/// zone that any session works.
Plan oneSession(const Plan& plan);

enum class Outcome : std::uint8_t { optimistic, expected, pessimistic };
inline constexpr std::array<std::string_view, 3> kOutcomeNames{"optimistic", "expected", "pessimistic"};
/// Every assumed figure of healing at the better or worse end of its likely range (healing_figures.h), but
/// never better or worse than the plan's own figure the wrong way; expected is the plan itself.
Plan withOutcome(const Plan& plan, Outcome outcome);

/// What a plan comes to once its last session has settled.
struct SettledResult {
  double held_share = 0;   // of the density aimed at (heldShare)
  float settled_tone = 0;  // of every impression fresh (ExpectedLook::tone)
};
/// By Outcome: what a client is told to expect, and between which bounds.
std::array<SettledResult, kOutcomeNames.size()> settledResults(const Plan& plan, const Workload& work);
inline constexpr float kSettledAfterDays = 42;  // as the last healed stage (stage.cpp)

struct Proposal {
  Session session;     // to append
  double held_before;  // heldShare of the plan, and with the session
  double held_after;
  std::string reason;  // one sentence for the practitioner
};
/// A session more where what settles is expected to miss the density aimed at by more than kMostShortfall.
/// None if the plan has kMaxSessions already.
std::optional<Proposal> proposeExtraSession(const Plan& plan, const Workload& work);
std::optional<Proposal> proposeExtraSession(const Plan& plan, double treated_area_cm2);
inline constexpr double kMostShortfall = 0.08;  // assumed: less is not seen

}  // namespace stipple
