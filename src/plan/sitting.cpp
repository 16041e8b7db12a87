#include "plan/sitting.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace stipple {
namespace {

/// Treated areas on the built-in head with the default plan (`plan info`), as shares of their sum; for sides
/// and nape, which that plan leaves alone, all of their skin.
constexpr std::array<double, kZoneCount> kUsualAreaShare{0.14, 0.10, 0.40, 0.34, 0.02, 0.60, 0.60};

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

/// What one session did in one zone, as shares of the sites that the plan asks for there.
struct ZoneHits {
  double first = 0;       // sites reached for the first time
  double filled = 0;      // that had lost their pigment
  double touched_up = 0;  // that hold it badly: a second dot
  Fate fate;
  double all() const { return first + filled + touched_up; }
};

/// Where the sites of one zone stand, likewise.
class ZoneState {
 public:
  ZoneHits hitsBy(const Session& session, bool last) const {
    return {.first = std::max(0.0, static_cast<double>(session.share) - reached_),
            .filled = empty_,
            .touched_up = last ? weak_ : 0,
            .fate = {}};
  }
  void settle(const ZoneHits& hits) {
    const double lost = static_cast<double>(hits.fate.lost), weak = static_cast<double>(hits.fate.weak);
    reached_ += hits.first;
    empty_ += (hits.first + hits.filled) * lost - hits.filled;
    // A second dot that is lost leaves the weak one; any other makes it good.
    weak_ += (hits.first + hits.filled) * weak - hits.touched_up * (1 - lost);
  }
  double held(const HealingFigures& figures) const {
    return reached_ - empty_ - weak_ * (1 - static_cast<double>(figures.weak_tone));
  }

 private:
  double reached_ = 0;  // hit at least once
  double empty_ = 0;    // of them, lost what they were given
  double weak_ = 0;     // of them, hold it badly
};

struct Course {
  std::vector<Sitting> sittings;
  std::vector<std::array<ZoneHits, kZoneCount>> hits;  // by session
  std::array<ZoneState, kZoneCount> end{};
};

double sitesOf(const Workload::ZoneWork& zone) {
  return zone.cm2 * zone.density_per_cm2;
}

Sitting sittingOf(const Plan& plan, std::size_t session, float day,
                  const std::array<ZoneHits, kZoneCount>& hits, const Workload& work) {
  Sitting sitting{.day = day};
  for (std::size_t z = 0; z < kZoneCount; ++z) {
    const double sites = sitesOf(work.zone[z]);
    if (sites <= 0 || !plan.sessions[session].zones.has(static_cast<ZoneId>(z))) continue;
    sitting.impressions += hits[z].all() * sites;
    sitting.again += (hits[z].filled + hits[z].touched_up) * sites;
    sitting.worked_cm2 += work.zone[z].cm2;
  }
  sitting.per_cm2 = sitting.worked_cm2 > 0 ? sitting.impressions / sitting.worked_cm2 : 0;
  sitting.minutes = sitting.impressions / kImpressionsPerMinute;
  sitting.minutes_least = sitting.impressions / kMostPerMinute;
  sitting.minutes_most = sitting.impressions / kFewestPerMinute;
  sitting.trauma = traumaOf(plan, session, sitting);
  sitting.aftercare_days = std::round(plan.healing.shed_until_day + kTraumaAftercareDays * sitting.trauma);
  return sitting;
}

Course courseOf(const Plan& plan, const Workload& work) {
  Course course;
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    const Session& session = plan.sessions[s];
    std::array<ZoneHits, kZoneCount> hits{};
    for (std::size_t z = 0; z < kZoneCount; ++z)
      if (session.zones.has(static_cast<ZoneId>(z)))
        hits[z] = course.end[z].hitsBy(session, s + 1 == plan.sessions.size());
    const Sitting& sitting = course.sittings.emplace_back(sittingOf(plan, s, days[s], hits, work));
    for (std::size_t z = 0; z < kZoneCount; ++z) {
      hits[z].fate = fateOf(plan, static_cast<int>(s), sitting.trauma,
                            traitsOf(skinTypeOf(plan, static_cast<ZoneId>(z))));
      course.end[z].settle(hits[z]);
    }
    course.hits.push_back(hits);
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
              return hits.all() * static_cast<double>(meanTone(heal(plan, index, sitting.trauma, days, skin),
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
  const double held = sum(work, [&](std::size_t z) { return course.end[z].held(plan.healing); });
  return sites > 0 ? held / sites : 0;
}

}  // namespace stipple
