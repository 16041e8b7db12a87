#include "scalp/plan_measures.h"

#include <algorithm>

#include "plan/sitting.h"
#include "scalp/edge_roughness.h"
#include "scalp/guides.h"

namespace stipple {

PlanMeasures measurePlan(Scalp& scalp, const Plan& plan, const SiteSet& sites) {
  PlanMeasures measures;
  measures.hairline = measureHairline(scalp.outlineFor(plan), scalp.head().landmarks, scalp.rays());
  const EdgeProfile edge = edgeProfileOf(scalp, plan);
  measures.hairline.macro_roughness_mm = bandRoughness(edge.depth_mm, edge.step_mm, kMacroBand);
  measures.hairline.micro_roughness_mm = bandRoughness(edge.depth_mm, edge.step_mm, kMicroBand);

  measures.zones = measureAreas(scalp, plan);
  countByZone(measures.zones, scalp, plan, sites);
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    std::uint32_t impressions = 0;
    for (const ZoneArea& zone : measures.zones) impressions += zone.impressions[s];
    measures.sessions.push_back(
        {days[s], plan.sessions[s].share, impressions, impressions / kImpressionsPerMinute});
  }

  TreatmentMeasures treatment;
  for (const ZoneArea& zone : measures.zones) {
    measures.treated_cm2 += zone.treated_cm2;
    measures.native_cm2 += zone.native_cm2;
  }
  for (const FieldTexel& texel : scalp.fieldsFor(plan)) {
    const auto [pigment, hair] = densityOf(texel, densitiesOf(plan));
    if (pigment > 0) treatment.densest_per_cm2 = std::max(treatment.densest_per_cm2, pigment + hair);
  }
  for (const auto& session : measures.sessions) treatment.session_minutes.push_back(session.minutes);
  treatment.sittings = sittingsOf(plan, workloadOf(measures.zones));
  measures.broken_rules = brokenRules(plan, measures.hairline, treatment);
  return measures;
}

}  // namespace stipple
