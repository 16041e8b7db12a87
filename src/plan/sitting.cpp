#include "plan/sitting.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace stipple {
namespace {

/// Of a bald top, as measured on the built-in head with the default plan; sides and nape are added where a
/// plan asks for them.
constexpr std::array<double, kZoneCount> kUsualAreaShare{0.13, 0.17, 0.26, 0.32, 0.12, 0.5, 0.25};

/// Both count, density more: a long day on a large, sparse head harms less than dense work [assumed].
constexpr double kDensityWeight = 0.6;
/// Little happens at ordinary doses, and then much [assumed].
constexpr double kTraumaExponent = 3.5;
/// A heavy hand adds this share, a light one takes it [assumed].
constexpr float kPressureTrauma = 0.3f;
/// Overworked skin needs so many days longer [elegantsmp.com: stricter aftercare; days assumed].
constexpr float kTraumaAftercareDays = 4;

float traumaOf(const Plan& plan, std::size_t session, const Sitting& sitting) {
  const HealingFigures& figures = plan.healing;
  const double dense =
      std::pow(sitting.per_cm2 / static_cast<double>(figures.trauma_per_cm2), kTraumaExponent);
  const double tiring =
      std::pow(sitting.minutes / static_cast<double>(figures.trauma_minutes), kTraumaExponent);
  const double both = kDensityWeight * dense + (1 - kDensityWeight) * tiring;
  const float hand = 1 + kPressureTrauma * plan.sessions[session].pressure;
  return std::clamp(static_cast<float>(both) * hand, 0.0f, 1.0f);
}

/// Sites of one zone, as shares of those that the whole plan asks for there. A session hits those that it
/// reaches for the first time and those that hold no pigment; the last one also those that hold it badly,
/// with a second dot.
struct ZoneState {
  double reached = 0;  // hit at least once
  double empty = 0;    // of them, lost what they were given
  double weak = 0;     // of them, hold it badly
};

/// What one session did in one zone, as shares of the sites that the plan asks for there.
struct ZoneHits {
  double first = 0, again = 0;
  double hits() const { return first + again; }
  Fate fate;
};

struct Course {
  std::vector<Sitting> sittings;
  std::vector<std::array<ZoneHits, kZoneCount>> hits;  // by session
  std::array<ZoneState, kZoneCount> end{};
};

double sitesOf(const Workload::ZoneWork& zone) {
  return zone.cm2 * zone.density_per_cm2;
}

Course courseOf(const Plan& plan, const Workload& work) {
  Course course;
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    const Session& session = plan.sessions[s];
    const bool last = s + 1 == plan.sessions.size();
    std::array<ZoneHits, kZoneCount>& hits = course.hits.emplace_back();
    Sitting sitting{.day = days[s]};
    for (std::size_t z = 0; z < kZoneCount; ++z) {
      if (!session.zones.has(static_cast<ZoneId>(z))) continue;
      const ZoneState& state = course.end[z];
      hits[z].first = std::max(0.0, static_cast<double>(session.share) - state.reached);
      hits[z].again = state.empty + (last ? state.weak : 0);
      const double sites = sitesOf(work.zone[z]);
      sitting.impressions += hits[z].hits() * sites;
      sitting.again += hits[z].again * sites;
      if (sites > 0) sitting.worked_cm2 += work.zone[z].cm2;
    }
    sitting.per_cm2 = sitting.worked_cm2 > 0 ? sitting.impressions / sitting.worked_cm2 : 0;
    sitting.minutes = sitting.impressions / kImpressionsPerMinute;
    sitting.minutes_least = sitting.impressions / kMostPerMinute;
    sitting.minutes_most = sitting.impressions / kFewestPerMinute;
    sitting.trauma = traumaOf(plan, s, sitting);
    sitting.aftercare_days =
        std::ceil(plan.healing.shed_until_day + kTraumaAftercareDays * sitting.trauma - 0.5f);

    for (std::size_t z = 0; z < kZoneCount; ++z) {
      ZoneHits& zone = hits[z];
      zone.fate = fateOf(plan, static_cast<int>(s), sitting.trauma,
                         traitsOf(skinTypeOf(plan, static_cast<ZoneId>(z))));
      ZoneState& state = course.end[z];
      const double touched_up = last ? state.weak : 0, filled = zone.again - touched_up;
      const double lost = static_cast<double>(zone.fate.lost), weak = static_cast<double>(zone.fate.weak);
      state.reached += zone.first;
      if (zone.hits() == 0) continue;
      state.empty += (zone.first + filled) * lost - filled;
      // A second dot that is lost leaves the weak one; one that is weak makes it good.
      state.weak += (zone.first + filled) * weak - touched_up * (1 - lost);
    }
    course.sittings.push_back(sitting);
  }
  return course;
}

double sum(const Workload& work, auto&& of) {
  double total = 0;
  for (std::size_t z = 0; z < kZoneCount; ++z) total += of(z) * sitesOf(work.zone[z]);
  return total;
}

/// Ink of a session's fresh dot beside one of the plan's own pigment.
float inkOf(const Plan& plan, std::size_t session) {
  const FreshDot dot = freshDotOf(plan, static_cast<int>(session));
  const float wider = dot.diameter_mm / plan.pigment.fresh_diameter_mm;
  return wider * wider * (1 - std::exp(-dot.optical_depth)) / (1 - std::exp(-plan.pigment.optical_depth));
}

}  // namespace

double Workload::area_cm2() const {
  return std::accumulate(zone.begin(), zone.end(), 0.0, [](double area, const ZoneWork& work) {
    return area + (work.density_per_cm2 > 0 ? work.cm2 : 0);
  });
}

Workload usualWorkload(const Plan& plan, double treated_area_cm2) {
  Workload work;
  double shares = 0;
  for (std::size_t z = 0; z < kZoneCount; ++z)
    if (plan.zones.zone[z].density > 0) shares += kUsualAreaShare[z];
  for (std::size_t z = 0; z < kZoneCount; ++z) {
    const float share = plan.zones.zone[z].density;
    if (share <= 0) continue;
    work.zone[z] = {treated_area_cm2 * kUsualAreaShare[z] / shares,
                    static_cast<double>(share * plan.density_per_cm2)};
  }
  return work;
}

std::vector<Sitting> sittingsOf(const Plan& plan, const Workload& work) {
  return courseOf(plan, work).sittings;
}

std::vector<Sitting> sittingsOf(const Plan& plan, double treated_area_cm2) {
  return sittingsOf(plan, usualWorkload(plan, treated_area_cm2));
}

ExpectedLook expectedLook(const Plan& plan, const Workload& work, float day) {
  assert(day >= 0);
  const Course course = courseOf(plan, work);
  const double sites = sum(work, [](std::size_t) { return 1.0; });
  ExpectedLook look;
  if (sites <= 0) return look;
  double tone = 0;
  for (std::size_t s = 0; s < course.sittings.size() && day >= course.sittings[s].day; ++s) {
    const Sitting& sitting = course.sittings[s];
    const float days = day - sitting.day;
    const auto index = static_cast<int>(s);
    tone += static_cast<double>(inkOf(plan, s)) * sum(work, [&](std::size_t z) {
              const SkinTraits& skin = traitsOf(skinTypeOf(plan, static_cast<ZoneId>(z)));
              const ZoneHits& hits = course.hits[s][z];
              return hits.hits() * static_cast<double>(meanTone(heal(plan, index, sitting.trauma, days, skin),
                                                                hits.fate, plan.healing));
            });
    look.redness = std::max(look.redness, heal(plan, index, sitting.trauma, days).redness);
  }
  look.tone = static_cast<float>(tone / sites);
  return look;
}

float expectedTone(const Plan& plan, double treated_area_cm2, float day) {
  return expectedLook(plan, usualWorkload(plan, treated_area_cm2), day).tone;
}

double heldShare(const Plan& plan, const Workload& work) {
  const Course course = courseOf(plan, work);
  const double sites = sum(work, [](std::size_t) { return 1.0; });
  const double held = sum(work, [&](std::size_t z) {
    const ZoneState& state = course.end[z];
    return state.reached - state.empty - state.weak * (1 - static_cast<double>(plan.healing.weak_tone));
  });
  return sites > 0 ? held / sites : 0;
}

}  // namespace stipple
