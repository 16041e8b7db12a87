// What each session comes to: how many impressions, how long, how hard for the skin, and what the whole plan
// looks like in the mean on any day. Expected values of what scalp/treatment decides site by site.
#pragma once
#include <array>
#include <vector>

#include "plan/healing.h"

namespace stipple {

/// What there is to treat, by zone: cm² of treated skin and the mean density of pigment there when the last
/// session is done (scalp/areas measures both on a head). Density includes the zone's share.
struct Workload {
  struct ZoneWork {
    double cm2 = 0;
    double density_per_cm2 = 0;
    bool operator==(const ZoneWork&) const = default;
  };
  std::array<ZoneWork, kZoneCount> zone{};  // by ZoneId
  double area_cm2() const;
  bool operator==(const Workload&) const = default;
};
/// Of a treated area whose zones are as large as they are on average.
Workload usualWorkload(const Plan& plan, double treated_area_cm2);
/// About half the scalp: Norwood VI to VII [domain.md 2.5].
inline constexpr double kUsualTreatedCm2 = 250;

/// One session as expected.
struct Sitting {
  float day;  // since the first session
  double impressions;
  double again;       // of them, at sites that had lost their pigment or hold it badly
  double worked_cm2;  // of the zones it works
  double per_cm2;     // impressions over that
  double minutes;     // at kImpressionsPerMinute; between minutes_least and minutes_most
  double minutes_least;
  double minutes_most;
  float trauma;          // 0 none to 1 clearly overworked: from per_cm2, minutes and pressure
  float aftercare_days;  // until scabs are gone and the skin has calmed down
};
/// One for each session of the plan. A session's figures hang on itself and those before it; only the last
/// one's also on its being the last.
std::vector<Sitting> sittingsOf(const Plan& plan, const Workload& work);
std::vector<Sitting> sittingsOf(const Plan& plan, double treated_area_cm2);

/// Needle strikes: 14,000 in a session of 2 to 4 hours [jonathangerow.com].
inline constexpr double kImpressionsPerMinute = 14'000 / 180.0;
inline constexpr double kFewestPerMinute = 14'000 / 240.0, kMostPerMinute = 14'000 / 120.0;

/// What is seen of the whole treatment, in the mean.
struct ExpectedLook {
  float tone = 0;     // integrated: 1 is every impression of the plan fresh, taken, of the plan's own pigment
  float redness = 0;  // of the session that is reddest on that day, 0 to 1 (more where overworked)
};
/// `day` since the first session, >= 0 (asserted). Scars, strokes and the fade at the hairline are not
/// counted: they lie on a head. Each zone heals as its own skin does.
ExpectedLook expectedLook(const Plan& plan, const Workload& work, float day);
float expectedTone(const Plan& plan, double treated_area_cm2, float day);

/// Share of the density aimed at (1: Plan::density_per_cm2 everywhere asked for) that holds pigment once the
/// last session has settled, a weak impression counted by its ink.
double heldShare(const Plan& plan, const Workload& work);

}  // namespace stipple
