#pragma once
#include <vector>

#include "plan/rules.h"
#include "scalp/areas.h"

namespace stipple {

/// A plan on one head in figures: what the practitioner reads before the needle, and what is wrong with it.
struct PlanMeasures {
  struct Sitting {
    float day;  // since the first
    float share;
    std::uint32_t impressions;
    double minutes;
  };
  std::vector<Sitting> sessions;
  ZoneAreas zones;
  double treated_cm2 = 0;
  double native_cm2 = 0;
  HairlineMeasures hairline;
  std::vector<BrokenRule> broken_rules;
};

/// `sites` of this head; a fraction of a second.
PlanMeasures measurePlan(Scalp& scalp, const Plan& plan, const SiteSet& sites);

}  // namespace stipple
