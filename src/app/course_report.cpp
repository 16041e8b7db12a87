#include "app/course_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/words.h"
#include "export/plan_words.h"
#include "plan/outcome.h"

namespace stipple {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

double rounded(float value) {
  return rounded(static_cast<double>(value));
}

double priceOf(const Plan& plan) {
  return static_cast<double>(plan.price.amount) *
         (plan.price.per_session ? static_cast<double>(plan.sessions.size()) : 1);
}

}  // namespace

Json courseJson(const Plan& plan, const PlanMeasures& measures) {
  const Workload work = workloadOf(measures.zones);
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  Json course;
  course["sessions"] = Json::array();
  for (std::size_t s = 0; s < sittings.size(); ++s) {
    const auto& measured = measures.sessions[s];
    const Sitting& sitting = sittings[s];
    Json entry{{"session", s + 1},
               {"day", rounded(measured.day)},
               {"share", rounded(measured.share)},
               {"impressions", measured.impressions},
               {"per_cm2", rounded(sitting.per_cm2)},
               {"minutes", std::round(measured.minutes)},
               {"minutes_least", std::round(measured.impressions / kMostPerMinute)},
               {"minutes_most", std::round(measured.impressions / kFewestPerMinute)},
               {"trauma", rounded(sitting.trauma)},
               {"aftercare_days", sitting.aftercare_days}};
    if (plan.first_date) entry["date"] = textOf(daysAfter(*plan.first_date, sitting.day));
    course["sessions"].push_back(std::move(entry));
  }
  const auto results = settledResults(plan, work);
  for (std::size_t i = 0; i < results.size(); ++i)
    course["outcome"][std::string(kOutcomeNames[i])] = {{"held_share", rounded(results[i].held_share)},
                                                        {"settled_tone", rounded(results[i].settled_tone)}};
  course["proposal"] = nullptr;
  if (const auto proposal = proposeExtraSession(plan, work))
    course["proposal"] = {{"interval_days", proposal->session.interval_days},
                          {"held_before", rounded(proposal->held_before)},
                          {"held_after", rounded(proposal->held_after)},
                          {"reason", proposal->reason}};
  course["skin"] = kSkinTypeNames[static_cast<std::size_t>(plan.skin.type)];
  course["price"] = {{"amount", plan.price.amount},
                     {"basis", plan.price.per_session ? "session" : "result"},
                     {"together", priceOf(plan)}};
  Plan read = plan;
  for (const Figure& figure : healingFigures())
    course["healing"].push_back({{"key", figure.key},
                                 {"value", rounded(figure.of(read))},
                                 {"likely", {rounded(figure.likely_low), rounded(figure.likely_high)}},
                                 {"assumed", figure.assumed},
                                 {"source", figure.source}});
  return course;
}

std::string courseText(const Plan& plan, const PlanMeasures& measures) {
  const Workload work = workloadOf(measures.zones);
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  std::string text;
  const auto page = std::back_inserter(text);
  for (std::size_t s = 0; s < sittings.size(); ++s) {
    const auto& measured = measures.sessions[s];
    fmt::format_to(
        page,
        "  session {}  {}day {:>3.0f}  to {:>3.0f} %  about {} ({} to {})  trauma {:.2f}  aftercare {:.0f} "
        "days\n",
        s + 1, plan.first_date ? textOf(daysAfter(*plan.first_date, measured.day)) + ", " : "", measured.day,
        measured.share * 100, hoursWords(measured.minutes), hoursWords(measured.impressions / kMostPerMinute),
        hoursWords(measured.impressions / kFewestPerMinute), sittings[s].trauma, sittings[s].aftercare_days);
  }
  if (plan.price.amount > 0)
    fmt::format_to(
        page, "  price      {} for the {}{}\n", thousands(static_cast<std::uint32_t>(plan.price.amount)),
        plan.price.per_session ? "session" : "finished result",
        plan.price.per_session ? ", " + thousands(static_cast<std::uint32_t>(priceOf(plan))) + " together"
                               : "");

  const auto [best, expected, worst] = settledResults(plan, work);
  const auto assumed = std::ranges::count_if(healingFigures(), &Figure::assumed);
  fmt::format_to(page,
                 "\nWhat is expected on {} skin\n"
                 "  density that holds pigment        {:>5.0f} % of what is aimed at, {:.0f} to {:.0f}\n"
                 "  tone once settled                 {:>5.0f} % of all of it fresh, {:.0f} to {:.0f}\n"
                 "  From pessimistic to optimistic: {} of {} figures of healing are assumed; --json lists "
                 "them with their sources.\n",
                 kSkinTypeNames[static_cast<std::size_t>(plan.skin.type)], 100 * expected.held_share,
                 100 * worst.held_share, 100 * best.held_share, 100 * expected.settled_tone,
                 100 * worst.settled_tone, 100 * best.settled_tone, assumed, healingFigures().size());
  if (const auto proposal = proposeExtraSession(plan, work)) fmt::format_to(page, "  {}\n", proposal->reason);
  return text;
}

}  // namespace stipple
