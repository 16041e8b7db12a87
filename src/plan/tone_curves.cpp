#include "plan/tone_curves.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/units.h"
#include "plan/stage.h"

namespace stipple {
namespace {

constexpr float kFineStepDays = 0.25f, kCoarseStepDays = 7;
constexpr float kHealedDays = 28, kSettledDays = 42;

std::vector<ToneSample> sampled(const Plan& plan, const Workload& work, const std::vector<float>& days) {
  std::vector<ToneSample> samples;
  samples.reserve(days.size());
  for (const float day : days) {
    const ExpectedLook look = expectedLook(plan, work, day);
    samples.push_back({day, look.tone, look.redness});
  }
  return samples;
}

float rednessGoneDay(const Plan& plan, float trauma) {
  float day = 0;
  while (heal(plan, 0, trauma, day).redness > 0) day += kFineStepDays / 4;
  return day;
}

ToneCourse courseOf(const Plan& plan, const Workload& work, const std::vector<float>& days) {
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  const auto last = static_cast<int>(sittings.size()) - 1;
  const float last_day = sittings.back().day, trauma = sittings.back().trauma;
  const Fate fate = fateOf(plan, last, trauma);
  const auto tone_of_last = [&](float since) {
    return meanTone(heal(plan, last, trauma, since), fate, plan.healing);
  };
  const auto tone_on = [&](float day) { return expectedLook(plan, work, day).tone; };
  const float settled = last_day + std::max(kSettledDays, plan.healing.settled_day);
  return {sampled(plan, work, days),
          {.fresh_to_healed = tone_of_last(kHealedDays) / tone_of_last(0) - 1,
           .redness_gone_day = rednessGoneDay(plan, sittings.front().trauma),
           .fading_per_year = 1 - tone_on(settled + kDaysPerYear) / tone_on(settled),
           .settled_tone = static_cast<double>(tone_on(settled)),
           .held_share = heldShare(plan, work),
           .most_trauma = std::ranges::max(sittings, {}, &Sitting::trauma).trauma}};
}

}  // namespace

std::vector<float> studyDays(const Plan& plan) {
  std::vector<float> days;
  for (float day = 0; day < kStudyDays; day += kFineStepDays) days.push_back(day);
  for (float day = kStudyDays; day < kLastYear * kDaysPerYear; day += kCoarseStepDays) days.push_back(day);
  days.push_back(kLastYear * kDaysPerYear);
  for (const float session : sessionDays(plan)) {
    days.push_back(session);
    if (session > 0) days.push_back(std::nextafter(session, 0.0f));
  }
  std::ranges::sort(days);
  const auto [repeated, end] = std::ranges::unique(days);
  days.erase(repeated, end);
  return days;
}

ToneStudy studyTone(const Plan& plan, const Workload& work) {
  const std::vector<float> days = studyDays(plan);
  ToneStudy study{.session_days = sessionDays(plan), .skins = {}, .own = plan.skin.type, .outcomes = {}};
  for (std::size_t type = 0; type < kSkinTypeCount; ++type) {
    Plan on_skin = plan;
    on_skin.skin.type = static_cast<SkinType>(type);
    study.skins[type] = {on_skin.skin.type, courseOf(on_skin, work, days),
                         courseOf(oneSession(on_skin), work, days)};
  }
  for (std::size_t i = 0; i < study.outcomes.size(); ++i)
    study.outcomes[i] = sampled(withOutcome(plan, static_cast<Outcome>(i)), work, days);
  return study;
}

}  // namespace stipple
