#include "plan/outcome.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

/// A touch-up session waits until the last one has settled, as far as that is soon [smphaircreations: 10 to
/// 30 days].
constexpr float kExtraIntervalDays = 30;

}  // namespace

Plan oneSession(const Plan& plan) {
  Session all = plan.sessions.front();
  all.share = plan.sessions.back().share;
  all.interval_days = 0;
  for (std::size_t z = 0; z < kZoneCount; ++z) {
    const auto zone = static_cast<ZoneId>(z);
    if (std::ranges::any_of(plan.sessions, [&](const Session& session) { return session.zones.has(zone); }))
      all.zones.set(zone);
  }
  Plan one = plan;
  one.sessions = {all};
  return one;
}

Plan withOutcome(const Plan& plan, Outcome outcome) {
  Plan changed = plan;
  if (outcome == Outcome::expected) return changed;
  for (const Figure& figure : healingFigures()) {
    if (!figure.assumed || figure.better == BetterEnd::neither) continue;
    const bool to_high = (figure.better == BetterEnd::high) == (outcome == Outcome::optimistic);
    float& value = figure.of(changed);
    value = to_high ? std::max(value, figure.likely_high) : std::min(value, figure.likely_low);
  }
  return changed;
}

std::array<SettledResult, kOutcomeNames.size()> settledResults(const Plan& plan, const Workload& work) {
  std::array<SettledResult, kOutcomeNames.size()> results;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Plan changed = withOutcome(plan, static_cast<Outcome>(i));
    results[i] = {heldShare(changed, work),
                  expectedLook(changed, work, sessionDays(plan).back() + kSettledAfterDays).tone};
  }
  return results;
}

std::optional<Proposal> proposeExtraSession(const Plan& plan, const Workload& work) {
  if (plan.sessions.size() >= kMaxSessions) return std::nullopt;
  Proposal proposal;
  proposal.held_before = heldShare(plan, work);
  if (proposal.held_before >= 1 - kMostShortfall) return std::nullopt;
  proposal.session = plan.sessions.back();
  proposal.session.share = 1;
  proposal.session.interval_days = kExtraIntervalDays;
  proposal.session.zones = {};
  proposal.session.notes.clear();
  Plan longer = plan;
  longer.sessions.push_back(proposal.session);
  proposal.held_after = heldShare(longer, work);
  proposal.reason = fmt::format(
      "After session {} about {:.0f} % of the density aimed at is expected to hold on {} skin; a session {} "
      "after {:.0f} "
      "days brings it to {:.0f} %.",
      plan.sessions.size(), std::round(proposal.held_before * 100),
      kSkinTypeNames[static_cast<std::size_t>(plan.skin.type)], plan.sessions.size() + 1, kExtraIntervalDays,
      std::round(proposal.held_after * 100));
  return proposal;
}

std::optional<Proposal> proposeExtraSession(const Plan& plan, double treated_area_cm2) {
  return proposeExtraSession(plan, usualWorkload(plan, treated_area_cm2));
}

}  // namespace stipple
