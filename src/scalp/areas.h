#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "plan/sitting.h"
#include "plan/zones.h"
#include "scalp/scalp.h"
#include "scalp/sites.h"
#include "shared/treatment.h"

namespace stipple {

/// Where the last session leaves at least this share of the plan's density counts as treated: strays and the
/// faintest dots of a fade do not.
inline constexpr double kTreatedFromShare = 0.1;
/// Where at least this share of a full head's density grows counts as native hair: half looks full
/// [bernsteinmedical.com].
inline constexpr double kNativeFromShare = 0.5;

/// One zone of a plan on one head. Areas are of skin, summed over the chart's texels: only scalp counts, and
/// only inside the outline or where something is asked for or grows.
struct ZoneArea {
  double area_cm2 = 0;
  double treated_cm2 = 0;
  double native_cm2 = 0;
  double density_per_cm2 = 0;         // of pigment when the last session is done, in the mean of treated_cm2
  double native_density_per_cm2 = 0;  // of hair, in the mean of area_cm2
  std::array<std::uint32_t, shared::kSessionCount> impressions{};  // of each session
  bool operator==(const ZoneArea&) const = default;
};
using ZoneAreas = std::array<ZoneArea, kZoneCount>;  // by ZoneId

/// Areas and densities. Impressions stay 0: they need sites.
ZoneAreas measureAreas(Scalp& scalp, const Plan& plan);

/// What there is to treat, as plan/sitting.h reckons with it.
Workload workloadOf(const ZoneAreas& zones);
/// The same from the texels that ask for pigment (FieldMap): quick, and zones run into each other.
Workload workloadOf(std::span<const AskingTexel> asking, const Densities& plan);

/// Counts every needle strike of every session into its zone, as historyOf (treatment.h) decides them.
void countByZone(ZoneAreas& zones, Scalp& scalp, const Plan& plan, const SiteSet& sites);

/// The densities that one texel asks for, per cm²: pigment on top of hair, and hair.
struct TexelDensity {
  double pigment, hair;
};
TexelDensity densityOf(const FieldTexel& texel, const Densities& plan);

}  // namespace stipple
