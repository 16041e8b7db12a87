#include "scalp/areas.h"

#include <algorithm>
#include <cmath>

#include "base/units.h"
#include "scalp/treatment.h"

namespace stipple {

TexelDensity densityOf(const FieldTexel& texel, const Densities& plan) {
  const double together = targetDensity(texel, plan) / static_cast<double>(shared::kDensityUnitsPerCm2);
  const double hair = nativeDensity(texel, plan) / static_cast<double>(shared::kDensityUnitsPerCm2);
  return {together - hair, hair};
}

ZoneAreas measureAreas(Scalp& scalp, const Plan& plan) {
  const Fields& fields = scalp.fieldsFor(plan);
  const Densities densities = densitiesOf(plan);
  const ChartMap& map = scalp.map();
  const double treated_from = kTreatedFromShare * static_cast<double>(plan.density_per_cm2);
  const double native_from = kNativeFromShare * static_cast<double>(plan.native.density_per_cm2);
  ZoneAreas zones{};
  for (int y = 0; y < kChartSize; ++y)
    for (int x = 0; x < kChartSize; ++x) {
      const std::size_t texel = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
      if (!map.on_skin[texel] || map.region[texel] != Region::scalp) continue;
      const auto [pigment, hair] = densityOf(fields[texel], densities);
      if (pigment <= 0 && hair <= 0) continue;
      const double area_cm2 = static_cast<double>(map.area_mm2[texel]) / kMm2PerCm2;
      ZoneArea& zone = zones[static_cast<std::size_t>(scalp.zoneOf(x, y))];
      zone.area_cm2 += area_cm2;
      zone.native_density_per_cm2 += hair * area_cm2;
      if (hair > 0 && hair >= native_from) zone.native_cm2 += area_cm2;
      if (pigment < treated_from) continue;
      zone.treated_cm2 += area_cm2;
      zone.density_per_cm2 += pigment * area_cm2;
    }
  for (ZoneArea& zone : zones) {  // from numbers of dots to densities
    if (zone.area_cm2 > 0) zone.native_density_per_cm2 /= zone.area_cm2;
    if (zone.treated_cm2 > 0) zone.density_per_cm2 /= zone.treated_cm2;
  }
  return zones;
}

Workload workloadOf(const ZoneAreas& zones) {
  Workload work;
  for (std::size_t zone = 0; zone < kZoneCount; ++zone)
    work.zone[zone] = {zones[zone].treated_cm2, zones[zone].density_per_cm2};
  return work;
}

Workload workloadOf(std::span<const AskingTexel> asking, const Densities& plan) {
  const auto treated_from = static_cast<std::uint32_t>(std::ceil(kTreatedFromShare * plan.pigment));
  Workload work;
  for (const AskingTexel& texel : asking) {
    const std::uint32_t pigment =
        shared::targetDensity(texel.pigment, texel.hair, plan.pigment, plan.native) -
        shared::nativeDensity(texel.hair, plan.native);
    if (pigment == 0 || pigment < treated_from) continue;
    Workload::ZoneWork& zone = work.zone[texel.zone];
    const double mm2 = static_cast<double>(texel.area_mm2);
    zone.cm2 += mm2;
    zone.density_per_cm2 += pigment * mm2;
  }
  for (Workload::ZoneWork& zone : work.zone) {  // from square millimetres and numbers of dots in some unit
    if (zone.cm2 > 0) zone.density_per_cm2 /= zone.cm2 * shared::kDensityUnitsPerCm2;
    zone.cm2 /= kMm2PerCm2;
  }
  return work;
}

void countByZone(ZoneAreas& zones, Scalp& scalp, const Plan& plan, const SiteSet& sites) {
  const Fields& fields = scalp.fieldsFor(plan);
  const shared::Treatment treatment = treatmentAt(plan, sites, sessionDays(plan).back(), scalp.workload());
  const auto column = [](std::uint32_t coordinate) {
    return static_cast<int>(coordinate / (65536u / static_cast<std::uint32_t>(kChartSize)));
  };
  for (const shared::Site& site : sites.sites) {
    const SiteHistory history = historyOf(site, fields, treatment);
    if (!history.hits) continue;
    const ZoneId zone = scalp.zoneOf(column(site.chart & 0xffffu), column(site.chart >> 16));
    for (std::uint32_t s = 0; s < treatment.session_count; ++s)
      zones[static_cast<std::size_t>(zone)].impressions[s] += history.hits >> s & 1u;
  }
}

}  // namespace stipple
